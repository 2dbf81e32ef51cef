/**
 * Decides which phrases of an imported text look damaged, so that a person can judge them; nothing is changed. The
 * rules are our own, drawn from faults of machine-made republications, and prefer silence to a false alarm: most ask
 * for two signs at once, and those that lean on grammar are for English only.
 */
import type { ImportedBlock, Suggestion, SuggestionReason } from './import-outline.ts'
import { namePhrases } from './name-spellings.ts'
import { strayCapitals } from './stray-capitals.ts'
import { endsSentence } from './unit.ts'
import { isEnglish, WordUse } from './word-use.ts'

/**
 * Suggestions in the order of the blocks, each phrase once per block and reason. `splitWords` holds, by a block's
 * first line, the words that a soft wrap may have cut. Costs time in proportion to the text.
 */
export function suggestFaults(
  blocks: readonly ImportedBlock[],
  splitWords: ReadonlyMap<number, readonly string[]>,
): Suggestion[] {
  const prose = blocks.filter(({ type }) => type === 'paragraph' || type === 'quote' || type === 'list-item')
  const isEnglishText = isEnglish(prose)
  const use = new WordUse(prose)
  const names = namePhrases(prose)
  const suggestions: Suggestion[] = []
  for (const [index, block] of prose.entries()) {
    const found: Found[] = [
      ...lowerCaseStart(block, prose[index - 1]),
      ...missingSpaces(block.text),
      ...(isEnglishText ? [...cutSentences(block.text), ...doubledWords(block.text)] : []),
      ...(isEnglishText && endsSentence(block.text)
        ? strayCapitals(block.text, use).map(because('stray-capital'))
        : []),
      ...(splitWords.get(block.line) ?? []).filter((phrase) => block.text.includes(phrase)).map(because('split-word')),
      ...(names.get(block.id) ?? []).map(because('name-spelling')),
    ]
    suggestions.push(...distinct(found).map((suspect) => ({ block: block.id, ...suspect })))
  }
  return suggestions
}

type Found = Pick<Suggestion, 'phrase' | 'reason'>

function because(reason: SuggestionReason): (phrase: string) => Found {
  return (phrase) => ({ phrase, reason })
}

function distinct(found: readonly Found[]): Found[] {
  const byKey = new Map(found.map((suspect) => [`${suspect.reason} ${suspect.phrase}`, suspect]))
  return [...byKey.values()]
}

/** A small letter may open a name (al-Sudani, de Gaulle, iPhone), an address, or go on after a list or a colon. */
function lowerCaseStart({ type, text }: ImportedBlock, before: ImportedBlock | undefined): Found[] {
  if (type === 'list-item' || !/^\p{Ll}/u.test(text)) return []
  if (/^(?:\p{Ll}\p{Lu}|(?:al|el|de|da|di|van|von|der|bin|d|l)[-’' ]|https?:|www\.)/u.test(text)) return []
  if (before !== undefined && !endsSentence(before.text)) return []
  const phrase = /^\S{1,40}(?: \S{1,40}){0,2}/.exec(text)?.[0]
  return phrase === undefined ? [] : [{ phrase, reason: 'lower-case-start' }]
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const gluedPatterns: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})(?:${months}) \\d{1,2}\\p{Lu}(?!\\p{Lu})\\p{Ll}{0,20}(?: \\p{L}{1,20})?`, 'gu'),
  /(?<![\p{L}\p{N}./@_-])\p{L}?\p{Ll}{2,30}[.!?]\p{Lu}\p{Ll}{0,30}(?![\p{L}\p{N}._/@(-])/gu,
  /(?<![\p{L}\p{N}./@_-])\p{L}?\p{Ll}{2,30}[,;]\p{L}{2,30}(?![\p{L}\p{N}._/@=-])/gu,
]

function missingSpaces(text: string): Found[] {
  return gluedPatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([phrase]) => ({ phrase, reason: 'missing-space' })),
  )
}

/** Words that cannot close a sentence, and an auxiliary whose participle has become the next sentence. */
const cutPatterns: readonly RegExp[] = [
  /(?<=[\p{L},] )(?:because|although|the|an|and|or|but|nor|than|whose|their|its|our|my|every)\. \p{Lu}\p{Ll}{1,30}/gu,
  /(?<!\p{L})(?:is|are|was|were|has|have|had|been)(?: not)?\. \p{Lu}\p{Ll}{2,24}(?:ed|en|wn|ing) (?:to|by|in|on|with|at|for|from|as|of)(?=[^.!?,;]{0,60}[.!?](?:\s|$))/gu,
]
const titles = /^(?:gov|sen|rep|gen|col|capt|sgt|prof|rev|hon|mrs|messrs|pres|supt|inc|ltd|corp|bros|dept|univ|mount)$/i

function cutSentences(text: string): Found[] {
  const phrases = cutPatterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([phrase]) => phrase))
  // "… to counter ISIS. Militant Islamic." – two capitalised words are no sentence.
  const stump = /(\p{L}{3,30})\. (\p{Lu}\p{Ll}{2,20} \p{Lu}\p{Ll}{2,20}\.)$/u.exec(text.slice(-90))
  if (stump?.[2] !== undefined && !titles.test(stump[1] ?? '')) phrases.push(stump[2])
  return phrases.map(because('cut-sentence'))
}

const mayBeDoubled = /^(?:had|that|very|no|so|ha|bye|really|much|far|many|long|never|now|well|there|is|do|her|in|on)$/

function doubledWords(text: string): Found[] {
  return [...text.matchAll(/(?<![\p{L}’'-])(\p{L}{1,20}) (?=(\p{Ll}{1,20})(?![\p{L}’'-]))/gu)]
    .filter(([, word = '', next]) => word.toLowerCase() === next && !mayBeDoubled.test(next))
    .map(([, word = '', next = '']) => ({ phrase: `${word} ${next}`, reason: 'doubled-word' }))
}
