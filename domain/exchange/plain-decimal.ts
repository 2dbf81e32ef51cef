/**
 * Decides how a number is written in an exchanged question, whatever the file wrote: '1822', '-0.5', without needless
 * noughts before it or behind its point. Source: the xs:decimal of XML Schema, and exponents as Moodle writes them.
 */
import { type Decimal, printDecimal } from '#domain/quiz/decimal.ts'

/** More digits than this are not carried. */
const mostDigits = 100

/** Reads '+1', '007', '.5', '5.', '1,5' and '2e-3'; null for what is no number, or has too many digits. */
export function plainDecimal(text: string): string | null {
  const decimal = decimalFrom(text)
  return decimal === null ? null : printDecimal(decimal)
}

export function decimalFrom(text: string): Decimal | null {
  const match = /^([+-]?)(\d*)(?:[.,](\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim())
  if (match === null) return null
  const [, sign, whole = '', decimals = '', exponent = '0'] = match
  if (whole + decimals === '') return null
  const scale = decimals.length - Number(exponent)
  if (whole.length + decimals.length + Math.abs(scale) > mostDigits) return null
  const digits = BigInt(whole + decimals) * (scale < 0 ? 10n ** BigInt(-scale) : 1n)
  const units = sign === '-' ? -digits : digits
  return { units, scale: Math.max(0, scale) }
}

/** The middle of a range, and the distance from it to either end; exact. */
export function middleOf(low: Decimal, high: Decimal): { middle: Decimal; distance: Decimal } {
  const scale = Math.max(low.scale, high.scale)
  const raised = ({ units, scale: own }: Decimal) => units * 10n ** BigInt(scale - own)
  const [one, other] = [raised(low), raised(high)]
  const distance = other > one ? other - one : one - other
  // Five tenths of a whole number: one decimal more, and no division.
  return {
    middle: { units: (one + other) * 5n, scale: scale + 1 },
    distance: { units: distance * 5n, scale: scale + 1 },
  }
}
