/**
 * Decides which sentence a reader was in. Source: sentence boundaries of UAX #29, as `sentencesOf` finds them.
 */
import { sentencesOf } from '#domain/notes/choose-sentences.ts'
import type { Block } from './schema.ts'
import { positionInBlocks } from './text-stream.ts'

/** The longest sentence that is kept, in UTF-16 units; of a longer one the words around the place. */
const sentenceMaxLength = 600

/** The sentence around an offset of the text stream, with its block; null where the offset is outside the text. */
export function sentenceAt(
  blocks: readonly Pick<Block, 'id' | 'text'>[],
  offset: number,
): { blockId: string; sentence: string } | null {
  const place = positionInBlocks(blocks, offset)
  const text = place && blocks[place.index]?.text
  if (!place || !text) return null
  const sentence = sentencesOf(text, 'en').find(({ start, end }) => start <= place.offset && place.offset < end)
  const { start, end } = sentence ?? { start: 0, end: text.length }
  return { blockId: place.blockId, sentence: cutAround(text.slice(start, end), place.offset - start) }
}

function cutAround(sentence: string, at: number): string {
  if (sentence.length <= sentenceMaxLength) return sentence
  const from = Math.max(0, Math.min(at - sentenceMaxLength / 2, sentence.length - sentenceMaxLength))
  const cut = sentence.slice(from, from + sentenceMaxLength)
  // Half a character at either edge could not be kept.
  return `${from > 0 ? '… ' : ''}${cut.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')}${from + sentenceMaxLength < sentence.length ? ' …' : ''}`
}
