/**
 * Decides how an expected failure is told: as a value, never as an exception. The kinds are closed, so that every
 * screen and every route can answer each of them; a bug throws and reaches the error page instead.
 */
export type AppError =
  /** The input breaks a rule; `fields` names each field and the message key that explains it. */
  | { kind: 'invalid'; fields: Record<string, string> }
  /** Nobody is signed in, or the session has ended. */
  | { kind: 'unauthenticated' }
  /** Signed in, may know that the thing exists, but may not do this. */
  | { kind: 'forbidden' }
  /** Absent, or not to be known: from outside the two look the same. */
  | { kind: 'not-found' }
  /** Somebody (perhaps oneself elsewhere) was faster; `detail` is a message key, `data` names what it is about by id. */
  | { kind: 'conflict'; detail: string; data?: Readonly<Record<string, readonly (string | number)[]>> }
  /** The time for this is over or has not come; `detail` is a message key. */
  | { kind: 'closed'; detail: string }
  /** Too many tries; `retryAfterSeconds` is a whole number of seconds, at least 1. */
  | { kind: 'rate-limited'; retryAfterSeconds: number }

export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(error: AppError): { ok: false; error: AppError } {
  return { ok: false, error }
}

export const notFound = fail({ kind: 'not-found' })
export const forbidden = fail({ kind: 'forbidden' })
export const unauthenticated = fail({ kind: 'unauthenticated' })

/** One field is wrong; `message` is a key of the message file. */
export function invalid(field: string, message: string): { ok: false; error: AppError } {
  return fail({ kind: 'invalid', fields: { [field]: message } })
}
