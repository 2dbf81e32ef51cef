/**
 * Decides which words of a paragraph are chosen without a pointer: the whole paragraph first, then sentence by sentence.
 * Source: sentence boundaries of UAX #29, as `Intl.Segmenter` finds them.
 */

/** UTF-16 offsets [start, end) in the paragraph. */
export type Sentence = { start: number; end: number }

/** The sentences from `first` to `last` (indices, both included) are chosen. */
export type SentenceChoice = { first: number; last: number }

export type SentenceStep = 'next' | 'previous' | 'longer' | 'shorter'

/** The sentences of a paragraph without the white space between them; none for a blank text. */
export function sentencesOf(text: string, locale: string): Sentence[] {
  const sentences: Sentence[] = []
  for (const { segment, index } of new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)) {
    const start = index + segment.length - segment.trimStart().length
    const end = index + segment.trimEnd().length
    if (start < end) sentences.push({ start, end })
  }
  return sentences
}

/** All sentences of a paragraph. */
export function wholeParagraph(count: number): SentenceChoice {
  return { first: 0, last: Math.max(0, count - 1) }
}

/**
 * One step of the choice among `count` sentences. From the whole paragraph, 'next' goes to the first sentence and
 * 'previous' to the last. At the edges nothing changes.
 */
export function stepSentences(choice: SentenceChoice, step: SentenceStep, count: number): SentenceChoice {
  const { first, last } = choice
  const isWhole = count > 1 && first === 0 && last === count - 1
  switch (step) {
    case 'next': {
      const at = isWhole ? 0 : Math.min(last + 1, count - 1)
      return { first: at, last: at }
    }
    case 'previous': {
      const at = isWhole ? count - 1 : Math.max(first - 1, 0)
      return { first: at, last: at }
    }
    case 'longer':
      return { first, last: Math.min(last + 1, count - 1) }
    case 'shorter':
      return { first, last: Math.max(last - 1, first) }
  }
}
