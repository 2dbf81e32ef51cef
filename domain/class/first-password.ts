/**
 * Decides the first password of a student whose account a teacher makes: three short words and two digits, which a child can copy
 * from a slip of paper. 256 words and 100 numbers give log2(256³ · 100) = 30.6 bits, enough behind limited attempts until it is changed.
 */
import { firstPasswordWords } from './first-password-words.ts'

/**
 * A password such as 'maple-river-cloud-47' from at least 5 random bytes: one for each word, two for the digits (the bias of
 * 65,536 modulo 100 costs less than a thousandth of a bit). Throws a RangeError on fewer.
 */
export function firstPassword(randomBytes: Uint8Array): string {
  const [first, second, third, high, low] = randomBytes
  if (first === undefined || second === undefined || third === undefined || high === undefined || low === undefined) {
    throw new RangeError('A first password needs 5 bytes')
  }
  const words = [first, second, third].map((byte) => firstPasswordWords[byte] ?? '')
  const digits = String((high * 256 + low) % 100).padStart(2, '0')
  return [...words, digits].join('-')
}
