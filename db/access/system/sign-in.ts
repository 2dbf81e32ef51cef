import { and, asc, eq, isNull } from 'drizzle-orm'
import { emailSchema, userNameSchema } from '#domain/account/schema.ts'
import { normaliseJoinCode } from '#domain/class/join-code.ts'
import { fail, invalid, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { SessionClaim, SystemCtx } from '../../ctx.ts'
import { credentials, directoryCodes, directoryEmails, memberships, schools, users } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'
import { isPasswordRight } from './password-hash.ts'
import { accountLimit, addressLimit, countTry, forgiveTries } from './rate-limits.ts'
import { startSession } from './sessions.ts'

type Candidate = { schoolId: string; schoolName: string; userId: string; passwordHash: string | null }

/** Wrong name and wrong password look the same. */
const wrong = invalid('password', 'sign-in-wrong')

/** What is hashed of a password that is too long to be anybody's, in UTF-16 units. */
const longestTried = 1000

/**
 * Signs in by e-mail and password. An address may lead to an account in several schools; the one whose password it is
 * counts. Where several have the same password, `schoolId` says which. Errors: `invalid` on `password`
 * ("sign-in-wrong"), `conflict` ("several-schools", with `schoolIds` and `schoolNames` to choose from), `rate-limited`.
 */
export async function signInWithEmail(
  ctx: SystemCtx,
  input: { email: string; password: string; address: string; schoolId?: string },
): Promise<Result<SessionClaim>> {
  const parsed = emailSchema.safeParse(input.email)
  const email = parsed.success ? parsed.data : input.email.trim().toLowerCase().slice(0, 300)
  return signIn(ctx, `email ${email}`, await read(ctx, (tx) => accountsByEmail(tx, email)), input)
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
  const candidates = await read(ctx, (tx) => accountsByCode(tx, code, userName))
  const [found] = candidates
  // Counted for the account, not for the code: a class may have had many codes that all lead to it.
  const account = found ? `user ${found.schoolId} ${found.userId}` : `code ${code} ${userName}`
  return signIn(ctx, account, candidates, input)
}

async function signIn(
  ctx: SystemCtx,
  account: string,
  candidates: readonly Candidate[],
  input: { password: string; address: string; schoolId?: string },
): Promise<Result<SessionClaim>> {
  const [byAccount, byAddress] = [accountLimit(account), addressLimit(input.address)]
  const counted = await countTry(ctx, [byAccount, byAddress])
  if (!counted.ok) return counted
  const password = input.password.slice(0, longestTried)
  // Without an account the same work is done as with one.
  const hashes = candidates.length > 0 ? candidates.map(({ passwordHash }) => passwordHash) : [null]
  const fits = await Promise.all(hashes.map((hash) => isPasswordRight(hash, password)))
  const own = candidates.filter((_, index) => fits[index])
  if (own.length === 0) return wrong
  await forgiveTries(ctx, byAccount, byAddress)
  const chosen = own.length === 1 ? own[0] : own.find(({ schoolId }) => schoolId === input.schoolId)
  return chosen ? startSession(ctx, chosen) : severalSchools(own)
}

function severalSchools(own: readonly Candidate[]) {
  const data = { schoolIds: own.map(({ schoolId }) => schoolId), schoolNames: own.map(({ schoolName }) => schoolName) }
  return fail({ kind: 'conflict', detail: 'several-schools', data })
}

async function read(ctx: SystemCtx, find: (tx: Db) => Promise<Candidate[]>): Promise<Candidate[]> {
  const found = await withSystem(ctx, async (tx) => ok(await find(tx)))
  return found.ok ? found.value : []
}

const candidateColumns = {
  schoolId: users.schoolId,
  schoolName: schools.name,
  userId: users.id,
  passwordHash: credentials.passwordHash,
}

async function accountsByEmail(tx: Db, email: string): Promise<Candidate[]> {
  return tx
    .select(candidateColumns)
    .from(directoryEmails)
    .innerJoin(users, and(eq(users.schoolId, directoryEmails.schoolId), eq(users.id, directoryEmails.userId)))
    .innerJoin(credentials, and(eq(credentials.schoolId, users.schoolId), eq(credentials.userId, users.id)))
    .innerJoin(schools, eq(schools.schoolId, users.schoolId))
    .where(and(eq(directoryEmails.email, email), isNull(users.disabledAt)))
    .orderBy(asc(users.schoolId), asc(users.id))
}

/** A user name is unique in its school, and a code leads to one: at most one account. */
async function accountsByCode(tx: Db, code: string, userName: string): Promise<Candidate[]> {
  return tx
    .select(candidateColumns)
    .from(directoryCodes)
    .innerJoin(credentials, and(eq(credentials.schoolId, directoryCodes.schoolId), eq(credentials.userName, userName)))
    .innerJoin(users, and(eq(users.schoolId, credentials.schoolId), eq(users.id, credentials.userId)))
    .innerJoin(schools, eq(schools.schoolId, users.schoolId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.schoolId, users.schoolId),
        eq(memberships.classId, directoryCodes.classId),
        eq(memberships.userId, users.id),
        isNull(memberships.removedAt),
      ),
    )
    .where(and(eq(directoryCodes.code, code), isNull(users.disabledAt)))
    .orderBy(asc(users.id))
}
