/**
 * Decides how codes that people read aloud and copy by hand are written: 32 signs without I, L, O and U.
 * Source: Douglas Crockford, "Base 32" (crockford.com/base32.html), without its check symbols, which are hard to type.
 */

/** The signs in order of their value, 0 to 31. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Brings what was typed to the plain form: capitals, no spaces and hyphens, O read as 0, I and L as 1.
 * Null when it is not exactly `length` signs of the alphabet.
 */
export function readCode(text: string, length: number): string | null {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015\u2212]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const isPlain = code.length === length && Array.from(code).every((sign) => codeAlphabet.includes(sign))
  return isPlain ? code : null
}

/** Parts a plain code of eight signs for the eye: 'K7Q29FHM' becomes 'K7Q2-9FHM'. */
export function showCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
