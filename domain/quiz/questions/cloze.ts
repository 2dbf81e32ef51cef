/**
 * Decides what a text with gaps is and what its filling is worth: the mean of its gaps by their weights. Source: Moodle's
 * embedded answers ("cloze"), where each gap has a weight of its own.
 */
import { z } from 'zod'
import type { DraftQuestion } from '../draft-question.ts'
import { inIdOrder, opaqueIds } from '../opaque-id.ts'
import { readableForms } from '../short-form.ts'
import { filled, filledWithNotes } from './filled-parts.ts'
import { type Grade, type GradePart, scored, unanswered, waits, weightedMean } from './make-grade.ts'
import {
  type AnswerNote,
  acceptedForms,
  everyQuestion,
  everyResponse,
  type ItemText,
  notesById,
  optionSchema,
  ownValue,
  partId,
  typedText,
  type WrongForm,
  wrongFormSchema,
} from './question-parts.ts'
import { type CountedAnswers, nothingRight, type RightAnswer } from './right-answer.ts'
import { findForm, formsOf } from './short-answer.ts'

/** A gap's id as it stands between the brackets of its marker. */
const gapId = z.string().regex(/^[A-Za-z0-9-]{1,40}$/)
const marker = /\[\[([A-Za-z0-9-]{1,40})\]\]/g

const weight = z.number().positive('weight-not-positive').max(100, 'weight-too-much')

const gapSchema = z.discriminatedUnion('kind', [
  z.object({
    id: gapId,
    weight,
    kind: z.literal('typed'),
    accepted: acceptedForms,
    wrong: z.array(wrongFormSchema).max(20),
    caseMatters: z.boolean(),
    accentsMatter: z.boolean(),
  }),
  z
    .object({
      id: gapId,
      weight,
      kind: z.literal('chosen'),
      options: z.array(optionSchema).min(2, 'too-few-options').max(12, 'too-many-options'),
      correct: partId.or(z.literal('')),
    })
    .refine(({ options, correct }) => options.some(({ id }) => id === correct), {
      path: ['correct'],
      message: 'key-missing',
    }),
])
export type Gap = z.infer<typeof gapSchema>

export const questionSchema = z
  .object({
    type: z.literal('cloze'),
    ...everyQuestion,
    /** Holds each gap once, as `[[id]]`. */
    text: z.string().trim().min(1, 'text-missing').max(10_000, 'text-too-long'),
    gaps: z.array(gapSchema).min(1, 'gaps-missing').max(40, 'too-many-gaps'),
  })
  .superRefine(({ text, gaps }, context) => {
    const marked = gapsMarkedIn(text)
    const tell = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    for (const { id } of gaps) {
      const times = marked.filter((other) => other === id).length
      if (times === 0) tell('text', 'gap-not-marked')
      if (times > 1) tell('text', 'gap-marked-twice')
    }
    if (marked.some((id) => gaps.every((gap) => gap.id !== id))) tell('text', 'gap-unknown')
    const optionIds = gaps.flatMap((gap) => (gap.kind === 'chosen' ? gap.options.map(({ id }) => id) : []))
    if (hasTwice(optionIds) || hasTwice(gaps.map(({ id }) => id))) tell('gaps', 'ids-alike')
  })
export type Question = z.infer<typeof questionSchema>

export type BodyGap = { id: string; weight: number } & ({ kind: 'typed' } | { kind: 'chosen'; options: ItemText[] })
export type Body = { type: 'cloze'; text: string /** In the order of the text. */; gaps: BodyGap[] }
export type KeyGap =
  | { kind: 'typed'; accepted: string[]; wrong: WrongForm[]; caseMatters: boolean; accentsMatter: boolean }
  | { kind: 'chosen'; correct: string; options: Record<string, AnswerNote> }
export type Key = { type: 'cloze'; gaps: Record<string, KeyGap> }

export const responseSchema = z.object({
  type: z.literal('cloze'),
  /** Gap → what was typed, or the id of the option chosen; empty or absent for nothing. */
  gaps: z.record(gapId, typedText(500)).refine((gaps) => Object.keys(gaps).length <= 40, 'too-many-gaps'),
  ...everyResponse,
})

/** The ids of the gaps in the order in which the text marks them. */
export function gapsMarkedIn(text: string): string[] {
  return [...text.matchAll(marker)].map((match) => match[1] ?? '')
}

/** The text in pieces: plain text, and gaps by their id. */
export function clozePieces(text: string): ({ text: string } | { gapId: string })[] {
  // Every second part of a split by a group is what the group held.
  return text.split(marker).map((part, index) => (index % 2 === 0 ? { text: part } : { gapId: part }))
}

export function split({ id, type, text, gaps }: Question): { body: Body; key: Key } {
  const ids = opaqueIds(
    id,
    gaps.flatMap((gap) => (gap.kind === 'chosen' ? gap.options.map((option) => option.id) : [])),
  )
  const places = gapsMarkedIn(text)
  const inText = [...gaps].sort((a, b) => places.indexOf(a.id) - places.indexOf(b.id))
  const hidden = inText.map((gap): Gap => {
    if (gap.kind === 'typed') return gap
    const options = gap.options.map((option) => ({ ...option, id: ids.get(option.id) ?? option.id }))
    return { ...gap, options, correct: ids.get(gap.correct) ?? gap.correct }
  })
  return {
    body: { type, text, gaps: hidden.map(bodyGap) },
    key: { type, gaps: Object.fromEntries(hidden.map((gap) => [gap.id, keyGap(gap)])) },
  }
}

