import { findTerms } from '#domain/glossary/find-terms.ts'
import type { TermForms } from '#domain/glossary/schema.ts'

/** A piece of an explanation; `termId` where it is a term that is explained itself. */
export type InnerPiece = { text: string; termId: string | null }

/** An explanation in its pieces. The term that it explains is none in it. */
export function innerPieces(text: string, terms: readonly TermForms[], ownId: string): InnerPiece[] {
  const block = { id: 'explanation', type: 'paragraph' as const, text, marks: [] }
  const places = findTerms([block], terms).filter(({ entryId }) => entryId !== ownId)
  const pieces: InnerPiece[] = []
  let at = 0
  for (const { start, end, entryId } of places) {
    pieces.push({ text: text.slice(at, start), termId: null }, { text: text.slice(start, end), termId: entryId })
    at = end
  }
  pieces.push({ text: text.slice(at), termId: null })
  return pieces.filter((piece) => piece.text !== '')
}
