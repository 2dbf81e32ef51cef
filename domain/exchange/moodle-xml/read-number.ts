/**
 * Decides which number, with which tolerance, an answer of Moodle wants. Source: qtype_numerical, where `*` is any number
 * and a tolerance is a distance.
 */
import { plainDecimal } from '../plain-decimal.ts'
import type { FormNumberAnswer } from '../question-form.ts'
import type { Tell } from '../warning.ts'

/** Null, and told, where there is no number. */
export function numberFrom(word: string, tolerance: string, tell: Tell): FormNumberAnswer['value'] | null {
  if (word === '*') return { kind: 'any' }
  const number = plainDecimal(word)
  const distance = tolerance === '' ? '0' : plainDecimal(tolerance)?.replace('-', '')
  if (number !== null && distance !== undefined) {
    return { kind: 'exact', number, tolerance: distance, toleranceKind: 'absolute' }
  }
  tell('number-unreadable', { text: (number === null ? word : tolerance).slice(0, 20) })
  return null
}
