/**
 * Decides how a statistical figure is told: as a finite number, or as absent with the reason, never as NaN, Infinity or 0
 * in place of "no data". The reasons are message keys; what they mean in words stands in the message files.
 */

/** Why a figure does not exist. */
export const missingReasons = [
  'no-attempts',
  'one-attempt',
  'fewer-than-three',
  'fewer-than-four',
  'marks-equal',
  'rest-equal',
  'totals-equal',
  'one-question',
  'negative-covariance',
  'no-common-variance',
  'questions-drawn',
  'groups-overlap',
  'nobody-chose',
  'everybody-chose',
] as const
export type MissingReason = (typeof missingReasons)[number]

export type Figure = { value: number; missing: null } | { value: null; missing: MissingReason }

/** A figure that exists. Throws on NaN and Infinity: they are a bug of the formula, not a result. */
export function figure(value: number): Figure {
  if (!Number.isFinite(value)) throw new Error(`A statistic came out as ${value}`)
  return { value, missing: null }
}

export function absent(missing: MissingReason): Figure {
  return { value: null, missing }
}

/** The figure that a function makes of this one; an absent one stays absent for the same reason. */
export function mapFigure(given: Figure, change: (value: number) => number): Figure {
  return given.value === null ? given : figure(change(given.value))
}
