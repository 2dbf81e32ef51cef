/**
 * Decides whether a typed answer has one of the forms a teacher wrote. Source: Moodle's short answer question (`*` stands
 * for any run of characters, `\*` for a star), made tolerant of the encoding of accents, quotation marks and space.
 */
import { foldCase, straightenQuotes } from '#domain/fold-text.ts'

/** What makes two forms different beside their letters. */
export type FormRules = {
  caseMatters: boolean
  /** Where they do not, accents that stand above or below a letter are left out; ø and ł stay letters of their own. */
  accentsMatter: boolean
}

export const usualFormRules: FormRules = { caseMatters: false, accentsMatter: true }

/** The form in which answers and forms are compared: folded, straight quotes, single spaces, no full stop at the end. */
export function foldAnswer(text: string, { caseMatters, accentsMatter } = usualFormRules): string {
  const folded = caseMatters ? text.normalize('NFC') : foldCase(text)
  const bare = accentsMatter ? folded : withoutAccents(folded)
  return straightenQuotes(bare).replace(/\s+/g, ' ').trim().replace(/ ?\.$/, '')
}

/**
 * Whether an answer, already folded, has a form. No pattern is compiled: the pieces between the stars are
 * looked for once from left to right, so that no form, however odd, costs more than reading the answer.
 */
export function hasForm(foldedAnswer: string, form: string, rules = usualFormRules): boolean {
  const pieces = piecesOf(foldAnswer(form, rules))
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

/**
 * The forms as they are told to a student: those that can be read as they stand, or, where every form has stars for
 * something else, those with dots in their place.
 */
export function readableForms(forms: readonly string[]): string[] {
  const inPieces = forms.map(piecesOf)
  const plain = inPieces.flatMap((pieces) => (pieces.length === 1 ? pieces : []))
  return plain.length > 0
    ? plain
    : inPieces.map((pieces) =>
        pieces
          .map((piece) => piece.trim())
          .join(' … ')
          .trim(),
      )
}

/** The texts between the stars that stand for something else. */
function piecesOf(form: string): string[] {
  return form.split(/(?<!\\)\*/).map((piece) => piece.replaceAll('\\*', '*'))
}

/** Combining marks of the Latin, Greek and Cyrillic scripts alone: elsewhere they carry vowels. */
function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}
