/**
 * Decides which words tell a student where a gap stands, for whoever hears the gaps of a text one by one: about the
 * sentence around it. Cut by signs alone, so that the server and every browser, whatever its tables of languages, agree.
 */
import { clozePieces } from './questions/cloze.ts'

/** Words in the place of a gap: of the one meant, and of all others. */
type GapWords = { here: string; other: string }

/** A sign that ends a sentence, with closing marks, before a space; or a line end. */
const sentenceEnd = /[.!?]["'”’»)\]]*\s|[。！？؟।]["'”’»)\]」』]*|\n/g

/** The sentence in which a gap stands; empty where the text has no such gap. */
export function sentenceAround(text: string, gapId: string, { here, other }: GapWords): string {
  const pieces = clozePieces(text)
  const at = pieces.findIndex((piece) => 'gapId' in piece && piece.gapId === gapId)
  if (at < 0) return ''
  const told = (from: number, to: number) =>
    pieces
      .slice(from, to)
      .map((piece) => ('text' in piece ? piece.text : other))
      .join('')
  const [before, after] = [told(0, at), told(at + 1, pieces.length)]
  const start = [...before.matchAll(sentenceEnd)].at(-1)
  const [end] = after.matchAll(sentenceEnd)
  return `${before.slice(start ? start.index + start[0].length : 0)}${here}${after.slice(0, end ? end.index + end[0].length : undefined)}`.trim()
}
