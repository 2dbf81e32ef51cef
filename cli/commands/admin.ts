import { closeForgottenAttempts } from '#db/access/system/close-forgotten-attempts.ts'
import {
  type AccountName,
  createTeacherAccount,
  findSchool,
  resetAccountPassword,
  revokeAllSessions,
  revokeSessionsOf,
} from '#db/access/system/operator.ts'
import type { SystemCtx } from '#db/ctx.ts'
import { displayNameSchema, emailSchema } from '#domain/account/schema.ts'
import type { AppError, Result } from '#domain/result.ts'
import { CommandError } from '../command-error.ts'

/** Where a one-time link leads, below Postil's address. */
export type OneTimePath = { path: string }

/** Makes a teacher's account and the link by which its owner chooses a password. Throws `CommandError`. */
export async function createTeacher(
  ctx: SystemCtx,
  input: { school?: string; name: string; email: string },
): Promise<OneTimePath & { userId: string }> {
  const name = displayNameSchema.safeParse(input.name)
  const email = emailSchema.safeParse(input.email)
  if (!name.success) throw new CommandError('--name must be 1 to 120 characters.')
  if (!email.success) throw new CommandError(`${input.email} is not an e-mail address.`)
  const schoolId = orThrow(await findSchool(ctx, input.school), 'There is no such school.')
  const account = { schoolId, displayName: name.data, email: email.data }
  const { userId, token } = orThrow(await createTeacherAccount(ctx, account), 'There is no such school.')
  return { userId, path: pathOf(token) }
}

/** A link for an account with e-mail, a first password for one that signs in by class code. Throws `CommandError`. */
export async function resetPassword(
  ctx: SystemCtx,
  name: AccountName,
): Promise<OneTimePath | { firstPassword: string }> {
  const made = orThrow(await resetAccountPassword(ctx, name), 'There is no such account.')
  return 'token' in made ? { path: pathOf(made.token) } : made
}

/** Ends the sessions of one account, or of everybody. Returns how many were running. Throws `CommandError`. */
export async function revokeSessions(ctx: SystemCtx, whose: AccountName | 'all'): Promise<{ ended: number }> {
  const ended = whose === 'all' ? await revokeAllSessions(ctx) : await revokeSessionsOf(ctx, whose)
  return { ended: orThrow(ended, 'There is no such account.') }
}

/** Hands in the forgotten attempts of all schools. Returns how many. */
export async function closeAttempts(ctx: SystemCtx): Promise<{ handedIn: number }> {
  return { handedIn: orThrow(await closeForgottenAttempts(ctx), 'There is nothing to close.') }
}

function pathOf(token: string): string {
  return `/invite/${token}`
}

function orThrow<T>(result: Result<T>, absent: string): T {
  if (result.ok) return result.value
  throw new CommandError(reasonOf(result.error, absent))
}

function reasonOf(error: AppError, absent: string): string {
  if (error.kind === 'not-found') return absent
  if (error.kind === 'conflict' && error.detail === 'several-schools') {
    return `Say which school with --school: ${(error.data?.['names'] ?? []).join(', ')}.`
  }
  if (error.kind === 'invalid' && error.fields['email'] === 'email-taken') {
    return 'Somebody at this school has this address already.'
  }
  return `Refused: ${error.kind}.`
}
