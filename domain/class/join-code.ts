/**
 * Decides how a class code looks: eight signs that are hard to confuse, 40 bits, shown in two groups of four.
 * Source: Crockford's base 32, see `domain/crockford.ts`.
 */
import { codeAlphabet, readCode, showCode } from '#domain/crockford.ts'

const codeSigns = 8

/** A plain code (as it is stored) from at least 8 random bytes; 5 bits of each are used. Throws a RangeError on fewer. */
export function joinCode(randomBytes: Uint8Array): string {
  if (randomBytes.length < codeSigns) throw new RangeError('A class code needs 8 bytes')
  return Array.from(randomBytes.subarray(0, codeSigns), (byte) => codeAlphabet.charAt(byte & 31)).join('')
}

/** A stored code as people read it: 'XXXX-XXXX'. */
export function showJoinCode(code: string): string {
  return showCode(code)
}

/** The stored form of what was typed: case, spaces, hyphens and O/0, I/L/1 do not count. Null for no possible code. */
export function normaliseJoinCode(text: string): string | null {
  return readCode(text, codeSigns)
}
