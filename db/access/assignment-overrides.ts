import { and, eq, isNull } from 'drizzle-orm'
import { timeFaults } from '#domain/assignment/schema.ts'
import { instantToWallTime, wallTimeToInstant } from '#domain/assignment/wall-time.ts'
import { can } from '#domain/policy.ts'
import { effectiveTimes } from '#domain/quiz/attempt-rules.ts'
import { fail, forbidden, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { assignmentOverrides, classes, memberships } from '../schema/tables.ts'
import { releaseRulesOf } from './attempt-clock.ts'
import { recordAudit } from './audit.ts'
import { assignmentFactsOf } from './facts.ts'
import { moveDeadlines } from './system/attempt-deadlines.ts'
import { withActor } from './with-actor.ts'

type Override = typeof assignmentOverrides.$inferSelect

/**
 * Gives one student of the class other due and close times, on the clock of the class; null leaves the class's own. An
 * attempt under way gets its new deadline. Errors: `invalid` on `studentId`, `dueAt` or `closeAt`, `not-found`.
 */
export async function setOverride(
  ctx: Ctx,
  input: { assignmentId: string; studentId: string; dueAt: string | null; closeAt: string | null },
): Promise<Result<null>> {
  const { assignmentId, studentId } = input
  const saved = await withActor<null>(ctx, async (tx, actor) => {
    const { schoolId } = actor
    const facts = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    if (facts === null) return notFound
    if (!can(actor, 'assignment.manage', facts)) return can(actor, 'assignment.see', facts) ? forbidden : notFound
    const { assignment } = facts
    const timeZone = await timeZoneOfStudent(tx, { schoolId, classId: assignment.classId, studentId })
    if (timeZone === null) return invalid('studentId', 'student-missing')
    const before = await overrideOf(tx, { schoolId, assignmentId, studentId })
    const times = {
      dueAt: readTime(input.dueAt, before?.dueAt ?? null, timeZone),
      closeAt: readTime(input.closeAt, before?.closeAt ?? null, timeZone),
    }
    const wrong = wrongTimes(input, times)
    if (wrong !== null) return wrong
    const { timeLimitMinutes = null, openAt = null, attemptsAllowed = null } = before ?? {}
    const effective = effectiveTimes(assignment, { openAt, timeLimitMinutes, ...times })
    const faults = timeFaults(effective, { release: releaseRulesOf(assignment), hasQuiz: false })
    if (Object.keys(faults).length > 0) return fail({ kind: 'invalid', fields: faults })
    await store(tx, ctx, {
      schoolId,
      assignmentId,
      studentId,
      ...times,
      openAt,
      timeLimitMinutes,
      attemptsAllowed,
      createdBy: actor.userId,
      createdAt: ctx.now(),
    })
    return ok(null)
  })
  if (!saved.ok) return saved
  return moveDeadlines(ctx, assignmentId)
}

/** An unchanged entry keeps its instant, as in `resolveTimes`. */
function readTime(entered: string | null, before: Date | null, timeZone: string): Date | null {
  if (entered === null) return null
  if (before !== null && instantToWallTime(before, timeZone) === entered.slice(0, 16)) return before
  return wallTimeToInstant(entered, timeZone)
}

type Times = { dueAt: Date | null; closeAt: Date | null }

function wrongTimes(entered: { dueAt: string | null; closeAt: string | null }, times: Times) {
  if (entered.dueAt !== null && times.dueAt === null) return invalid('dueAt', 'time-wrong')
  if (entered.closeAt !== null && times.closeAt === null) return invalid('closeAt', 'time-wrong')
  return null
}

/** The clock of the class, if the student is in it now. */
async function timeZoneOfStudent(
  tx: Db,
  { schoolId, classId, studentId }: { schoolId: string; classId: string; studentId: string },
): Promise<string | null> {
  const [row] = await tx
    .select({ timeZone: classes.timeZone })
    .from(memberships)
    .innerJoin(classes, and(eq(classes.schoolId, memberships.schoolId), eq(classes.id, memberships.classId)))
    .where(
      and(
        eq(memberships.schoolId, schoolId),
        eq(memberships.classId, classId),
        eq(memberships.userId, studentId),
        eq(memberships.role, 'student'),
        isNull(memberships.removedAt),
      ),
    )
  return row?.timeZone ?? null
}

type Key = Pick<Override, 'schoolId' | 'assignmentId' | 'studentId'>

async function overrideOf(tx: Db, key: Key): Promise<Override | null> {
  const [row] = await tx.select().from(assignmentOverrides).where(isAt(key))
  return row ?? null
}

/** An override that changes nothing is none. */
async function store(tx: Db, ctx: Ctx, override: Override): Promise<void> {
  const { schoolId, assignmentId, studentId, openAt, dueAt, closeAt, timeLimitMinutes, attemptsAllowed } = override
  const isEmpty =
    openAt === null && dueAt === null && closeAt === null && timeLimitMinutes === null && attemptsAllowed === null
  if (isEmpty) {
    await tx.delete(assignmentOverrides).where(isAt(override))
  } else {
    await tx
      .insert(assignmentOverrides)
      .values(override)
      .onConflictDoUpdate({
        target: [assignmentOverrides.schoolId, assignmentOverrides.assignmentId, assignmentOverrides.studentId],
        set: { dueAt, closeAt },
      })
  }
  await recordAudit(tx, ctx, {
    schoolId,
    action: isEmpty ? 'override-removed' : 'override-set',
    subjectType: 'assignment',
    subjectId: assignmentId,
    detail: { studentId, dueAt: dueAt?.toISOString() ?? null, closeAt: closeAt?.toISOString() ?? null },
  })
}

function isAt({ schoolId, assignmentId, studentId }: Key) {
  return and(
    eq(assignmentOverrides.schoolId, schoolId),
    eq(assignmentOverrides.assignmentId, assignmentId),
    eq(assignmentOverrides.studentId, studentId),
  )
}
