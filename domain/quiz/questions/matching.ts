/**
 * Decides what questions of pairs are (matching, and sorting into categories) and what pairs are worth: the right ones
 * of all items. Source: Moodle's matching question, where every pair counts the same.
 */
import { z } from 'zod'
import type { DraftQuestion } from '../draft-question.ts'
import { inIdOrder, opaqueIds } from '../opaque-id.ts'
import { filled, withoutEmptyMisconception } from './filled-parts.ts'
import { type Grade, scored, unanswered, waits, weightedMean } from './make-grade.ts'
import {
  everyQuestion,
  everyResponse,
  feedback,
  hasTwoAlike,
  type ItemText,
  itemSchema,
  misconception,
  ownValue,
  partId,
} from './question-parts.ts'
import { type CountedAnswers, nothingRight, type RightAnswer } from './right-answer.ts'

export const pairTypes = ['matching', 'categories'] as const
export type PairType = (typeof pairTypes)[number]

/** The schema of one of the two: they differ in how they are shown, not in what they hold. */
export function pairQuestionSchema<Type extends PairType>(type: Type) {
  return z
    .object({
      type: z.literal(type),
      ...everyQuestion,
      items: z.array(itemSchema).min(2, 'too-few-items').max(20, 'too-many-items'),
      /** May hold more than belong to an item; an item has exactly one. */
      targets: z.array(itemSchema).min(2, 'too-few-targets').max(20, 'too-many-targets'),
      /** Item → target. */
      pairs: z.record(partId, partId),
      /** The teacher's words on foreseen wrong pairs. */
      notes: z.array(z.object({ item: partId, target: partId, feedback, misconception })).max(100),
    })
    .superRefine(({ items, targets, pairs }, context) => {
      const tell = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
      if (hasTwoAlike(items.map(({ text }) => text))) tell('items', 'items-alike')
      if (hasTwoAlike(targets.map(({ text }) => text))) tell('targets', 'targets-alike')
      const ids = [...items, ...targets].map(({ id }) => id)
      if (new Set(ids).size < ids.length) tell('items', 'ids-alike')
      const isPaired = (item: { id: string }) => targets.some(({ id }) => id === ownValue(pairs, item.id))
      if (!items.every(isPaired)) tell('pairs', 'key-missing')
    })
}

export const questionSchema = pairQuestionSchema('matching')
export type PairQuestion<Type extends PairType> = z.infer<ReturnType<typeof pairQuestionSchema<Type>>>
export type Question = PairQuestion<'matching'>

/** Both lists stand in the order of their ids. */
export type PairBody<Type extends PairType> = { type: Type; items: ItemText[]; targets: ItemText[] }
export type PairNote = { item: string; target: string; feedback: string; misconception: string | null }
export type PairKey<Type extends PairType> = { type: Type; pairs: Record<string, string>; notes: PairNote[] }
export type Body = PairBody<'matching'>
export type Key = PairKey<'matching'>

export function pairResponseSchema<Type extends PairType>(type: Type) {
  return z.object({
    type: z.literal(type),
    /** Item → target; absent for an item that was left. */
    pairs: z.record(partId, partId).refine((pairs) => Object.keys(pairs).length <= 40, 'too-many-items'),
    ...everyResponse,
  })
}

export const responseSchema = pairResponseSchema('matching')

type Whole = {
  id: string
  items: readonly ItemText[]
  targets: readonly ItemText[]
  pairs: Readonly<Record<string, string>>
  notes: readonly PairNote[]
}

export function split<Type extends PairType>(
  type: Type,
  { id, items, targets, pairs, notes }: Whole,
): { body: PairBody<Type>; key: PairKey<Type> } {
  const ids = opaqueIds(
    id,
    [...items, ...targets].map((part) => part.id),
  )
  const hide = (partId: string) => ids.get(partId) ?? partId
  const hidden = (parts: readonly ItemText[]) =>
    inIdOrder(parts.map((part) => ({ id: hide(part.id), text: part.text })))
  const rightPairs = items.map((item) => [hide(item.id), hide(ownValue(pairs, item.id) ?? '')])
  return {
    body: { type, items: hidden(items), targets: hidden(targets) },
    key: {
      type,
      pairs: Object.fromEntries(rightPairs),
      notes: notes.map((note) => ({ ...note, item: hide(note.item), target: hide(note.target) })),
    },
  }
}

/** Numbers told: `right` pairs `of` all items. */
export function grade<Type extends PairType>(
  { type: rule, items, targets }: PairBody<Type>,
  key: PairKey<Type>,
  pairs: Readonly<Record<string, string>>,
): Grade {
  const given = items.map(({ id }) => ({ item: id, target: ownValue(pairs, id) }))
  const made = given.filter(({ target }) => targets.some(({ id }) => id === target))
  if (made.length === 0) return unanswered(rule)
  const chosen = made.map(({ item, target }) => `${item}=${target}`)
  const isWhole = items.every((item) => targets.some(({ id }) => id === ownValue(key.pairs, item.id)))
  const isRight = (item: string) => made.some((pair) => pair.item === item && pair.target === ownValue(key.pairs, item))
  const parts = items.map(({ id }) => ({ id, fraction: Number(isRight(id)), weight: 1 }))
  const fraction = isWhole ? weightedMean(parts) : null
  if (fraction === null) return waits(rule, chosen)
  const notes = made.flatMap((pair) => noteOn(key.notes, pair, isRight(pair.item)))
  const right = parts.filter((part) => part.fraction === 1).length
  return scored({ rule, fraction, chosen, parts, notes, wrongNotes: notes, numbers: { right, of: parts.length } })
}

function noteOn(notes: readonly PairNote[], pair: { item: string; target?: string | undefined }, isRight: boolean) {
  if (isRight) return []
  return notes.find((note) => note.item === pair.item && note.target === pair.target) ?? []
}

export function rightAnswer({ pairs }: { pairs: Record<string, string> }): RightAnswer {
  return { ...nothingRight, rightPairs: pairs }
}

export function countedAnswers({ pairs, notes }: Omit<PairKey<PairType>, 'type'>): CountedAnswers {
  return {
    correct: Object.entries(pairs).map(([item, target]) => `${item}=${target}`),
    notes: notes.map((note) => [`${note.item}=${note.target}`, note]),
  }
}

export function toDraft(question: PairQuestion<PairType>): Partial<DraftQuestion> {
  const { items, targets, pairs, notes } = question
  return { items, targets, pairs, pairNotes: notes }
}

/** Pairs and notes of items or targets that were emptied are left out. */
export function fromDraft({ items: draftItems, targets: draftTargets, pairs, pairNotes }: DraftQuestion) {
  const items = filled(draftItems)
  const targets = filled(draftTargets)
  const stands = (item: string, target: string) =>
    items.some(({ id }) => id === item) && targets.some(({ id }) => id === target)
  return {
    items,
    targets,
    pairs: Object.fromEntries(Object.entries(pairs).filter(([item, target]) => stands(item, target))),
    notes: pairNotes.filter((note) => stands(note.item, note.target)).map(withoutEmptyMisconception),
  }
}
