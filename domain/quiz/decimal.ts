/**
 * Decides which number a student wrote, and compares numbers exactly as scaled whole numbers, never in binary floating
 * point. Source: the ways of writing numbers in Unicode CLDR (decimal and group separators, minus signs).
 */

/** The number units / 10^scale. */
export type Decimal = { units: bigint; scale: number }

/** Longer texts are no numbers, in UTF-16 units. */
const maxLength = 100

/**
 * Reads a number as people write it; null when it is none.
 * Accepted: surrounding space, a sign (hyphen, Unicode minus or en dash), '.' or ',' as decimal separator with digits on at
 * least one side, and groups of three parted by spaces, apostrophes, commas or stops. The one ambiguous form is told
 * apart by this choice: a single comma before exactly three digits groups ('1,000' is a thousand) unless the
 * digits before it are 0 ('0,125' is an eighth), whereas a single '.' is always the decimal point ('1.000' is one).
 * Arabic, Persian, Devanagari, Bengali and full-width digits count as digits. Units and percent signs do not belong.
 */
export function readDecimal(text: string): Decimal | null {
  if (text.length > maxLength) return null
  const match = /^([+-]?) *(.*)$/s.exec(plainText(text))
  const sign = match?.[1]
  const unsigned = match?.[2]
  if (sign === undefined || unsigned === undefined) return null
  const parts = partsOf(unsigned)
  if (parts === null) return null
  const units = BigInt(parts.whole + parts.decimals)
  return { units: sign === '-' ? -units : units, scale: parts.decimals.length }
}

/** Negative, 0 or positive as a is less than, equal to or more than b. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const difference = subtract(a, b).units
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Whether |a − b| ≤ tolerance. */
export function isWithin(a: Decimal, b: Decimal, tolerance: Decimal): boolean {
  return compareDecimals(absolute(subtract(a, b)), tolerance) <= 0
}

/** The exact product. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

/** The number without its sign. */
export function absolute({ units, scale }: Decimal): Decimal {
  return { units: units < 0n ? -units : units, scale }
}

/** The one plain way to write a number: '-0.5', '91', without needless noughts. */
export function printDecimal({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const decimals = digits.slice(digits.length - scale).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`
}

function subtract(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  const raise = (decimal: Decimal) => decimal.units * 10n ** BigInt(scale - decimal.scale)
  return { units: raise(a) - raise(b), scale }
}

type Parts = { whole: string; decimals: string }

/** In this order: plain, groups with '.' as decimal point, groups with a decimal comma, decimal comma. */
function partsOf(unsigned: string): Parts | null {
  const forms: [RegExp, RegExp][] = [
    [/^(\d*)\.?(\d*)$/, /$^/],
    [/^([1-9]\d{0,2}(?:([ ',])\d{3})(?:\2\d{3})*)(?:\.(\d*))?$/, /[ ',]/g],
    [/^([1-9]\d{0,2}(?:([ '.])\d{3})(?:\2\d{3})*)(?:,(\d*))?$/, /[ '.]/g],
    [/^(\d*),(\d*)$/, /$^/],
  ]
  for (const [form, group] of forms) {
    const match = form.exec(unsigned)
    if (match === null) continue
    const whole = (match[1] ?? '').replace(group, '')
    const decimals = (match.length > 3 ? match[3] : match[2]) ?? ''
    return whole + decimals === '' ? null : { whole, decimals }
  }
  return null
}

const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10]

/** Digits, signs, separators and spaces in their ASCII form; direction marks are left out. */
function plainText(text: string): string {
  return text
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g, asciiDigit)
    .replace(/[\u2010-\u2013\u2212\ufe63\uff0d]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replaceAll('\u066b', '.')
    .replaceAll('\u066c', "'")
    .replace(/\s/g, ' ')
    .trim()
}

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0)
  const zero = zeros.find((candidate) => code >= candidate && code < candidate + 10) ?? code
  return String(code - zero)
}
