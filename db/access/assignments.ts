import { and, asc, eq, isNull } from 'drizzle-orm'
import type {
  AssignChoices,
  AssignmentStudent,
  AssignmentView,
  QuizChoice,
} from '#domain/assignment/assignment-view.ts'
import { type NewAssignment, releaseOf, resolveTimes } from '#domain/assignment/schema.ts'
import { can } from '#domain/policy.ts'
import { forbidden, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  assignmentOverrides,
  assignments,
  classes,
  memberships,
  quizVersions,
  revisionLevels,
  revisions,
  users,
} from '../schema/tables.ts'
import { listAssignableQuizzes, listAssignableTexts, revisionToAssign } from './assignable-texts.ts'
import { recordAudit } from './audit.ts'
import { assignmentFactsOf, classRoleOf } from './facts.ts'
import { readRevisionId } from './read-revision.ts'
import { withActor } from './with-actor.ts'
import { workDoneOn } from './work-done.ts'

/** What a class can be given, for those who teach it. Four queries. */
export async function readAssignChoices(ctx: Ctx, classId: string): Promise<Result<AssignChoices>> {
  return withActor(ctx, async (tx, actor) => {
    const classRole = await classRoleOf(tx, actor, classId)
    if (!can(actor, 'assignment.manage', { classRole }))
      return can(actor, 'class.view', { classRole }) ? forbidden : notFound
    const found = await presentClass(tx, actor.schoolId, classId)
    if (found === null) return notFound
    return ok({ className: found.name, timeZone: found.timeZone, texts: await listAssignableTexts(tx, actor) })
  })
}

/**
 * Gives a class a text to read, alone or with one published version of a quiz; times are on the clock of the class.
 * Errors: `invalid` on a field, `not-found`.
 */
export async function createAssignment(
  ctx: Ctx,
  input: NewAssignment & { classId: string },
): Promise<Result<{ assignmentId: string }>> {
  return withActor(ctx, async (tx, actor) => {
    const { classId, text } = input
    const classRole = await classRoleOf(tx, actor, classId)
    if (!can(actor, 'assignment.manage', { classRole }))
      return can(actor, 'class.view', { classRole }) ? forbidden : notFound
    const found = await presentClass(tx, actor.schoolId, classId)
    if (found === null) return notFound
    const hasQuiz = text.quizVersionId !== null
    const times = resolveTimes(input, found.timeZone, { release: releaseOf(input), hasQuiz })
    if (!times.ok) return times
    const revisionId = await revisionToAssign(tx, actor, text)
    if (revisionId === null) return invalid('text', 'text-missing')
    const { schoolId, userId } = actor
    const assignmentId = ctx.newId()
    await tx.insert(assignments).values({
      schoolId,
      id: assignmentId,
      classId,
      articleId: text.articleId,
      revisionId,
      quizVersionId: text.quizVersionId,
      plainLevel: input.plainLevel,
      notesAfterOwn: input.notesAfterOwn,
      ...times.value,
      timeLimitMinutes: hasQuiz ? input.timeLimitMinutes : null,
      attemptsAllowed: hasQuiz ? input.attemptsAllowed : 1,
      releaseScore: input.releaseScore,
      releaseAnswers: input.releaseAnswers,
      releaseExplanations: input.releaseExplanations,
      countingRule: input.countingRule,
      graceSeconds: input.graceSeconds,
      createdBy: userId,
      createdAt: ctx.now(),
    })
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'assignment-created',
      subjectType: 'assignment',
      subjectId: assignmentId,
      detail: { classId, hasQuiz },
    })
    return ok({ assignmentId })
  })
}

async function presentClass(
  tx: Db,
  schoolId: string,
  classId: string,
): Promise<{ name: string; timeZone: string } | null> {
  const [row] = await tx
    .select({ name: classes.name, timeZone: classes.timeZone })
    .from(classes)
    .where(and(eq(classes.schoolId, schoolId), eq(classes.id, classId), isNull(classes.archivedAt)))
  return row ?? null
}

