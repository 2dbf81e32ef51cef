import { decode } from 'next-auth/jwt'
import type { SessionClaim } from '#db/ctx.ts'

/** How many tokens are remembered at most: about a megabyte. */
const mostRemembered = 5_000
/** By how much next-auth lets clocks differ, in milliseconds. */
const toleranceMs = 15_000

type Opened = { claim: SessionClaim | null; expiresMs: number }

/**
 * Reads tokens by next-auth's own `decode`, and remembers what was in them: deriving the key and decrypting costs more than
 * the answer to many a request. A token says the same for ever; whether it still counts is up to the session row. `read`
 * gives null for a token that is not ours, has been tampered with or is past its end.
 */
export class TokenReader {
  private readonly remembered = new Map<string, Opened>()

  constructor(
    private readonly secret: string,
    private readonly now: () => Date,
  ) {}

  async read(token: string): Promise<SessionClaim | null> {
    const known = this.remembered.get(token)
    const opened = known ?? (await open(token, this.secret))
    if (opened === null) return null
    if (known === undefined) this.remember(token, opened)
    return opened.expiresMs + toleranceMs > this.now().getTime() ? opened.claim : null
  }

  /** The oldest makes room. What is no token of ours is not remembered: anybody can make any number of those. */
  private remember(token: string, opened: Opened): void {
    const [oldest] = this.remembered.keys()
    if (this.remembered.size >= mostRemembered && oldest !== undefined) this.remembered.delete(oldest)
    this.remembered.set(token, opened)
  }
}

/** What a token claims, if it has the shape that we write. */
export function readClaim(claim: unknown): SessionClaim | null {
  if (typeof claim !== 'object' || claim === null) return null
  const { schoolId, userId, sessionId } = claim as Record<string, unknown>
  if (typeof schoolId !== 'string' || typeof userId !== 'string' || typeof sessionId !== 'string') return null
  return { schoolId, userId, sessionId }
}

async function open(token: string, secret: string): Promise<Opened | null> {
  try {
    const content = await decode({ token, secret })
    if (content === null) return null
    const expires: unknown = content['exp']
    return { claim: readClaim(content['claim']), expiresMs: typeof expires === 'number' ? expires * 1000 : 0 }
  } catch {
    // Not ours, tampered with, or past its end: nobody is signed in by it.
    return null
  }
}
