/**
 * Decides what a regrade does to marks: who gains, who loses, and what stays because it was marked by hand. A mark by
 * hand is never touched; what waits for a teacher counts as 0, as everywhere.
 */
import { addMarks, type Mark } from './score.ts'

/** One answer that a corrected version grades anew. */
export type RegradedItem = {
  attemptId: string
  position: number
  /** The question's place in the quiz as published. */
  quizPosition: number
  /** Full points. */
  points: number
  /** The mark that counts at present; null while it waits. */
  before: number | null
  /** Whether that mark was given by hand, and so stays. */
  isByHand: boolean
  /** What the corrected version makes of the answer; null where it waits. */
  after: number | null
}

/** What becomes of the answers to one question. */
export type QuestionEffect = { up: number; down: number; same: number; kept: number; waits: number }

/** Points of one attempt. */
export type AttemptEffect = { attemptId: string; before: number; after: number; max: number }

export type RegradeEffect = {
  /** By place in the quiz. */
  questions: ReadonlyMap<number, QuestionEffect>
  attempts: AttemptEffect[]
  /** Counts of attempts. */
  up: number
  down: number
  unchanged: number
  /** Marks by hand that stay. */
  kept: number
}

/** The effect on attempts, each with all its marks as they count at present. */
export function regradeEffect(
  attempts: readonly { attemptId: string; marks: readonly (Mark & { position: number })[] }[],
  regraded: readonly RegradedItem[],
): RegradeEffect {
  const anew = new Map(regraded.map((item) => [`${item.attemptId} ${item.position}`, item]))
  const effects = attempts.map(({ attemptId, marks }) => {
    const next = marks.map((mark) => {
      const item = anew.get(`${attemptId} ${mark.position}`)
      return item === undefined || item.isByHand ? mark : { ...mark, fraction: item.after }
    })
    const { total: before, max } = addMarks(marks)
    return { attemptId, before, after: addMarks(next).total, max }
  })
  return {
    questions: byQuestion(regraded),
    attempts: effects,
    up: effects.filter(({ before, after }) => after > before).length,
    down: effects.filter(({ before, after }) => after < before).length,
    unchanged: effects.filter(({ before, after }) => after === before).length,
    kept: regraded.filter(({ isByHand }) => isByHand).length,
  }
}

function byQuestion(regraded: readonly RegradedItem[]): Map<number, QuestionEffect> {
  const effects = new Map<number, QuestionEffect>()
  for (const item of regraded) {
    const effect = effects.get(item.quizPosition) ?? { up: 0, down: 0, same: 0, kept: 0, waits: 0 }
    effect[outcomeOf(item)] += 1
    effects.set(item.quizPosition, effect)
  }
  return effects
}

function outcomeOf({ isByHand, before, after }: RegradedItem): keyof QuestionEffect {
  if (isByHand) return 'kept'
  if (after === null) return 'waits'
  const was = before ?? 0
  return after > was ? 'up' : after < was ? 'down' : 'same'
}
