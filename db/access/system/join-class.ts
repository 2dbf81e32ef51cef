import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { passwordFault } from '#domain/account/password-rules.ts'
import { displayNameSchema, userNameSchema } from '#domain/account/schema.ts'
import { normaliseJoinCode } from '#domain/class/join-code.ts'
import { forbidden, invalid, notFound, ok, type Result, unauthenticated } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx, SessionClaim, SystemCtx } from '../../ctx.ts'
import { classes, directoryCodes, memberships, schools } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { withSystem } from '../with-actor.ts'
import { insertAccount } from './accounts.ts'
import { hashPassword } from './password-hash.ts'
import { codeLimit, countTry, forgiveTry, joinLimit } from './rate-limits.ts'
import { startSession } from './sessions.ts'

export type ClassToJoin = { className: string; schoolName: string }

type OpenClass = ClassToJoin & { schoolId: string; classId: string }

/**
 * The class that a code opens; a code that is unknown, retired or closed is `invalid` ("code-wrong"). Only codes that
 * open none are counted against the address. Error: `rate-limited`.
 */
export async function findClassToJoin(
  ctx: SystemCtx,
  input: { code: string; address: string },
): Promise<Result<ClassToJoin>> {
  const found = await lookUp(ctx, input)
  return found.ok ? ok({ className: found.value.className, schoolName: found.value.schoolName }) : found
}

async function lookUp(
  ctx: SystemCtx,
  { code, address }: { code: string; address: string },
): Promise<Result<OpenClass>> {
  const limit = codeLimit(address)
  const counted = await countTry(ctx, [limit])
  if (!counted.ok) return counted
  const found = await withSystem(ctx, (tx) => openClassOf(tx, code))
  if (found.ok) await forgiveTry(ctx, limit)
  return found
}

async function openClassOf(tx: Db, typed: string): Promise<Result<OpenClass>> {
  const code = normaliseJoinCode(typed)
  if (code === null) return invalid('code', 'code-wrong')
  const [row] = await tx
    .select({ schoolId: classes.schoolId, classId: classes.id, className: classes.name, schoolName: schools.name })
    .from(directoryCodes)
    .innerJoin(classes, and(eq(classes.schoolId, directoryCodes.schoolId), eq(classes.id, directoryCodes.classId)))
    .innerJoin(schools, eq(schools.schoolId, classes.schoolId))
    .where(
      and(
        eq(directoryCodes.code, code),
        isNull(directoryCodes.retiredAt),
        eq(classes.joinOpen, true),
        isNull(classes.archivedAt),
      ),
    )
  return row ? ok(row) : invalid('code', 'code-wrong')
}

export const joinSchema = z.object({
  code: z.string(),
  displayName: displayNameSchema,
  userName: userNameSchema,
  password: z.string(),
})

/**
 * Makes a student account in the class's school, makes it a member, and signs it in.
 * Errors: `invalid` on a field ("code-wrong", "user-name-taken", password faults), `rate-limited`.
 */
export async function joinAsNewStudent(
  ctx: SystemCtx,
  input: z.output<typeof joinSchema> & { address: string },
): Promise<Result<SessionClaim>> {
  const fault = passwordFault(input.password, [input.userName, input.displayName])
  if (fault) return invalid('password', fault)
  const open = await lookUp(ctx, input)
  if (!open.ok) return open
  const counted = await countTry(ctx, [joinLimit(`${open.value.schoolId} ${open.value.classId}`)])
  if (!counted.ok) return counted
  const passwordHash = await hashPassword(input.password)
  const made = await withSystem(ctx, async (tx) => {
    const found = await openClassOf(tx, input.code)
    if (!found.ok) return found
    const { schoolId, classId } = found.value
    const { displayName, userName } = input
    const userId = await insertAccount(tx, ctx, {
      schoolId,
      role: 'student',
      displayName,
      userName,
      email: null,
      passwordHash,
      mustChangePassword: false,
    })
    await tx.insert(memberships).values({ schoolId, classId, userId, role: 'student', joinedAt: ctx.now() })
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'student-joined',
      subjectType: 'class',
      subjectId: classId,
      actorId: userId,
    })
    return ok({ schoolId, userId })
  })
  if (!made.ok && made.error.kind === 'conflict') return invalid('userName', 'user-name-taken')
  return made.ok ? startSession(ctx, made.value) : made
}

/**
 * A signed-in student joins one more class of the same school. One who was removed by a teacher is not let in again by
 * the code. Errors: `invalid` on `code`, `forbidden`.
 */
export async function joinAsMember(
  ctx: Ctx,
  input: { code: string; address: string },
): Promise<Result<{ classId: string }>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  if (actor.role !== 'student') return forbidden
  const open = await lookUp(ctx, input)
  if (!open.ok) return open
  return withSystem(ctx, async (tx) => {
    const found = await openClassOf(tx, input.code)
    if (!found.ok) return found
    const { schoolId, classId } = found.value
    if (schoolId !== actor.schoolId) return invalid('code', 'code-other-school')
    const inserted = await tx
      .insert(memberships)
      .values({ schoolId, classId, userId: actor.userId, role: 'student', joinedAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ userId: memberships.userId })
    if (inserted.length > 0) {
      await recordAudit(tx, ctx, {
        schoolId,
        action: 'student-joined',
        subjectType: 'class',
        subjectId: classId,
      })
      return ok({ classId })
    }
    const [row] = await tx
      .select({ removedAt: memberships.removedAt })
      .from(memberships)
      .where(
        and(eq(memberships.schoolId, schoolId), eq(memberships.classId, classId), eq(memberships.userId, actor.userId)),
      )
    if (!row) return notFound
    return row.removedAt === null ? ok({ classId }) : invalid('code', 'code-removed')
  })
}
