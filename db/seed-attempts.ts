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
import type { MadeQuiz } from './factories.ts'
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
  const { schoolId, assignmentId, quiz } = seeded
  const items = drawnItems(seeded, quiz, student.answers)
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
    items.map(({ question, position, quizPosition, questionVersionId }) => ({
      schoolId,
      attemptId,
      position,
      quizPosition,
      questionVersionId,
      points: question.points.toFixed(2),
      optionOrder: drawnOrder(question, student.userName),
    })),
  )
  const device = ctx.newId()
  const spentMs = minutesAgo(ctx, lastAnswerMinutesAgo).getTime() - startedAt.getTime()
  const given = items.flatMap(({ position, answer }) => (answer ? { position, payload: answer } : []))
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
  if (submittedAt !== null) await seedHandIn(tx, ctx, seeded, { attemptId, submittedAt, items, marks })
}

type DrawnItem = {
  question: Question
  position: number
  quizPosition: number
  questionVersionId: string
  answer: QuizResponse | null
}

/** The questions that this student got: of a pool, those that were answered. Throws where that is not as many as it draws. */
function drawnItems(
  { questions, article }: SeededAssignment,
  { questionVersionIds }: MadeQuiz,
  answers: readonly (QuizResponse | null)[],
): DrawnItem[] {
  const pools = article.quiz.sections.filter(({ draw }) => draw !== null)
  const items = questions.flatMap((question, index) => {
    const answer = answers[index] ?? null
    const isLeftOut = answer === null && pools.some(({ questionIds }) => questionIds.includes(question.id))
    const questionVersionId = questionVersionIds[index] ?? ''
    return isLeftOut ? [] : [{ question, quizPosition: index + 1, questionVersionId, answer }]
  })
  for (const { id, draw, questionIds } of pools) {
    const drawn = items.filter(({ question }) => questionIds.includes(question.id)).length
    if (drawn !== draw) throw new Error(`The demo draws ${drawn} questions of the pool "${id}"`)
  }
  return items.map((item, index) => ({ ...item, position: index + 1 }))
}

/** The order in which a student sees the parts of a question: without a rule to be seen, and the same at every seeding. */
function drawnOrder(question: Question, userName: string): string[] {
  const places = opaqueIds(userName, optionIds(splitQuestion(question).body))
  return inIdOrder([...places].map(([partId, id]) => ({ id, partId }))).map(({ partId }) => partId)
}

type HandIn = {
  attemptId: string
  submittedAt: Date
  items: readonly DrawnItem[]
  marks: readonly DemoMark[]
}

async function seedHandIn(tx: Db, ctx: SystemCtx, seeded: SeededAssignment, handIn: HandIn): Promise<void> {
  const { schoolId } = seeded
  const { attemptId, submittedAt, items } = handIn
  await tx.insert(t.submissions).values({
    schoolId,
    attemptId,
    submittedAt,
    isLate: isLate(submittedAt, seeded.dueAt),
    receiptCode: receiptCode(Buffer.from(attemptId.replaceAll('-', ''), 'hex').subarray(-8)),
    receipt: Object.fromEntries(items.flatMap(({ position, answer }) => (answer ? [[String(position), 1]] : []))),
  })
  const toGrade = items.map(({ question, position, answer }): AttemptItem => {
    const { body, key, points } = splitQuestion(question)
    return { position, points, body, key, response: answer }
  })
  const runId = ctx.newId()
  await tx.insert(t.gradingRuns).values({ schoolId, id: runId, attemptId, kind: 'machine', createdAt: submittedAt })
  await tx.insert(t.scores).values(
    gradeAttempt(toGrade).items.map(({ position, state, fraction, points, chosen, misconceptions }) => ({
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
  for (const mark of handIn.marks) await seedMark(tx, ctx, seeded, handIn, mark)
}

async function seedMark(
  tx: Db,
  ctx: SystemCtx,
  seeded: SeededAssignment,
  { attemptId, items }: HandIn,
  mark: DemoMark,
): Promise<void> {
  const { schoolId } = seeded
  const [runId, createdAt] = [ctx.newId(), minutesAgo(ctx, mark.markedMinutesAgo)]
  const item = items.find(({ quizPosition }) => quizPosition === mark.position)
  if (item === undefined) throw new Error(`The demo marks a question that was not drawn: ${mark.position}`)
  const { question, position, questionVersionId } = item
  const fraction = fractionOf(mark, question)
  await tx
    .insert(t.gradingRuns)
    .values({ schoolId, id: runId, attemptId, kind: 'manual', createdBy: personOf(seeded, mark.markedBy), createdAt })
  await tx.insert(t.scores).values({
    schoolId,
    runId,
    attemptId,
    position,
    state: stateFor(fraction),
    fraction,
    points: String(pointsFor(fraction, question.points)),
    chosen: [],
    misconceptions: [],
    questionVersionId,
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
