/**
 * Decides how the receipt of a hand-in is written, so that a student can copy it by hand and a slip is noticed: seven
 * signs and a check sign. Source: Crockford's base 32 with a checksum over GF(2^5), x^5 + x^2 + 1, which finds every
 * single wrong sign and every exchange of two.
 */
import { codeAlphabet, readCode, showCode } from '#domain/crockford.ts'

const dataSigns = 7

/** A code such as 'K7Q2-9FHM' from the first 35 bits of at least 5 bytes. Throws a RangeError on fewer. */
export function receiptCode(bytes: Uint8Array): string {
  if (bytes.length < 5) throw new RangeError('A receipt code needs 5 bytes')
  let bits = 0n
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte)
  const values: number[] = []
  for (let index = 0; index < dataSigns; index += 1) values.push(Number((bits >> BigInt(35 - 5 * index)) & 31n))
  values.push(checkValue(values))
  return showCode(values.map((value) => codeAlphabet.charAt(value)).join(''))
}

/** The code as it is shown, from what was typed; null when it cannot be a receipt code. */
export function readReceiptCode(text: string): string | null {
  const code = readCode(text, dataSigns + 1)
  if (code === null) return null
  const values = Array.from(code, (sign) => codeAlphabet.indexOf(sign))
  return checkValue(values.slice(0, dataSigns)) === values[dataSigns] ? showCode(code) : null
}

/** Whether what was typed is a receipt code without a slip. */
export function isReceiptCode(text: string): boolean {
  return readReceiptCode(text) !== null
}

/** Evaluates the signs as a polynomial without constant term at the generator of the field. */
function checkValue(values: readonly number[]): number {
  return values.reduce((sum, value) => timesGenerator(sum ^ value), 0)
}

function timesGenerator(value: number): number {
  const doubled = value << 1
  return doubled & 32 ? doubled ^ 0b100101 : doubled
}
