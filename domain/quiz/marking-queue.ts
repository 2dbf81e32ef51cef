/**
 * Decides in which order answers come up for marking and by what name a student goes there: the oldest hand-in first, or,
 * where names are hidden, by numbers that tell nothing of the roster, of the time or of the mark.
 */
import { z } from 'zod'
import { sha256 } from '../sha256.ts'
import type { GradeState } from './grade.ts'

/** How a marker goes through the answers; all of it stands in the address. */
export const queueChoiceSchema = z.object({
  by: z.enum(['question', 'student']).catch('question'),
  names: z.enum(['shown', 'hidden']).catch('shown'),
  /** `waiting`: what nobody has marked; `marked`: what was marked by hand as well; `all`: every answer. */
  show: z.enum(['waiting', 'marked', 'all']).catch('waiting'),
})
export type QueueChoice = z.infer<typeof queueChoiceSchema>

/** One answer of a handed-in attempt. */
export type MarkableAnswer = {
  attemptId: string
  position: number
  /** The question's place in the quiz as published. */
  quizPosition: number
  stem: string
  studentId: string
  name: string
  sortName: string
  /** 1, 2, 3 … of this student. */
  attemptNumber: number
  submittedAt: Date
  state: GradeState
  isByHand: boolean
}

/** By what a marker knows a student: the name, or a number where names are hidden. */
export type Who = { kind: 'name'; name: string } | { kind: 'number'; number: number }

export type QueueEntry = {
  attemptId: string
  position: number
  quizPosition: number
  who: Who
  attemptNumber: number
  state: GradeState
  isWaiting: boolean
}

/** The answers to one question, or of one student. */
export type QueueGroup = {
  kind: 'question' | 'student'
  quizPosition: number
  stem: string
  who: Who
  entries: QueueEntry[]
  waiting: number
}

export type MarkingQueue = {
  groups: QueueGroup[]
  /** All entries in the order in which a marker meets them. */
  entries: QueueEntry[]
  /** The same of every answer there is, shown or not, in the same order. */
  all: QueueEntry[]
  waiting: number
}

/**
 * The queue as a marker goes through it. `studentIds` are all students that the class has had, so that their numbers do
 * not move when one more hands in; `salt` makes them differ from one assignment to the next.
 */
export function markingQueue(
  answers: readonly MarkableAnswer[],
  { by, names, show }: QueueChoice,
  { studentIds, salt }: { studentIds: readonly string[]; salt: string },
): MarkingQueue {
  const numbers = studentNumbers(studentIds, salt)
  const numberOf = ({ studentId }: MarkableAnswer) => numbers.get(studentId) ?? 0
  const byAge = (a: MarkableAnswer, b: MarkableAnswer) =>
    (names === 'hidden' ? numberOf(a) - numberOf(b) : a.submittedAt.getTime() - b.submittedAt.getTime()) ||
    a.attemptNumber - b.attemptNumber ||
    compare(a.attemptId, b.attemptId)
  const byPlace = (a: MarkableAnswer, b: MarkableAnswer) => a.quizPosition - b.quizPosition || a.position - b.position
  const whoOf = (answer: MarkableAnswer): Who =>
    names === 'hidden' ? { kind: 'number', number: numberOf(answer) } : { kind: 'name', name: answer.name }

  const order = by === 'question' ? [byPlace, byAge] : [byAge, byPlace]
  const everything = [...answers].sort((a, b) => order.reduce((found, compareBy) => found || compareBy(a, b), 0))
  const sorted = everything.filter((answer) => isShown(answer, show))
  const groupOf = (answer: MarkableAnswer) =>
    by === 'question' ? String(answer.quizPosition) : `${answer.studentId} ${answer.attemptId}`
  const groups = new Map<string, QueueGroup>()
  for (const answer of sorted) {
    const { quizPosition, stem } = answer
    const group = groups.get(groupOf(answer)) ?? {
      kind: by,
      quizPosition,
      stem,
      who: whoOf(answer),
      entries: [],
      waiting: 0,
    }
    const entry = entryOf(answer, whoOf(answer))
    group.entries.push(entry)
    group.waiting += entry.isWaiting ? 1 : 0
    groups.set(groupOf(answer), group)
  }
  const list = [...groups.values()]
  return {
    groups: list,
    entries: list.flatMap(({ entries }) => entries),
    all: everything.map((answer) => entryOf(answer, whoOf(answer))),
    waiting: answers.filter(({ state }) => state === 'waits').length,
  }
}

/** Student → 1, 2, 3 … in an order that only the digest knows. */
export function studentNumbers(studentIds: readonly string[], salt: string): Map<string, number> {
  const digestOf = (id: string) =>
    [...sha256(`${salt}\n${id}`)].map((word) => word.toString(16).padStart(8, '0')).join('')
  const sorted = [...new Set(studentIds)]
    .map((id) => ({ id, digest: digestOf(id) }))
    .sort((a, b) => compare(a.digest, b.digest))
  return new Map(sorted.map(({ id }, index) => [id, index + 1]))
}

/**
 * The entries before and behind one, and the next one that waits; the search for that goes round once. One that is not
 * shown any more, since it was marked, keeps its place among them.
 */
export function neighboursOf(
  { entries, all }: Pick<MarkingQueue, 'entries' | 'all'>,
  at: { attemptId: string; position: number },
): { index: number; previous: QueueEntry | null; next: QueueEntry | null; nextWaiting: QueueEntry | null } {
  const isAt = ({ attemptId, position }: QueueEntry) => attemptId === at.attemptId && position === at.position
  const keys = new Set(entries.map(keyOf))
  const place = all.findIndex(isAt)
  const [before, behind] = [all.slice(0, Math.max(0, place)), all.slice(place + 1)]
  const isShownEntry = (entry: QueueEntry) => keys.has(keyOf(entry))
  return {
    index: entries.findIndex(isAt),
    previous: before.findLast(isShownEntry) ?? null,
    next: behind.find(isShownEntry) ?? null,
    nextWaiting: [...behind, ...before].find(({ isWaiting }) => isWaiting) ?? null,
  }
}

function keyOf({ attemptId, position }: QueueEntry): string {
  return `${attemptId} ${position}`
}

function isShown({ state, isByHand }: MarkableAnswer, show: QueueChoice['show']): boolean {
  return show === 'all' || state === 'waits' || (show === 'marked' && isByHand)
}

function entryOf({ attemptId, position, quizPosition, attemptNumber, state }: MarkableAnswer, who: Who): QueueEntry {
  return { attemptId, position, quizPosition, who, attemptNumber, state, isWaiting: state === 'waits' }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
