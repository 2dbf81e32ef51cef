/**
 * Decides how far a correlation may lie from nought by chance alone, so that few attempts are not taken for many. Source:
 * Fisher, "Statistical Methods for Research Workers", the z-transformation: atanh(r) has the standard error 1 / √(n − 3).
 */
import { absent, type Figure, figure } from './figure.ts'

/** Fewer attempts than these are marked as a small number: chance alone then reaches beyond ±36 %. */
export const enoughAttempts = 30

/** 97.5 % of the standard normal distribution lies below it. */
const z95 = 1.959963984540054

/**
 * The bound, in percent, within which an index lies in 19 of 20 cases when there is nothing to find; absent below four
 * attempts, where no bound holds.
 */
export function chanceBound(attempts: number): Figure {
  if (attempts === 0) return absent('no-attempts')
  if (attempts < 4) return absent('fewer-than-four')
  return figure(100 * Math.tanh(z95 / Math.sqrt(attempts - 3)))
}

export function isFewAttempts(attempts: number): boolean {
  return attempts < enoughAttempts
}
