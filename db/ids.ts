import { randomBytes } from 'node:crypto'

/**
 * A source of UUIDv7 ids (RFC 9562, section 5.7): the first 48 bits are the clock's milliseconds, the rest is random,
 * so that new rows land near each other in an index.
 */
export function makeIdSource(now: () => Date): () => string {
  return () => {
    const bytes = randomBytes(16)
    bytes.writeUIntBE(now().getTime(), 0, 6)
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    const hex = bytes.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
