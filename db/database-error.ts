import { databaseErrorCode, systemErrorCode } from './error-code.ts'

/**
 * A failure of the database that nobody had expected, as it may be logged: the query with its placeholders, where it was asked, and
 * the code of what went wrong. The values of the query, and what the database says about them, are left out: they hold what
 * people have written.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  constructor(
    query: string,
    readonly code: string | null,
    stack: string | undefined,
  ) {
    super(`Failed query (${code ?? 'no code'}): ${query}`)
    const places = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
    this.stack = [`${this.name}: ${this.message}`, ...places].join('\n')
  }
}

/** The same error where it says nothing of values; a `DatabaseError` for one of drizzle or of a driver. */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if ('query' in error && 'params' in error)
    return new DatabaseError(String(error.query), databaseErrorCode(error) ?? systemErrorCode(error), error.stack)
  if ('severity' in error) return new DatabaseError('', databaseErrorCode(error), error.stack)
  return error
}
