import { randomBytes } from 'node:crypto'
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { AddedStudents, FirstSignIns } from '#domain/class/class-view.ts'
import { firstPassword } from '#domain/class/first-password.ts'
import { parsePastedNames, userNamesFor } from '#domain/class/names.ts'
import type { Actor } from '#domain/policy.ts'
import { invalid, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { credentials, memberships, users } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { sortNameOf } from './accounts.ts'
import { asRosterManager, type ManagedClass } from './managed-class.ts'
import { hashPassword } from './password-hash.ts'

/** The most students that are added at once: each first password is hashed, which costs a tenth of a second. */
const maxAtOnce = 200

/**
 * Makes accounts for names, one a line, and puts them into the class. Names that give none, stand twice or are in the
 * class already are told and left out; `sameNames` lets a second person of a known name in. For those who teach the
 * class and administrators. Errors: `invalid` on `names`.
 */
export async function addStudents(
  ctx: Ctx,
  input: { classId: string; names: string; sameNames: boolean },
): Promise<Result<AddedStudents>> {
  const parsed = parsePastedNames(input.names)
  if (parsed.names.length + parsed.skipped.length === 0) return invalid('names', 'names-missing')
  if (parsed.names.length > maxAtOnce) return invalid('names', 'names-too-many')
  const present = await asRosterManager(ctx, input.classId, async (tx, actor) =>
    ok(await namesInClass(tx, actor, input.classId)),
  )
  if (!present.ok) return present
  const isNew = (name: string) => input.sameNames || !present.value.has(name.toLowerCase())
  const names = parsed.names.filter(isNew)
  const inClass = parsed.names.filter((name) => !isNew(name)).map((text) => ({ text, reason: 'in-class' as const }))
  const skipped = [...parsed.skipped.map(({ text, reason }) => ({ text, reason })), ...inClass]
  const passwords = await Promise.all(
    names.map(async () => {
      const password = firstPassword(randomBytes(5))
      return { password, passwordHash: await hashPassword(password) }
    }),
  )
  const added = await addNamed(ctx, input.classId, names, passwords)
  return added.ok ? ok({ ...added.value, skipped }) : added
}

/** How often user names are chosen anew when a colleague has just taken one of them. */
const tries = 3

type Hashed = { password: string; passwordHash: string }

async function addNamed(
  ctx: Ctx,
  classId: string,
  names: readonly string[],
  passwords: readonly Hashed[],
): Promise<Result<FirstSignIns>> {
  for (let attempt = 1; ; attempt += 1) {
    const added = await asRosterManager(ctx, classId, (tx, actor, found) =>
      insertStudents(tx, ctx, { actor, classId, found, names, passwords }),
    )
    if (added.ok || added.error.kind !== 'conflict' || attempt >= tries) return added
  }
}

type NewStudents = {
  actor: Actor
  classId: string
  found: ManagedClass
  names: readonly string[]
  passwords: readonly Hashed[]
}

async function insertStudents(
  tx: Db,
  ctx: Ctx,
  { actor, classId, found, names, passwords }: NewStudents,
): Promise<Result<FirstSignIns>> {
  const { schoolId } = actor
  const userNames = userNamesFor(names, await takenUserNames(tx, schoolId))
  const now = ctx.now()
  const made = names.map((displayName, index) => ({
    id: ctx.newId(),
    displayName,
    userName: userNames[index] ?? '',
    password: passwords[index]?.password ?? '',
    passwordHash: passwords[index]?.passwordHash ?? null,
  }))
  if (made.length > 0) {
    await tx.insert(users).values(
      made.map(({ id, displayName }) => ({
        schoolId,
        id,
        role: 'student' as const,
        displayName,
        sortName: sortNameOf(displayName),
        createdAt: now,
      })),
    )
    await tx.insert(credentials).values(
      made.map(({ id, userName, passwordHash }) => ({
        schoolId,
        userId: id,
        userName,
        passwordHash,
        mustChangePassword: true,
        changedAt: now,
      })),
    )
    await tx
      .insert(memberships)
      .values(made.map(({ id }) => ({ schoolId, classId, userId: id, role: 'student' as const, joinedAt: now })))
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'students-added',
      subjectType: 'class',
      subjectId: classId,
      detail: { count: made.length },
    })
  }
  const students = made.map(({ displayName, userName, password }) => ({ displayName, userName, password }))
  return ok({ className: found.name, code: found.code, students })
}

async function takenUserNames(tx: Db, schoolId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ userName: credentials.userName })
    .from(credentials)
    .where(and(eq(credentials.schoolId, schoolId), isNotNull(credentials.userName)))
  return new Set(rows.map(({ userName }) => userName ?? ''))
}

/** The names of those who are in the class now, in lower case. */
async function namesInClass(tx: Db, actor: Actor, classId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ name: users.displayName })
    .from(memberships)
    .innerJoin(users, and(eq(users.schoolId, memberships.schoolId), eq(users.id, memberships.userId)))
    .where(
      and(eq(memberships.schoolId, actor.schoolId), eq(memberships.classId, classId), isNull(memberships.removedAt)),
    )
  return new Set(rows.map(({ name }) => name.toLowerCase()))
}
