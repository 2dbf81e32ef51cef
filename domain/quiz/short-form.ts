/**
 * Decides whether a short answer has one of the forms a teacher wrote. Source: Moodle's short answer question (`*` stands
 * for any run of characters), made tolerant of case, accents' encoding, quotation marks and space.
 */
import { foldCase, straightenQuotes } from '#domain/fold-text.ts'

/** The form in which answers and forms are compared: folded, straight quotes, single spaces, no full stop at the end. */
export function foldAnswer(text: string): string {
  return straightenQuotes(foldCase(text)).replace(/\s+/g, ' ').trim().replace(/ ?\.$/, '')
}

/**
 * Whether an answer, already folded, has a form. No pattern is compiled: the pieces between the stars are
 * looked for once from left to right, so that no form, however odd, costs more than reading the answer.
 */
export function hasForm(foldedAnswer: string, form: string): boolean {
  const pieces = foldAnswer(form).split('*')
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  if (pieces.length === 1) return foldedAnswer === first
  if (foldedAnswer.length < first.length + last.length) return false
  if (!foldedAnswer.startsWith(first) || !foldedAnswer.endsWith(last)) return false
  const limit = foldedAnswer.length - last.length
  let position = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = foldedAnswer.indexOf(piece, position)
    if (found < 0 || found + piece.length > limit) return false
    position = found + piece.length
  }
  return true
}
