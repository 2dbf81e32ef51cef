/**
 * Decides how a text itself uses its words: which stand in small letters inside a sentence, and how often one is
 * capitalised there. A capital can then be judged by the text's own habit instead of a dictionary.
 */

type Prose = { text: string }

/** Distinct words that are counted; a text with more is no article. */
const mostWords = 50_000

export class WordUse {
  readonly #lower = new Map<string, number>()
  readonly #capital = new Map<string, number>()

  constructor(blocks: readonly Prose[]) {
    for (const { text } of blocks) {
      for (const [word] of text.matchAll(/(?<=[\p{L},] )\p{L}{3,30}(?![\p{L}])/gu)) this.#count(word)
    }
  }

  /** Times the word stands in small letters inside a sentence. */
  lowerCount(word: string): number {
    return this.#lower.get(word.toLowerCase()) ?? 0
  }

  /** Times the word stands capitalised inside a sentence. */
  capitalCount(word: string): number {
    return this.#capital.get(word.toLowerCase()) ?? 0
  }

  #count(word: string): void {
    const key = word.toLowerCase()
    const counts = word === key ? this.#lower : this.#capital
    if (counts.size < mostWords || counts.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
}

const englishWords = new Set('the of and to in a is was for that on with as it at by from were had not have'.split(' '))

/** True when common English words make up at least a seventh of the text's words. */
export function isEnglish(blocks: readonly Prose[]): boolean {
  let words = 0
  let english = 0
  for (const { text } of blocks) {
    for (const [word] of text.matchAll(/\p{L}+/gu)) {
      words += 1
      if (englishWords.has(word.toLowerCase())) english += 1
    }
  }
  return english * 7 >= words && english > 0
}
