import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A secret for a one-time link: 256 bits, in characters that a URL may hold. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of it: SHA-256, hexadecimal. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Compares in constant time. */
export function isSecretRight(stored: string, secret: string): boolean {
  const given = Buffer.from(secretHash(secret))
  const expected = Buffer.from(stored)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
