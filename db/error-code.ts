/** The SQLSTATE of a database error, wherever the driver or drizzle has wrapped it; null for any other error. */
export function databaseErrorCode(error: unknown): string | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    if ('code' in current && typeof current.code === 'string' && /^[0-9A-Z]{5}$/.test(current.code)) return current.code
  }
  return null
}

/** The code of a system error, as of a connection that was refused, wherever it has been wrapped; null for any other. */
export function systemErrorCode(error: unknown): string | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    if ('code' in current && typeof current.code === 'string') return current.code
  }
  return null
}

/** What a connection says when a pool in between has mixed up prepared statements: it has none, or has it twice. */
const mixedUp: ReadonlySet<string> = new Set(['26000', '42P05'])

/** Whether a statement failed only because its name was lost; nothing of it has been done. */
export function isNameLost(error: unknown): boolean {
  return mixedUp.has(databaseErrorCode(error) ?? '')
}
