/** One character of a corpus text. It keeps its number through every edit, so that the truth of an edit is known, not found. */
export type Cell = { text: string; id: number }
export type Sentence = Cell[]
/** A paragraph; its sentences are parted by one space, which belongs to nobody. */
export type Paragraph = { id: string; sentences: Sentence[] }
export type Doc = Paragraph[]

/** Gives numbers to new characters. */
export type Numbering = { cells: (text: string) => Sentence; paragraphId: () => string }

export function numberingFrom(prefix: string): Numbering {
  let cell = 0
  let paragraph = 0
  return {
    cells: (text) =>
      Array.from(text, (character) => {
        cell += 1
        return { text: character, id: cell }
      }),
    paragraphId: () => {
      paragraph += 1
      return `${prefix}${paragraph}`
    },
  }
}

export function docFrom(paragraphs: readonly (readonly string[])[], numbering: Numbering): Doc {
  return paragraphs.map((sentences) => ({ id: numbering.paragraphId(), sentences: sentences.map(numbering.cells) }))
}

/** A copy that edits may change without touching this one. */
export function copyOf(doc: Doc): Doc {
  return doc.map(({ id, sentences }) => ({
    id,
    sentences: sentences.map((sentence) => sentence.map((cell) => ({ ...cell }))),
  }))
}

/** A character with its UTF-16 offset in the text stream. Number 0: white space between sentences and paragraphs. */
export type PlacedCell = Cell & { offset: number; isLetter: boolean }

/** All characters of a text in the order of its stream. */
export function placedCells(doc: Doc): PlacedCell[] {
  const placed: PlacedCell[] = []
  let offset = 0
  const place = ({ text, id }: Cell) => {
    placed.push({ text, id, offset, isLetter: /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]/u.test(text) })
    offset += text.length
  }
  doc.forEach(({ sentences }, paragraph) => {
    if (paragraph > 0) place({ text: '\n', id: 0 })
    sentences.forEach((sentence, index) => {
      if (index > 0) place({ text: ' ', id: 0 })
      sentence.forEach(place)
    })
  })
  return placed
}

export function blockText({ sentences }: Paragraph): string {
  return sentences.map(textOf).join(' ')
}

export function textOf(sentence: Sentence): string {
  return sentence.map(({ text }) => text).join('')
}

/** Where each word of a sentence begins and ends in it, in cells; punctuation beside a word is not of it. */
export function wordsOf(sentence: Sentence): { from: number; to: number }[] {
  const words: { from: number; to: number }[] = []
  sentence.forEach(({ text }, index) => {
    if (!/[\p{L}\p{N}\p{M}’'‍]/u.test(text)) return
    const last = words.at(-1)
    if (last?.to === index) last.to = index + 1
    else words.push({ from: index, to: index + 1 })
  })
  return words
}
