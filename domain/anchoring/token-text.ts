/**
 * Decides into which smallest pieces a text is cut when two revisions are compared: words, and every other visible
 * character by itself, never half a character. Source: UAX #29, simplified; grapheme clusters by their usual makings
 * (marks, variation selectors, emoji joined or coloured, pairs of regional indicators).
 */
import { foldCase, straightenQuotes } from '#domain/fold-text.ts'
import type { AnchoredBlock } from './schema.ts'

/** How strongly the text parts before a token; a text is rather cut where it parts strongly. */
export const parting = { none: 0, phrase: 1, sentence: 2, block: 3 } as const

/** A text in pieces. Each array but the last five has one entry for each token, in order. */
export type TokenText = {
  size: number
  /** What the token says, as a number: equal numbers are equal words but for case, accents' composition and quotes. */
  keys: Int32Array
  /** UTF-16 offsets [start, end) in the text stream. */
  starts: Int32Array
  ends: Int32Array
  /** Index of the token's block. */
  blocks: Int32Array
  /** Number of the token's sentence, counted over the whole text. */
  sentences: Int32Array
  /** How much the token says: how many letters, digits and emoji it has; 0 for punctuation. */
  weights: Int32Array
  /** `partings[i]` is how the text parts before token i; one more entry for its end. */
  partings: Uint8Array
  /** Index of the first token of each block; one more entry for the end. */
  firstOfBlock: Int32Array
  /** UTF-16 offset of each block in the text stream. */
  offsets: Int32Array
  blockIds: readonly string[]
  blockTexts: readonly string[]
}

/** Numbers for words, shared by the texts that are compared. */
export type Vocabulary = Map<string, number>

const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const joiners = String.raw`\u00ad\u200c\u200d\u2060`
const tokenPattern = new RegExp(
  [
    String.raw`[${unspaced}]\p{M}*`,
    String.raw`(?:(?![${unspaced}])[\p{L}\p{N}\p{M}\p{Pc}]|(?<=[\p{L}\p{N}\p{M}])[${joiners}](?=[\p{L}\p{N}]))+`,
    String.raw`\p{Regional_Indicator}{2}`,
    String.raw`\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}\u{e0020}-\u{e007f}]*(?:\u200d\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*)*`,
    String.raw`\S[\p{M}\u200d]*`,
  ].join('|'),
  'gu',
)
const letters = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/gu
const endsSentence = /^[.!?…。！？؟۔।]$/u
const closes = /^["'”’»)\]]$/u
const endsPhrase = /^[,;:–—،؛、，；：]$/u
const ownStop = /^[。！？।]$/u
const isPlainWord = /^[a-z]+$/
const invisible = new RegExp(`[${joiners}]`, 'g')

/** Cuts the blocks of one level into tokens. Linear in the length of the text. */
export function tokenText(blocks: readonly AnchoredBlock[], vocabulary: Vocabulary): TokenText {
  const rows: { key: number; start: number; end: number; block: number; weight: number; parting: number }[] = []
  const firstOfBlock = new Int32Array(blocks.length + 1)
  const offsets = new Int32Array(blocks.length)
  let offset = 0
  blocks.forEach((block, index) => {
    firstOfBlock[index] = rows.length
    offsets[index] = offset
    let strength: number = parting.block
    for (const match of block.text.matchAll(tokenPattern)) {
      const [word] = match
      const start = offset + match.index
      const isTouching = rows.at(-1)?.end === start
      // A closing quotation mark or bracket belongs to the sentence that it closes.
      const isClosing = strength === parting.sentence && isTouching && closes.test(word)
      // The point of "2.5" or "a.m" ends nothing; scripts whose own full stops need no space have those.
      const isInside = isTouching && strength < parting.block && !ownStop.test(block.text.charAt(match.index - 1))
      const weight = isPlainWord.test(word) ? word.length : (word.match(letters)?.length ?? 0)
      const before = isClosing || isInside ? parting.none : strength
      rows.push({
        key: numberOf(word, vocabulary),
        start,
        end: start + word.length,
        block: index,
        weight,
        parting: before,
      })
      strength = endsSentence.test(word) || isClosing ? parting.sentence : endsPhrase.test(word) ? parting.phrase : 0
    }
    offset += block.text.length + 1
  })
  firstOfBlock[blocks.length] = rows.length
  let sentence = -1
  return {
    size: rows.length,
    keys: Int32Array.from(rows, (row) => row.key),
    starts: Int32Array.from(rows, (row) => row.start),
    ends: Int32Array.from(rows, (row) => row.end),
    blocks: Int32Array.from(rows, (row) => row.block),
    sentences: Int32Array.from(rows, (row) => {
      if (row.parting >= parting.sentence) sentence += 1
      return sentence
    }),
    weights: Int32Array.from(rows, (row) => row.weight),
    partings: Uint8Array.from([...rows.map((row) => row.parting), parting.block]),
    firstOfBlock,
    offsets,
    blockIds: blocks.map((block) => block.id),
    blockTexts: blocks.map((block) => block.text),
  }
}

/** The same text from its end to its beginning; token i becomes token size − 1 − i. Offsets stay those of the text. */
export function mirrored(text: TokenText): TokenText {
  const lastBlock = text.blockIds.length - 1
  const lastSentence = text.sentences.at(-1) ?? 0
  return {
    size: text.size,
    keys: text.keys.toReversed(),
    starts: text.starts.toReversed(),
    ends: text.ends.toReversed(),
    blocks: text.blocks.toReversed().map((block) => lastBlock - block),
    sentences: text.sentences.toReversed().map((sentence) => lastSentence - sentence),
    weights: text.weights.toReversed(),
    partings: text.partings.toReversed(),
    firstOfBlock: text.firstOfBlock.toReversed().map((first) => text.size - first),
    offsets: text.offsets.toReversed(),
    blockIds: text.blockIds.toReversed(),
    blockTexts: text.blockTexts.toReversed(),
  }
}

function numberOf(word: string, vocabulary: Vocabulary): number {
  const lower = word.toLowerCase()
  const folded = isPlainWord.test(lower) ? lower : straightenQuotes(foldCase(word.replace(invisible, '')))
  const known = vocabulary.get(folded)
  if (known !== undefined) return known
  vocabulary.set(folded, vocabulary.size)
  return vocabulary.size - 1
}

/** What a token says, as it is written. */
export function wordAt(text: TokenText, token: number): string {
  const block = text.blocks[token] ?? 0
  const offset = text.offsets[block] ?? 0
  return (text.blockTexts[block] ?? '').slice((text.starts[token] ?? 0) - offset, (text.ends[token] ?? 0) - offset)
}
