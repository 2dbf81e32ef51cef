import { and, asc, eq, isNull } from 'drizzle-orm'
import { emailSchema, userNameSchema } from '#domain/account/schema.ts'
import { normaliseJoinCode } from '#domain/class/join-code.ts'
import { invalid, ok, type Result } from '#domain/result.ts'
import type { SystemCtx } from '../../ctx.ts'
import { classes, credentials, directoryCodes, directoryEmails, memberships, users } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'
import { isPasswordRight } from './password-hash.ts'
import { accountLimit, addressLimit, countTry, forgiveTries } from './rate-limits.ts'
import { type SessionClaim, startSession } from './sessions.ts'

type Candidate = { schoolId: string; userId: string; passwordHash: string | null }

/** Wrong name and wrong password look the same. */
const wrong = invalid('password', 'sign-in-wrong')

/**
 * Signs in by e-mail and password. An address may lead to an account in several schools; the one whose password it is
 * counts. Errors: `invalid` on `password` ("sign-in-wrong"), `rate-limited`.
 */
export async function signInWithEmail(
  ctx: SystemCtx,
  input: { email: string; password: string; address: string },
): Promise<Result<SessionClaim>> {
  const email = emailSchema.safeParse(input.email)
  const name = email.success ? email.data : input.email.trim().toLowerCase().slice(0, 300)
  return signIn(ctx, `email ${name}`, input, () => accountsByEmail(ctx, name))
}

/**
 * Signs a student in by class code, user name and password. A retired code works too: cards that were handed out stay
 * good. Errors as `signInWithEmail`.
 */
export async function signInWithCode(
  ctx: SystemCtx,
  input: { code: string; userName: string; password: string; address: string },
): Promise<Result<SessionClaim>> {
  const code = normaliseJoinCode(input.code) ?? ''
  const parsed = userNameSchema.safeParse(input.userName)
  const userName = parsed.success ? parsed.data : ''
  return signIn(ctx, `code ${code} ${userName}`, input, () => accountsByCode(ctx, code, userName))
}

async function signIn(
  ctx: SystemCtx,
  account: string,
  input: { password: string; address: string },
  find: () => Promise<Candidate[]>,
): Promise<Result<SessionClaim>> {
  const [byAccount, byAddress] = [accountLimit(account), addressLimit(input.address)]
  const counted = await countTry(ctx, [byAccount, byAddress])
  if (!counted.ok) return counted
  const candidates = await find()
  for (const candidate of candidates.length > 0 ? candidates : [null]) {
    if (!(await isPasswordRight(candidate?.passwordHash ?? null, input.password.slice(0, 1000))) || candidate === null) continue
    await forgiveTries(ctx, byAccount, byAddress)
    return startSession(ctx, candidate)
  }
  return wrong
}

async function accountsByEmail(ctx: SystemCtx, email: string): Promise<Candidate[]> {
  const found = await withSystem(ctx, async (tx) =>
    ok(
      await tx
        .select({ schoolId: users.schoolId, userId: users.id, passwordHash: credentials.passwordHash })
        .from(directoryEmails)
        .innerJoin(users, and(eq(users.schoolId, directoryEmails.schoolId), eq(users.id, directoryEmails.userId)))
        .innerJoin(credentials, and(eq(credentials.schoolId, users.schoolId), eq(credentials.userId, users.id)))
        .where(and(eq(directoryEmails.email, email), isNull(users.disabledAt)))
        .orderBy(asc(users.schoolId), asc(users.id)),
    ),
  )
  return found.ok ? found.value : []
}

async function accountsByCode(ctx: SystemCtx, code: string, userName: string): Promise<Candidate[]> {
  const found = await withSystem(ctx, async (tx) =>
    ok(
      await tx
        .select({ schoolId: users.schoolId, userId: users.id, passwordHash: credentials.passwordHash })
        .from(directoryCodes)
        .innerJoin(classes, and(eq(classes.schoolId, directoryCodes.schoolId), eq(classes.id, directoryCodes.classId)))
        .innerJoin(
          credentials,
          and(eq(credentials.schoolId, directoryCodes.schoolId), eq(credentials.userName, userName)),
        )
        .innerJoin(users, and(eq(users.schoolId, credentials.schoolId), eq(users.id, credentials.userId)))
        .innerJoin(
          memberships,
          and(
            eq(memberships.schoolId, users.schoolId),
            eq(memberships.classId, classes.id),
            eq(memberships.userId, users.id),
            isNull(memberships.removedAt),
          ),
        )
        .where(and(eq(directoryCodes.code, code), isNull(users.disabledAt)))
        .orderBy(asc(users.id)),
    ),
  )
  return found.ok ? found.value : []
}
