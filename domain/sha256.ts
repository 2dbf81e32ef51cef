/**
 * Decides nothing: it computes the SHA-256 digest of a text, in the browser and on the server alike and at once, which
 * neither Node's nor the browser's own module can. Source: FIPS 180-4, sections 4.1.2, 5 and 6.2.
 */

/** The eight 32-bit words of the digest of a text's UTF-8 form. */
export function sha256(text: string): Uint32Array {
  const message = padded(new TextEncoder().encode(text))
  const hash = fractionBits(8, 1 / 2)
  const schedule = new Uint32Array(64)
  for (let offset = 0; offset < message.byteLength; offset += 64) {
    for (let t = 0; t < 64; t += 1) {
      schedule[t] = t < 16 ? message.getUint32(offset + 4 * t) : nextWord(schedule, t)
    }
    addBlock(hash, schedule)
  }
  return hash
}

/** The text, a one bit, noughts, and its length in bits, to a whole number of blocks of 64 bytes. */
function padded(bytes: Uint8Array): DataView {
  const view = new DataView(new ArrayBuffer(64 * Math.ceil((bytes.length + 9) / 64)))
  bytes.forEach((byte, index) => {
    view.setUint8(index, byte)
  })
  view.setUint8(bytes.length, 0x80)
  view.setUint32(view.byteLength - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(view.byteLength - 4, (bytes.length << 3) >>> 0)
  return view
}

function nextWord(w: Uint32Array, t: number): number {
  const early = at(w, t - 15)
  const late = at(w, t - 2)
  const small0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
  const small1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
  return (at(w, t - 16) + small0 + at(w, t - 7) + small1) >>> 0
}

function addBlock(hash: Uint32Array, schedule: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash
  for (let t = 0; t < 64; t += 1) {
    const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const choice = (e & f) ^ (~e & g)
    const first = (h + big1 + choice + at(roundConstants, t) + at(schedule, t)) >>> 0
    const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const second = (big0 + majority) >>> 0
    h = g
    g = f
    f = e
    e = (d + first) >>> 0
    d = c
    c = b
    b = a
    a = (first + second) >>> 0
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) hash[index] = (at(hash, index) + word) >>> 0
}

const roundConstants = fractionBits(64, 1 / 3)

/** The first 32 bits of the fractional parts of the given root of the first primes. */
function fractionBits(count: number, power: number): Uint32Array {
  const words = new Uint32Array(count)
  let found = 0
  for (let candidate = 2; found < count; candidate += 1) {
    let isPrime = true
    for (let factor = 2; factor * factor <= candidate; factor += 1) if (candidate % factor === 0) isPrime = false
    if (!isPrime) continue
    words[found] = Math.floor((candidate ** power % 1) * 2 ** 32)
    found += 1
  }
  return words
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0
}