/** An assignment with all that can be changed of it, for those who teach the class. Five queries. */
export async function readAssignment(ctx: Ctx, assignmentId: string): Promise<Result<AssignmentView>> {
  return withActor(ctx, async (tx, actor) => {
    const facts = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    if (facts === null) return notFound
    if (!can(actor, 'assignment.manage', facts)) return can(actor, 'assignment.see', facts) ? forbidden : notFound
    const { assignment } = facts
    const head = await headOf(tx, assignment)
    if (head === null) return notFound
    const { openAt, dueAt, closeAt, timeLimitMinutes, attemptsAllowed, plainLevel, classId, articleId } = assignment
    const quiz = quizOf(assignment.quizVersionId, head)
    const newest = await listAssignableQuizzes(tx, actor, [articleId])
    return ok({
      id: assignmentId,
      classId,
      articleId,
      className: head.className,
      timeZone: head.timeZone,
      title: head.title,
      hasPlainLevel: head.plainLevel !== null,
      plainLevel,
      notesAfterOwn: assignment.notesAfterOwn,
      quiz,
      quizChoices: newest
        .filter(({ revisionId }) => [assignment.revisionId, assignment.movedToRevisionId].includes(revisionId))
        .map(({ quizVersionId, title, number }) => ({ quizVersionId, title, number })),
      openAt,
      dueAt,
      closeAt,
      timeLimitMinutes,
      attemptsAllowed,
      countingRule: assignment.countingRule,
      graceSeconds: assignment.graceSeconds,
      releaseScore: assignment.releaseScore,
      releaseAnswers: assignment.releaseAnswers,
      releaseExplanations: assignment.releaseExplanations,
      releasedAt: assignment.releasedAt,
      pausedAt: facts.pauses.find(({ endedAt }) => endedAt === null)?.startedAt ?? null,
      isWithdrawn: facts.isWithdrawn,
      work: await workDoneOn(tx, actor.schoolId, assignmentId),
      students: await studentsOf(tx, assignment),
    })
  })
}

type AssignmentRow = typeof assignments.$inferSelect
type Head = NonNullable<Awaited<ReturnType<typeof headOf>>>

async function headOf(tx: Db, { schoolId, id }: AssignmentRow) {
  const [row] = await tx
    .select({
      className: classes.name,
      timeZone: classes.timeZone,
      title: revisions.title,
      plainLevel: revisionLevels.level,
      quizTitle: quizVersions.title,
      quizNumber: quizVersions.number,
    })
    .from(assignments)
    .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
    .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, readRevisionId)))
    .leftJoin(
      revisionLevels,
      and(
        eq(revisionLevels.schoolId, revisions.schoolId),
        eq(revisionLevels.revisionId, revisions.id),
        eq(revisionLevels.level, 'plain'),
      ),
    )
    .leftJoin(
      quizVersions,
      and(eq(quizVersions.schoolId, assignments.schoolId), eq(quizVersions.id, assignments.quizVersionId)),
    )
    .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, id)))
  return row ?? null
}

function quizOf(quizVersionId: string | null, { quizTitle, quizNumber }: Head): QuizChoice | null {
  if (quizVersionId === null || quizTitle === null || quizNumber === null) return null
  return { quizVersionId, title: quizTitle, number: quizNumber }
}

async function studentsOf(tx: Db, { schoolId, id, classId }: AssignmentRow): Promise<AssignmentStudent[]> {
  const rows = await tx
    // The whole row: of chosen columns drizzle takes a first one that is null for an absent row.
    .select({ id: users.id, name: users.displayName, override: assignmentOverrides })
    .from(memberships)
    .innerJoin(users, and(eq(users.schoolId, memberships.schoolId), eq(users.id, memberships.userId)))
    .leftJoin(
      assignmentOverrides,
      and(
        eq(assignmentOverrides.schoolId, memberships.schoolId),
        eq(assignmentOverrides.assignmentId, id),
        eq(assignmentOverrides.studentId, memberships.userId),
      ),
    )
    .where(
      and(
        eq(memberships.schoolId, schoolId),
        eq(memberships.classId, classId),
        eq(memberships.role, 'student'),
        isNull(memberships.removedAt),
      ),
    )
    .orderBy(asc(users.sortName), asc(users.id))
  return rows.map(({ override, ...student }) => ({ ...student, override: override && ownTimesOf(override) }))
}

function ownTimesOf(row: typeof assignmentOverrides.$inferSelect): NonNullable<AssignmentStudent['override']> {
  const { openAt, dueAt, closeAt, timeLimitMinutes, attemptsAllowed, plainLevel } = row
  return { openAt, dueAt, closeAt, timeLimitMinutes, attemptsAllowed, plainLevel }
}
