/**
 * Decides what is told when a file cannot be read whole, or when a format cannot say what a question holds. A fault is
 * something that could not be read; a loss is something that was left out or said otherwise. Nothing goes in silence.
 */

/** Each is a key of the message file, under `exchange.warning`. */
export const warningCodes = [
  // Faults of a file.
  'expected',
  'expected-inside',
  'expected-end',
  'expected-blank-line',
  'answers-not-understood',
  'weight-outside',
  'question-too-long',
  'too-many-questions',
  'xml-not-well-formed',
  'xml-too-deep',
  'not-moodle-xml',
  'type-unknown',
  'question-broken',
  'csv-broken',
  'csv-header-missing',
  'row-without-question',
  'row-not-understood',
  'draft-too-large',
  'json-broken',
  'nothing-found',
  'form-broken',
  // What was read with a doubt.
  'sign-unescaped',
  'blank-line-inside',
  'true-false-order',
  'column-unknown',
  'setting-unknown',
  'fraction-unreadable',
  'number-unreadable',
  'gap-unreadable',
  'files-left-out',
  'choices-shared',
  'field-left-out',
  // What a format, or Postil, cannot say.
  'type-left-out',
  'type-becomes',
  'evidence-left-out',
  'evidence-elsewhere',
  'citation-left-out',
  'misconception-left-out',
  'points-left-out',
  'penalty-left-out',
  'outcome-feedback-left-out',
  'hints-left-out',
  'general-feedback-left-out',
  'info-becomes-description',
  'feedback-left-out',
  'shuffle-left-out',
  'numbering-left-out',
  'scoring-becomes-fractions',
  'scoring-left-out',
  'selection-becomes-many',
  'case-rule-left-out',
  'accent-rule-left-out',
  'unmatched-left-out',
  'tolerance-becomes-absolute',
  'tolerance-becomes-relative',
  'decimals-left-out',
  'tolerance-left-out',
  'range-becomes-tolerance',
  'units-left-out',
  'answer-left-out',
  'template-left-out',
  'grader-info-left-out',
  'word-limits-left-out',
  'rubric-left-out',
  'stem-joined',
  'gap-number-becomes-text',
  'gap-many-becomes-one',
  'notes-left-out',
  'partial-credit-left-out',
  'spaces-joined',
  'signs-replaced',
  'question-left-out',
  'fraction-not-in-list',
  'characters-left-out',
  'html-kept',
  'formatting-left-out',
  'format-changed',
  'weights-scaled',
  'image-left-out',
  'link-left-out',
  'table-flattened',
  'tags-left-out',
  'title-left-out',
  'external-id-left-out',
  'stem-from-title',
  'single-becomes-several',
  'scoring-changed',
] as const
export type WarningCode = (typeof warningCodes)[number]

/** What the words of a warning are filled in with. */
export type WarningValues = Readonly<Record<string, string | number>>

export type ExchangeWarning = {
  /** Line of the file, from 1; null where there is none. */
  line: number | null
  /** `fault`: something was not read. `loss`: it was read or written, and is not quite the same. */
  kind: 'fault' | 'loss'
  code: WarningCode
  values: WarningValues
}

export type Tell = (code: WarningCode, values?: WarningValues) => void

/** A way to note losses of one item, each code with the same values once. */
export function lossesAt(warnings: ExchangeWarning[], line: number | null): Tell {
  const told = new Set<string>()
  return (code, values = {}) => {
    const key = JSON.stringify([code, values])
    if (told.has(key)) return
    told.add(key)
    warnings.push({ line, kind: 'loss', code, values })
  }
}

export function fault(line: number | null, code: WarningCode, values: WarningValues = {}): ExchangeWarning {
  return { line, kind: 'fault', code, values }
}
