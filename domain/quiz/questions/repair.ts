/**
 * Decides what mending a faulty sentence is, and whether a sentence is mended: case and punctuation count, white space
 * and the kind of quotation marks do not. Source: our own; the forms are compared whole, without wildcard, after NFC.
 */
import { z } from 'zod'
import { straightenQuotes } from '#domain/fold-text.ts'
import type { DraftQuestion } from '../draft-question.ts'
import { type Grade, scored, waits } from './make-grade.ts'
import { everyQuestion, everyResponse, feedback, misconception, typedText, type WrongForm } from './question-parts.ts'
import { formsOf } from './short-answer.ts'

const sentence = z.string().trim().min(1, 'form-empty').max(2000, 'sentence-too-long')

export const questionSchema = z
  .object({
    type: z.literal('repair'),
    ...everyQuestion,
    /** As it stands, with its fault. */
    sentence: z.string().trim().min(1, 'sentence-missing').max(2000, 'sentence-too-long'),
    accepted: z.array(sentence).min(1, 'key-missing').max(40, 'too-many-forms'),
    wrong: z.array(z.object({ text: sentence, feedback, misconception })).max(20),
    /** What becomes of a sentence that is none of these: it is wrong, or it waits for the teacher. */
    unmatched: z.enum(['wrong', 'teacher']),
  })
  .refine((question) => !question.accepted.some((form) => isSameSentence(form, question.sentence)), {
    path: ['accepted'],
    message: 'sentence-not-faulty',
  })
export type Question = z.infer<typeof questionSchema>

export type Body = { type: 'repair'; sentence: string }
export type Key = { type: 'repair'; accepted: string[]; wrong: WrongForm[]; unmatched: 'wrong' | 'teacher' }

export const responseSchema = z.object({ type: z.literal('repair'), text: typedText(5000), ...everyResponse })

export function split({ type, sentence, accepted, wrong, unmatched }: Question): { body: Body; key: Key } {
  return { body: { type, sentence }, key: { type, accepted, wrong, unmatched } }
}

/** Handing the sentence back as it was is a wrong answer, also where others wait for the teacher. */
export function grade(body: Body, key: Key, text: string): Grade {
  const rule = 'repair'
  if (key.accepted.length === 0) return waits(rule)
  const accepted = key.accepted.find((form) => isSameSentence(form, text))
  if (accepted !== undefined) return scored({ rule, fraction: 1, chosen: [accepted] })
  const foreseen = key.wrong.find((form) => isSameSentence(form.text, text))
  if (foreseen !== undefined) {
    return scored({ rule, fraction: 0, chosen: [foreseen.text], notes: [foreseen], wrongNotes: [foreseen] })
  }
  const isUnmended = isSameSentence(body.sentence, text)
  return key.unmatched === 'teacher' && !isUnmended ? waits(rule) : scored({ rule, fraction: 0, chosen: [] })
}

export function toDraft({ sentence, accepted, wrong, unmatched }: Question): Partial<DraftQuestion> {
  return { sentence, accepted, wrong, unmatched }
}

export function fromDraft(draft: DraftQuestion) {
  return { sentence: draft.sentence, ...formsOf(draft), unmatched: draft.unmatched }
}

function isSameSentence(one: string, other: string): boolean {
  return foldSentence(one) === foldSentence(other)
}

function foldSentence(text: string): string {
  return straightenQuotes(text.normalize('NFC')).replace(/\s+/g, ' ').trim()
}
