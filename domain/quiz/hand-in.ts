/**
 * Decides when an attempt counts as handed in, and whether the server holds everything that a browser wrote before it
 * is. Source: DESIGN, "No answer is ever lost"; the due time marks what is late as in `attempt-rules.ts`.
 */
import { isLate } from './attempt-rules.ts'

/** How many missing answers are named at most; the browser sends them and asks again. */
const mostNamed = 100

/**
 * When an attempt that ends now counts as handed in. After its deadline that is the deadline itself, however much later
 * anyone looks; it is late only when the deadline lies after the due time.
 */
export function handInMoment(
  now: Date,
  { deadlineAt, dueAt }: { deadlineAt: Date | null; dueAt: Date | null },
): { submittedAt: Date; isLate: boolean } {
  if (deadlineAt === null || now < deadlineAt) return { submittedAt: now, isLate: isLate(now, dueAt) }
  return { submittedAt: deadlineAt, isLate: dueAt !== null && deadlineAt > dueAt }
}

/**
 * The answers that a browser gave and the server does not hold: device → client sequences, the lowest first and at most
 * 100 in all. Null when nothing is missing.
 */
export function missingSeqs(
  lastSeqs: Readonly<Record<string, number>>,
  stored: readonly { device: string; clientSeq: number }[],
): Record<string, number[]> | null {
  const missing: Record<string, number[]> = {}
  let named = 0
  for (const [device, last] of Object.entries(lastSeqs)) {
    const held = new Set(stored.filter((event) => event.device === device).map((event) => event.clientSeq))
    for (let seq = 1; seq <= last && named < mostNamed; seq += 1) {
      if (held.has(seq)) continue
      missing[device] = [...(missing[device] ?? []), seq]
      named += 1
    }
  }
  return named === 0 ? null : missing
}