function bodyGap(gap: Gap): BodyGap {
  const { id, weight, kind } = gap
  if (kind === 'typed') return { id, weight, kind }
  return { id, weight, kind, options: inIdOrder(gap.options.map((option) => ({ id: option.id, text: option.text }))) }
}

function keyGap(gap: Gap): KeyGap {
  if (gap.kind === 'chosen') return { kind: gap.kind, correct: gap.correct, options: notesById(gap.options) }
  const { kind, accepted, wrong, caseMatters, accentsMatter } = gap
  return { kind, accepted, wrong, caseMatters, accentsMatter }
}

/** Whether anything stands in a gap. */
export function isAnswered({ gaps }: { gaps: Readonly<Record<string, string>> }): boolean {
  return Object.values(gaps).some((filling) => filling.trim() !== '')
}

/** Numbers told: `right` gaps `of` all, and `percent` of their weight. */
export function grade(body: Body, key: Key, fillings: Readonly<Record<string, string>>): Grade {
  const rule = 'cloze'
  const graded = body.gaps.map((gap) => gradeGap(gap, ownValue(key.gaps, gap.id), ownValue(fillings, gap.id) ?? ''))
  const chosen = graded.flatMap((gap) => gap.chosen ?? [])
  if (graded.every(({ isEmpty }) => isEmpty)) return unanswered(rule)
  const parts = graded.map(({ part }) => part)
  const fraction = graded.some(({ isBroken }) => isBroken) ? null : weightedMean(parts)
  if (fraction === null) return waits(rule, chosen)
  const right = parts.filter((part) => part.fraction === 1).length
  return scored({
    rule,
    fraction,
    chosen,
    parts,
    notes: graded.flatMap(({ note }) => note ?? []),
    wrongNotes: graded.flatMap(({ note, part }) => (note === null || part.fraction === 1 ? [] : note)),
    numbers: { right, of: parts.length, percent: Math.round(fraction * 100) },
  })
}

type GradedGap = {
  part: GradePart
  isEmpty: boolean
  /** Its key is missing or cannot be met. */
  isBroken: boolean
  chosen: string | null
  note: AnswerNote | null
}

function gradeGap(gap: BodyGap, key: KeyGap | undefined, filling: string): GradedGap {
  const part = { id: gap.id, fraction: 0, weight: gap.weight }
  const empty = { part, isEmpty: true, isBroken: false, chosen: null, note: null }
  if (gap.kind === 'typed') {
    const isEmpty = filling.trim() === ''
    if (key?.kind !== 'typed' || key.accepted.length === 0) return { ...empty, isEmpty, isBroken: true }
    const found = isEmpty ? null : findForm(key, filling, key)
    if (found === null) return { ...empty, isEmpty }
    const fraction = Number(found.isRight)
    return { ...empty, part: { ...part, fraction }, isEmpty, chosen: `${gap.id}=${found.form}`, note: found.note }
  }
  const isEmpty = !gap.options.some(({ id }) => id === filling)
  if (key?.kind !== 'chosen' || !gap.options.some(({ id }) => id === key.correct)) {
    return { ...empty, isEmpty, isBroken: true }
  }
  if (isEmpty) return empty
  const fraction = Number(filling === key.correct)
  const note = ownValue(key.options, filling) ?? null
  return { ...empty, part: { ...part, fraction }, isEmpty, chosen: `${gap.id}=${filling}`, note }
}

export function rightAnswer({ gaps }: Key): RightAnswer {
  const rightGaps = Object.entries(gaps).map(([id, gap]) => [
    id,
    gap.kind === 'typed' ? readableForms(gap.accepted) : [gap.correct],
  ])
  return { ...nothingRight, rightGaps: Object.fromEntries(rightGaps) }
}

export function countedAnswers({ gaps }: Key): CountedAnswers {
  return {
    correct: Object.entries(gaps).flatMap(([id, gap]) =>
      (gap.kind === 'typed' ? gap.accepted : [gap.correct]).map((answer) => `${id}=${answer}`),
    ),
    notes: Object.entries(gaps).flatMap(([id, gap]) =>
      gap.kind === 'typed'
        ? gap.wrong.map((form) => [`${id}=${form.text}`, form] as const)
        : Object.entries(gap.options).map(([optionId, note]) => [`${id}=${optionId}`, note] as const),
    ),
  }
}

export function toDraft({ text, gaps }: Question): Partial<DraftQuestion> {
  return { clozeText: text, gaps: gaps.map((gap) => ({ ...emptyGap(gap.id), ...gap })) }
}

/** A gap as it is being written, typed at first. */
export function emptyGap(id: string): DraftQuestion['gaps'][number] {
  const chosen = { options: [], correct: '' }
  return { id, weight: 1, kind: 'typed', accepted: [''], wrong: [], caseMatters: false, accentsMatter: true, ...chosen }
}

/** Gaps that the text no longer marks and that hold nothing are left out. */
export function fromDraft({ clozeText, gaps }: DraftQuestion) {
  const marked = gapsMarkedIn(clozeText)
  const kept = gaps.filter((gap) => marked.includes(gap.id) || !isEmptyGap(gap))
  return {
    text: clozeText,
    gaps: kept.map((gap) => {
      const { id, weight, kind, caseMatters, accentsMatter, correct } = gap
      if (kind === 'chosen') return { id, weight, kind, options: filledWithNotes(gap.options), correct }
      return { id, weight, kind, ...formsOf(gap), caseMatters, accentsMatter }
    }),
  }
}

function isEmptyGap({ accepted, options }: DraftQuestion['gaps'][number]): boolean {
  return accepted.every((form) => form.trim() === '') && filled(options).length === 0
}

function hasTwice(ids: readonly string[]): boolean {
  return new Set(ids).size < ids.length
}
