import { and, eq, isNull } from 'drizzle-orm'
import { type OverrideInput, timeFaults } from '#domain/assignment/schema.ts'
import { instantToWallTime, wallTimeToInstant } from '#domain/assignment/wall-time.ts'
import { effectiveTimes } from '#domain/quiz/attempt-rules.ts'
import { fail, invalid, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { assignmentOverrides, classes, memberships } from '../schema/tables.ts'
import { releaseRulesOf } from './attempt-clock.ts'
import { recordAudit } from './audit.ts'
import { asManager } from './managed-assignment.ts'
import { moveDeadlines } from './system/attempt-deadlines.ts'

type Override = typeof assignmentOverrides.$inferSelect

/**
 * Gives one student of the class times, a time limit, a number of attempts or reading levels of their own, on the clock of the
 * class; null leaves the class's own, and all null takes the override back. An attempt under way gets its new deadline at once.
 * Errors: `invalid` on a field, `not-found`.
 */
export async function setOverride(ctx: Ctx, input: OverrideInput & { assignmentId: string }): Promise<Result<null>> {
  const { assignmentId, studentId, timeLimitMinutes, attemptsAllowed, plainLevel } = input
  return asManager<null>(ctx, assignmentId, async (tx, actor, { assignment }) => {
    const { schoolId } = actor
    const timeZone = await timeZoneOfStudent(tx, { schoolId, classId: assignment.classId, studentId })
    if (timeZone === null) return invalid('studentId', 'student-missing')
    const before = await overrideOf(tx, { schoolId, assignmentId, studentId })
    const times = {
      openAt: readTime(input.openAt, before?.openAt ?? null, timeZone),
      dueAt: readTime(input.dueAt, before?.dueAt ?? null, timeZone),
      closeAt: readTime(input.closeAt, before?.closeAt ?? null, timeZone),
    }
    const wrong = wrongTimes(input, times)
    if (wrong !== null) return wrong
    const effective = effectiveTimes(assignment, { ...times, timeLimitMinutes })
    const faults = timeFaults(effective, { release: releaseRulesOf(assignment), hasQuiz: false })
    if (Object.keys(faults).length > 0) return fail({ kind: 'invalid', fields: faults })
    const rules =
      assignment.quizVersionId === null
        ? { timeLimitMinutes: null, attemptsAllowed: null }
        : { timeLimitMinutes, attemptsAllowed }
    const made = { createdBy: actor.userId, createdAt: ctx.now() }
    await store(tx, ctx, { schoolId, assignmentId, studentId, ...times, ...rules, plainLevel, ...made })
    await moveDeadlines(tx, ctx, { schoolId, assignmentId, studentId })
    return ok(null)
  })
}

/** An unchanged entry keeps its instant, as in `resolveTimes`. */
function readTime(entered: string | null, before: Date | null, timeZone: string): Date | null {
  if (entered === null) return null
  if (before !== null && instantToWallTime(before, timeZone) === entered.slice(0, 16)) return before
  return wallTimeToInstant(entered, timeZone)
}

const timeFields = ['openAt', 'dueAt', 'closeAt'] as const

function wrongTimes(entered: OverrideInput, times: Pick<Override, (typeof timeFields)[number]>) {
  const wrong = timeFields.find((field) => entered[field] !== null && times[field] === null)
  return wrong === undefined ? null : invalid(wrong, 'time-wrong')
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
  const { schoolId, assignmentId, studentId, openAt, dueAt, closeAt, timeLimitMinutes, attemptsAllowed, plainLevel } =
    override
  const changed = { openAt, dueAt, closeAt, timeLimitMinutes, attemptsAllowed, plainLevel }
  const isEmpty = Object.values(changed).every((value) => value === null)
  if (isEmpty) {
    await tx.delete(assignmentOverrides).where(isAt(override))
  } else {
    await tx
      .insert(assignmentOverrides)
      .values(override)
      .onConflictDoUpdate({
        target: [assignmentOverrides.schoolId, assignmentOverrides.assignmentId, assignmentOverrides.studentId],
        set: changed,
      })
  }
  await recordAudit(tx, ctx, {
    schoolId,
    action: isEmpty ? 'override-removed' : 'override-set',
    subjectType: 'assignment',
    subjectId: assignmentId,
    detail: {
      studentId,
      openAt: openAt?.toISOString() ?? null,
      dueAt: dueAt?.toISOString() ?? null,
      closeAt: closeAt?.toISOString() ?? null,
      timeLimitMinutes,
      attemptsAllowed,
      plainLevel,
    },
  })
}

function isAt({ schoolId, assignmentId, studentId }: Key) {
  return and(
    eq(assignmentOverrides.schoolId, schoolId),
    eq(assignmentOverrides.assignmentId, assignmentId),
    eq(assignmentOverrides.studentId, studentId),
  )
}
