import { randomBytes } from 'node:crypto'

/**
 * A source of UUIDv7 ids (RFC 9562, section 5.7): the first 48 bits are the clock's milliseconds, the next 12 count up
 * within a millisecond (section 6.2, method 1), the rest is random. Ids of one source sort in the order in which they
 * were made, also when the clock stands still or goes back.
 */
export function makeIdSource(now: () => Date): () => string {
  let lastMs = 0
  let counter = 0
  return () => {
    const bytes = randomBytes(16)
    const ms = now().getTime()
    if (ms > lastMs) {
      lastMs = ms
      // Half the range is left to count up in.
      counter = bytes.readUInt16BE(6) & 0x7ff
    } else if (counter < 0xfff) {
      counter += 1
    } else {
      lastMs += 1
      counter = 0
    }
    bytes.writeUIntBE(lastMs, 0, 6)
    bytes.writeUInt16BE(0x7000 | counter, 6)
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    const hex = bytes.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
