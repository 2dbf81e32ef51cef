/**
 * Decides what of an answer's remarks and numbers Moodle can say, inside a gap and outside. Source: the export code of
 * qtype_numerical (a number with a distance) and of every type with feedback.
 */
import type { FormText } from '../form-text.ts'
import { withAbsoluteTolerance, withoutMisconception, withoutRange } from '../losses.ts'
import type { FormNote, FormNumberAnswer } from '../question-form.ts'
import type { Tell } from '../warning.ts'

export function sayNumber(answer: FormNumberAnswer, tell: Tell): FormNumberAnswer {
  return sayNote(withoutRange(withAbsoluteTolerance(answer, tell), tell), tell)
}

export function sayNote<Note extends FormNote>(note: Note, tell: Tell): Note {
  return { ...withoutMisconception(note, tell), feedback: sayRemark(note.feedback) }
}

/** Nothing but space is no remark. */
export function sayRemark(remark: FormText | null): FormText | null {
  return remark === null || remark.text === '' ? null : remark
}
