import { hash, verify } from '@node-rs/argon2'

/** argon2id with 19 MiB and two passes (OWASP Password Storage Cheat Sheet); 2 is @node-rs/argon2's number for argon2id. */
const settings = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** How many hashes are computed at once: each takes 19 MiB and a core. */
const atOnce = 2
let running = 0
const queue: (() => void)[] = []

/** The PHC string of a password. Throws only when the machine is out of memory. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), settings))
}

/**
 * Whether a password belongs to a stored hash. Without a hash the same work is done and the answer is no, so that the
 * time taken does not tell whether an account exists.
 */
export async function isPasswordRight(stored: string | null, password: string): Promise<boolean> {
  return inTurn(async () => {
    if (stored !== null) return verify(stored, password.normalize('NFC'))
    await hash(password.normalize('NFC'), settings)
    return false
  })
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < atOnce) running += 1
  else await new Promise<void>((resolve) => queue.push(resolve))
  try {
    return await work()
  } finally {
    // The place goes to the one who has waited longest; only when nobody waits does it become free.
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }
}
