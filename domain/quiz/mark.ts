/**
 * Decides what a mark by hand may be and what it comes to: decimals as they were written, the points of a rubric's chosen
 * levels, and whose mark counts when two markers meet. Source: the analytic rubric of the field.
 */
import { z } from 'zod'
import { printDecimal, readDecimal } from './decimal.ts'
import type { GradeState } from './grade.ts'
import type { Criterion } from './questions/free-text.ts'
import { stateFor } from './questions/make-grade.ts'

/** Criterion → level that a marker chose. */
export type ChosenLevels = Readonly<Record<string, string>>

/** Points as a marker writes them, with a stop or a comma and at most six decimals; read as plain decimal text. */
export const markPointsSchema = z
  .string()
  .trim()
  .regex(/^\d{1,6}([.,]\d{1,6})?$/, 'points-wrong')
  .transform(plainDecimal)

/** The plain way to write a decimal of digits, without needless noughts. */
function plainDecimal(text: string): string {
  const decimal = readDecimal(text.replace(',', '.'))
  return decimal === null ? text : printDecimal(decimal)
}

export const commentSchema = z.string().trim().max(5000, 'comment-too-long')

/** A mark that somebody gave by hand. */
export type GivenMark = {
  /** Names this act of marking; whoever changes it says that they have seen it. */
  runId: string
  /** Decimal text, as it was given. */
  points: string
  state: GradeState
  comment: string | null
  /** Null where there was no rubric. */
  rubric: ChosenLevels | null
  /** Who gave it; null for somebody whose name is not to be had. */
  by: string | null
  at: Date
}

/** What became of a mark: another marker may have been faster, and is then never overwritten unseen. */
export type MarkOutcome = { status: 'saved'; runId: string } | { status: 'overtaken'; theirs: GivenMark }

/** The state and the share of the points that a mark comes to; null where it lies outside of 0 to `maxPoints`. */
export function markOf(points: string, maxPoints: number): { state: GradeState; fraction: number } | null {
  const reached = Number(points)
  if (!(reached >= 0 && reached <= maxPoints)) return null
  const fraction = reached === maxPoints ? 1 : reached / maxPoints
  return { state: stateFor(fraction), fraction }
}

/** The choices that this rubric knows; others are left out. */
export function knownLevels(rubric: readonly Criterion[], chosen: ChosenLevels): ChosenLevels {
  const known = rubric.flatMap(({ id, levels }) => {
    const level = levels.find((candidate) => Object.hasOwn(chosen, id) && candidate.id === chosen[id])
    return level === undefined ? [] : [[id, level.id] as const]
  })
  return Object.fromEntries(known)
}

/** The sum of the chosen levels' points as decimal text; null until each criterion has its level, and without any. */
export function rubricPoints(rubric: readonly Criterion[], chosen: ChosenLevels): string | null {
  if (rubric.length === 0) return null
  const points = rubric.map(({ id, levels }) => {
    const level = Object.hasOwn(chosen, id) ? levels.find((candidate) => candidate.id === chosen[id]) : undefined
    return level === undefined ? null : Math.round(level.points * 100)
  })
  if (points.some((hundredths) => hundredths === null)) return null
  return printDecimal({
    units: BigInt(points.reduce<number>((sum, hundredths) => sum + (hundredths ?? 0), 0)),
    scale: 2,
  })
}
