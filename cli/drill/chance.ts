/** Draws lots. The same seed and label give the same draws for ever. */
export type Chance = {
  /** 0 (inclusive) to 1 (exclusive). */
  fraction: () => number
  /** A whole number, both ends included. */
  whole: (from: number, to: number) => number
  /** A number between two others. */
  between: (from: number, to: number) => number
  /** Whether something happens that does so in this share of cases. */
  happens: (share: number) => boolean
  /** Throws a RangeError when there is nothing to pick from. */
  pick: <T>(from: readonly T[]) => T
  /** A UUID, version 4 by its form. */
  uuid: () => string
  /** Lots of its own, which do not depend on how many are drawn here. */
  fork: (label: string) => Chance
}

export function chanceOf(seed: string): Chance {
  const next = sfc32(seed)
  const fraction = () => next() / 2 ** 32
  const whole = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1))
  return {
    fraction,
    whole,
    between: (from, to) => from + fraction() * (to - from),
    happens: (share) => fraction() < share,
    pick: (from) => {
      const index = whole(0, from.length - 1)
      const [picked] = from.slice(index, index + 1)
      if (picked === undefined) throw new RangeError('There is nothing to pick from')
      return picked
    },
    uuid: () => uuidFrom([next(), next(), next(), next()]),
    fork: (label) => chanceOf(`${seed}/${label}`),
  }
}

/** Chris Doty-Humphrey's small fast counter (PractRand's sfc32), begun from an FNV-1a hash of the seed. */
function sfc32(seed: string): () => number {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1]
  const next = () => {
    const sum = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = (b ^ (b >>> 9)) >>> 0
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0
    return sum
  }
  for (let turn = 0; turn < 15; turn += 1) next()
  return next
}

function hash(text: string, salt: number): number {
  let value = (0x811c9dc5 ^ salt) >>> 0
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0
  return value
}

function uuidFrom(words: readonly number[]): string {
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('')
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
