/**
 * Decides what a question about an order is and what an order is worth, by one of three rules. Source: Moodle's ordering
 * question (qtype_ordering): "all or nothing", "longest ordered subset" and "relative to the next item, excluding last".
 */
import { z } from 'zod'
import type { DraftQuestion } from '../draft-question.ts'
import { inIdOrder, opaqueIds } from '../opaque-id.ts'
import { filled } from './filled-parts.ts'
import { type Grade, scored, unanswered, waits } from './make-grade.ts'
import { everyQuestion, everyResponse, hasTwoAlike, type ItemText, itemSchema, partId } from './question-parts.ts'
import { type CountedAnswers, nothingRight, type RightAnswer } from './right-answer.ts'

/**
 * How an order of n items is scored. `exact`: 1 for exactly the right order, else 0. `longest-ordered-subset`: L / n,
 * where L items at most stand in their right order (others between them may not), and a single one is worth 0.
 * `adjacent-pairs`: items that have their right successor next to them / (n − 1).
 *
 * Exchanging two *neighbours* into their right order never lowers L: an ordered subset holds only one of them. It may
 * lower the number of adjacent pairs (2 3 1 has one, 2 1 3 none), and so may exchanging two distant items lower L
 * (4 5 6 1 has three in order, 4 1 6 5 two).
 */
export const orderingScorings = ['exact', 'longest-ordered-subset', 'adjacent-pairs'] as const
export type OrderingScoring = (typeof orderingScorings)[number]

export const questionSchema = z
  .object({
    type: z.literal('ordering'),
    ...everyQuestion,
    /** In the right order. */
    items: z.array(itemSchema).min(2, 'too-few-items').max(12, 'too-many-items'),
    scoring: z.enum(orderingScorings),
  })
  .refine(({ items }) => !hasTwoAlike(items.map(({ text }) => text)), { path: ['items'], message: 'items-alike' })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, {
    path: ['items'],
    message: 'ids-alike',
  })
export type Question = z.infer<typeof questionSchema>

export type Body = { type: 'ordering' /** In the order of their ids. */; items: ItemText[]; scoring: OrderingScoring }
export type Key = { type: 'ordering'; order: string[] }

export const responseSchema = z.object({
  type: z.literal('ordering'),
  /** Ids of all items, the first first; empty for no answer. */
  order: z.array(partId).max(40),
  ...everyResponse,
})

export function split({ id, type, items, scoring }: Question): { body: Body; key: Key } {
  const ids = opaqueIds(
    id,
    items.map((item) => item.id),
  )
  const hidden = items.map((item) => ({ id: ids.get(item.id) ?? item.id, text: item.text }))
  return { body: { type, items: inIdOrder(hidden), scoring }, key: { type, order: hidden.map((item) => item.id) } }
}

/**
 * Items that the question does not have are left out, and of one named twice the first place counts.
 * Numbers told: `right` items or pairs `of` all.
 */
export function grade(body: Body, key: Key, order: readonly string[]): Grade {
  const rule = body.scoring
  const known = [...new Set(order)].filter((id) => body.items.some((item) => item.id === id))
  if (known.length === 0) return unanswered(rule)
  const chosen = [known.join('>')]
  const isWhole = key.order.length === body.items.length && body.items.every(({ id }) => key.order.includes(id))
  if (!isWhole || key.order.length < 2) return waits(rule, chosen)
  const { right, of } = countRight(rule, known, key.order)
  return scored({ rule, fraction: right / of, chosen, numbers: { right, of } })
}

function countRight(
  rule: OrderingScoring,
  order: readonly string[],
  rightOrder: readonly string[],
): { right: number; of: number } {
  const places = order.map((id) => rightOrder.indexOf(id))
  switch (rule) {
    case 'exact':
      return { right: Number(places.length === rightOrder.length && places.every((place, at) => place === at)), of: 1 }
    case 'longest-ordered-subset': {
      const length = longestRise(places)
      return { right: length === 1 ? 0 : length, of: rightOrder.length }
    }
    case 'adjacent-pairs':
      return { right: places.filter((place, at) => places[at + 1] === place + 1).length, of: rightOrder.length - 1 }
  }
}

/** Length of the longest strictly rising subsequence. */
function longestRise(places: readonly number[]): number {
  const longestTo: number[] = []
  for (const [at, place] of places.entries()) {
    const before = longestTo.filter((_, earlier) => (places[earlier] ?? 0) < place)
    longestTo[at] = 1 + Math.max(0, ...before)
  }
  return Math.max(0, ...longestTo)
}

export function rightAnswer({ order }: Key): RightAnswer {
  return { ...nothingRight, rightIds: order }
}

export function countedAnswers({ order }: Key): CountedAnswers {
  return { correct: [order.join('>')], notes: [] }
}

export function toDraft({ items, scoring }: Question): Partial<DraftQuestion> {
  return { items, orderScoring: scoring }
}

export function fromDraft({ items, orderScoring }: DraftQuestion) {
  return { items: filled(items), scoring: orderScoring }
}
