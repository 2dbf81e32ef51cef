/**
 * Decides what a question for a few words is, and whether an answer has an accepted form. Source: Moodle's short answer
 * question; what counts in a form stands in `short-form.ts`.
 */
import { z } from 'zod'
import type { DraftQuestion } from '../draft-question.ts'
import { type FormRules, foldAnswer, hasForm, readableForms, usualFormRules } from '../short-form.ts'
import { filledForms, filledWithNotes } from './filled-parts.ts'
import { type Grade, scored, waits } from './make-grade.ts'
import {
  acceptedForms,
  everyQuestion,
  everyResponse,
  typedText,
  type WrongForm,
  wrongFormSchema,
} from './question-parts.ts'
import { type CountedAnswers, nothingRight, type RightAnswer } from './right-answer.ts'

export const questionSchema = z.object({
  type: z.literal('short-answer'),
  ...everyQuestion,
  /** Forms that count as right; `*` stands for any run of characters. Surrounding space does not count. */
  accepted: acceptedForms,
  wrong: z.array(wrongFormSchema).max(20),
  /** What becomes of an answer that matches no form: it is wrong, or it waits for the teacher. */
  unmatched: z.enum(['wrong', 'teacher']),
  /** Absent for not. */
  caseMatters: z.boolean().optional(),
  /** Absent for yes. */
  accentsMatter: z.boolean().optional(),
})
export type Question = z.infer<typeof questionSchema>

export type Body = { type: 'short-answer' }
export type Key = {
  type: 'short-answer'
  accepted: string[]
  wrong: WrongForm[]
  unmatched: 'wrong' | 'teacher'
} & Partial<FormRules>

export const responseSchema = z.object({ type: z.literal('short-answer'), text: typedText(5000), ...everyResponse })

export function split(question: Question): { body: Body; key: Key } {
  const { type, accepted, wrong, unmatched, caseMatters, accentsMatter } = question
  const rules = { ...(caseMatters ? { caseMatters } : {}), ...(accentsMatter === false ? { accentsMatter } : {}) }
  return { body: { type }, key: { type, accepted, wrong, unmatched, ...rules } }
}

export function grade(key: Key, text: string): Grade {
  const rule = 'short-answer'
  if (key.accepted.length === 0) return waits(rule)
  const found = findForm(key, text, { ...usualFormRules, ...key })
  if (found === null) return key.unmatched === 'teacher' ? waits(rule) : scored({ rule, fraction: 0, chosen: [] })
  const notes = found.note === null ? [] : [found.note]
  return scored({ rule, fraction: Number(found.isRight), chosen: [found.form], notes, wrongNotes: notes })
}

export type FoundForm = { isRight: boolean; form: string; note: WrongForm | null }

/** The first form that a typed answer has, accepted ones before foreseen wrong ones; null for none. */
export function findForm(
  key: { accepted: readonly string[]; wrong: readonly WrongForm[] },
  text: string,
  rules: FormRules,
): FoundForm | null {
  const answer = foldAnswer(text, rules)
  const accepted = key.accepted.find((form) => hasForm(answer, form, rules))
  if (accepted !== undefined) return { isRight: true, form: accepted, note: null }
  const foreseen = key.wrong.find((form) => hasForm(answer, form.text, rules))
  return foreseen === undefined ? null : { isRight: false, form: foreseen.text, note: foreseen }
}

/** Of questions whose answers are typed and compared with forms. */
export function rightAnswer({ accepted }: { accepted: string[] }): RightAnswer {
  return { ...nothingRight, rightForms: readableForms(accepted) }
}

export function countedAnswers({ accepted, wrong }: { accepted: string[]; wrong: WrongForm[] }): CountedAnswers {
  return { correct: accepted, notes: wrong.map((form) => [form.text, form]) }
}

export function toDraft(question: Question): Partial<DraftQuestion> {
  const { accepted, wrong, unmatched, caseMatters, accentsMatter } = question
  return { accepted, wrong, unmatched, ...usualFormRules, ...defined({ caseMatters, accentsMatter }) }
}

export function fromDraft(draft: DraftQuestion) {
  const { unmatched, caseMatters, accentsMatter } = draft
  return { ...formsOf(draft), unmatched, caseMatters, accentsMatter }
}

/** Accepted and foreseen wrong forms of a draft. */
export function formsOf({ accepted, wrong }: Pick<DraftQuestion, 'accepted' | 'wrong'>) {
  return { accepted: filledForms(accepted), wrong: filledWithNotes(wrong) }
}

function defined(rules: { caseMatters: boolean | undefined; accentsMatter: boolean | undefined }): Partial<FormRules> {
  const { caseMatters, accentsMatter } = rules
  return {
    ...(caseMatters === undefined ? {} : { caseMatters }),
    ...(accentsMatter === undefined ? {} : { accentsMatter }),
  }
}
