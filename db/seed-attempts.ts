import { isLate } from '#domain/quiz/attempt-rules.ts'
import { inIdOrder, opaqueIds } from '#domain/quiz/opaque-id.ts'
import { optionIds } from '#domain/quiz/order-body.ts'
import { stateFor } from '#domain/quiz/questions/make-grade.ts'
import { receiptCode } from '#domain/quiz/receipt-code.ts'
import type { Question, QuizResponse } from '#domain/quiz/schema.ts'
import { type AttemptItem, gradeAttempt, pointsFor } from '#domain/quiz/score.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import type { Db } from './client.ts'
import type { SystemCtx } from './ctx.ts'
import type { DemoMark, StudentProgress } from './demo/types.ts'
import * as t from './schema/tables.ts'
import { minutesAgo, personOf, type SeededAssignment } from './seeded-assignment.ts'

/** Writes how far a student has come with the quiz: the attempt, its answers as events, the hand-in with its scores. */
export async function seedAttempt(
  tx: Db,
  ctx: SystemCtx,
  seeded: SeededAssignment,
  student: StudentProgress,
  marks: readonly DemoMark[],
): Promise<void> {
  if (seeded.quiz === null || student.state === 'not-started' || student.state === 'opened') return
  const { schoolId, assignmentId, quiz, questions } = seeded
  const attemptId = ctx.newId()
  const startedAt = minutesAgo(ctx, student.startedMinutesAgo)
  const lastAnswerMinutesAgo =
    student.state === 'handed-in' ? student.submittedMinutesAgo : student.lastAnswerMinutesAgo
  const submittedAt = student.state === 'handed-in' ? minutesAgo(ctx, student.submittedMinutesAgo) : null
  await tx.insert(t.attempts).values({
    schoolId,
    id: attemptId,
    assignmentId,
    studentId: personOf(seeded, student.userName),
    number: 1,
    quizVersionId: quiz.quizVersionId,
    startedAt,
    lastSavedAt: minutesAgo(ctx, lastAnswerMinutesAgo),
    submittedAt,
  })
  await tx.insert(t.attemptItems).values(
    questions.map((question, index) => ({
      schoolId,
      attemptId,
      position: index + 1,
      quizPosition: index + 1,
      questionVersionId: quiz.questionVersionIds[index] ?? '',
      points: question.points.toFixed(2),
      optionOrder: drawnOrder(question, student.userName),
    })),
  )
  const device = ctx.newId()
  const spentMs = minutesAgo(ctx, lastAnswerMinutesAgo).getTime() - startedAt.getTime()
  const given = student.answers.flatMap((payload, index) => (payload ? { position: index + 1, payload } : []))
  await tx.insert(t.responseEvents).values(
    given.map(({ position, payload }, index) => {
      const at = new Date(startedAt.getTime() + (spentMs * (index + 1)) / given.length)
      return {
        schoolId,
        attemptId,
        position,
        seq: 1,
        clientEventId: ctx.newId(),
        device,
        clientSeq: index + 1,
        baseSeq: 0,
        payload,
        receivedAt: at,
        storedAt: at,
        disposition: 'current' as const,
      }
    }),
  )
  if (submittedAt !== null)
    await seedHandIn(tx, ctx, seeded, { attemptId, submittedAt, answers: student.answers, marks })
}

/** The order in which a student sees the parts of a question: without a rule to be seen, and the same at every seeding. */
function drawnOrder(question: Question, userName: string): string[] {
  const places = opaqueIds(userName, optionIds(splitQuestion(question).body))
  return inIdOrder([...places].map(([partId, id]) => ({ id, partId }))).map(({ partId }) => partId)
}

type HandIn = {
  attemptId: string
  submittedAt: Date
  answers: readonly (QuizResponse | null)[]
  marks: readonly DemoMark[]
}

async function seedHandIn(tx: Db, ctx: SystemCtx, seeded: SeededAssignment, handIn: HandIn): Promise<void> {
  const { schoolId, questions } = seeded
  const { attemptId, submittedAt, answers } = handIn
  await tx.insert(t.submissions).values({
    schoolId,
    attemptId,
    submittedAt,
    isLate: isLate(submittedAt, seeded.dueAt),
    receiptCode: receiptCode(Buffer.from(attemptId.replaceAll('-', ''), 'hex').subarray(-8)),
    receipt: Object.fromEntries(answers.flatMap((answer, index) => (answer ? [[String(index + 1), 1]] : []))),
  })
  const items = questions.map((question, index): AttemptItem => {
    const { body, key, points } = splitQuestion(question)
    return { position: index + 1, points, body, key, response: answers[index] ?? null }
  })
  const runId = ctx.newId()
  await tx.insert(t.gradingRuns).values({ schoolId, id: runId, attemptId, kind: 'machine', createdAt: submittedAt })
  await tx.insert(t.scores).values(
    gradeAttempt(items).items.map(({ position, state, fraction, points, chosen, misconceptions }) => ({
      schoolId,
      runId,
      attemptId,
      position,
      state,
      fraction,
      points: points === null ? null : String(points),
      chosen,
      misconceptions,
    })),
  )
  for (const mark of handIn.marks) await seedMark(tx, ctx, seeded, attemptId, mark)
}

async function seedMark(
  tx: Db,
  ctx: SystemCtx,
  seeded: SeededAssignment,
  attemptId: string,
  mark: DemoMark,
): Promise<void> {
  const { schoolId } = seeded
  const [runId, createdAt] = [ctx.newId(), minutesAgo(ctx, mark.markedMinutesAgo)]
  const question = seeded.questions[mark.position - 1]
  if (question === undefined) throw new Error(`The demo marks a question it does not have: ${mark.position}`)
  const fraction = fractionOf(mark, question)
  await tx
    .insert(t.gradingRuns)
    .values({ schoolId, id: runId, attemptId, kind: 'manual', createdBy: personOf(seeded, mark.markedBy), createdAt })
  await tx.insert(t.scores).values({
    schoolId,
    runId,
    attemptId,
    position: mark.position,
    state: stateFor(fraction),
    fraction,
    points: String(pointsFor(fraction, question.points)),
    chosen: [],
    misconceptions: [],
    questionVersionId: seeded.quiz?.questionVersionIds[mark.position - 1] ?? null,
    rubric: 'levels' in mark ? mark.levels : null,
    comment: mark.comment,
  })
}

/** Throws where a mark names a level that the question's rubric does not have. */
function fractionOf(mark: DemoMark, question: Question): number {
  if ('fraction' in mark) return mark.fraction
  const rubric = question.type === 'free-text' ? question.rubric : []
  const reached = rubric.map(({ id, levels }) => {
    const level = levels.find((candidate) => candidate.id === mark.levels[id])
    if (level === undefined) throw new Error(`The demo marks by a level it does not have: ${id}`)
    return level.points
  })
  return reached.reduce((sum, points) => sum + points, 0) / question.points
}
