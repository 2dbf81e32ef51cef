/**
 * Decides when a student learns what of a result: the score, the right answers and the explanations each by a rule of its
 * own. Source: DESIGN of the product ("review options" in Moodle's words); a release by hand opens all three at once.
 */
import { assertNever } from '#domain/assert-never.ts'

/**
 * `at-once`: of each answer when the student has it checked, which makes it final. `after-hand-in`: of the attempt when it
 * is handed in. `after-due`: not before the due time. `on-release`: when a teacher says so.
 */
export const releaseRules = ['at-once', 'after-hand-in', 'after-due', 'on-release'] as const
export type ReleaseRule = (typeof releaseRules)[number]

/** The three parts of a result. */
export const resultParts = ['score', 'answers', 'explanations'] as const
export type ResultPart = (typeof resultParts)[number]
export type ReleaseRules = Record<ResultPart, ReleaseRule>

/** What of a result a student may see. */
export type Released = Record<ResultPart, boolean>

export type ReleaseMoment = {
  now: Date
  /** When the attempt was handed in; null for not yet. */
  submittedAt: Date | null
  /** This student's due time. */
  dueAt: Date | null
  /** When a teacher released everything by hand. */
  releasedAt: Date | null
}

/** What a teacher sees. */
export const everything: Released = { score: true, answers: true, explanations: true }

/** The same rule as a field holds it for each part. */
export function allBy(rule: ReleaseRule): ReleaseRules {
  return { score: rule, answers: rule, explanations: rule }
}

/**
 * Whether one part of a whole attempt is out: never before it was handed in, and under `after-due` not before the due
 * time. An assignment without due time releases at hand-in. In SQL: `postil_is_out`.
 */
export function isReleased(rule: ReleaseRule, { now, submittedAt, dueAt, releasedAt }: ReleaseMoment): boolean {
  if (submittedAt === null) return false
  if (releasedAt !== null && now >= releasedAt) return true
  switch (rule) {
    case 'at-once':
    case 'after-hand-in':
      return true
    case 'after-due':
      return dueAt === null || now >= dueAt
    case 'on-release':
      return false
    default:
      return assertNever(rule)
  }
}

/** What of a handed-in attempt is out. */
export function releasedParts(rules: ReleaseRules, moment: ReleaseMoment): Released {
  return partsOut(releasePlan(rules, moment))
}

/** Whether a part is out, and when it comes by itself; null for when a teacher says so. */
export type PlannedPart = { isOut: true } | { isOut: false; at: Date | null }
export type ReleasePlan = Record<ResultPart, PlannedPart>

/** What of a handed-in attempt is out, and when the rest comes at the latest. */
export function releasePlan(rules: ReleaseRules, moment: ReleaseMoment): ReleasePlan {
  const planned = (part: ResultPart): PlannedPart => {
    if (isReleased(rules[part], moment)) return { isOut: true }
    return { isOut: false, at: rules[part] === 'after-due' ? moment.dueAt : null }
  }
  return { score: planned('score'), answers: planned('answers'), explanations: planned('explanations') }
}

export function partsOut({ score, answers, explanations }: ReleasePlan): Released {
  return { score: score.isOut, answers: answers.isOut, explanations: explanations.isOut }
}

/** What a checked answer shows while the attempt is under way. */
export function checkedParts(rules: ReleaseRules): Released {
  return {
    score: rules.score === 'at-once',
    answers: rules.answers === 'at-once',
    explanations: rules.explanations === 'at-once',
  }
}

/** Whether anything at all is out. */
export function isAnyReleased(released: Released): boolean {
  return resultParts.some((part) => released[part])
}

/** Whether answers can be checked one by one under these rules. */
export function hasChecking(rules: ReleaseRules): boolean {
  return isAnyReleased(checkedParts(rules))
}
