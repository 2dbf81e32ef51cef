import { describeSpan } from '#domain/anchoring/describe.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import { isLate } from '#domain/quiz/attempt-rules.ts'
import { receiptCode } from '#domain/quiz/receipt-code.ts'
import type { Question, QuizResponse } from '#domain/quiz/schema.ts'
import { type AttemptItem, gradeAttempt, pointsFor } from '#domain/quiz/score.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import type { Db } from './client.ts'
import type { SystemCtx } from './ctx.ts'
import type { DemoArticle, DemoMark, DemoProgress, StudentProgress } from './demo/types.ts'
import { spanOf } from './demo/with-evidence.ts'
import type { MadeArticle, MadeQuiz, MadeUser } from './factories.ts'
import * as t from './schema/tables.ts'

/** What has been made of an assignment before its progress is written. */
export type SeededAssignment = {
  schoolId: string
  assignmentId: string
  article: DemoArticle
  made: MadeArticle
  quiz: MadeQuiz | null
  questions: readonly Question[]
  dueAt: Date
  /** User name or e-mail address → account. */
  people: ReadonlyMap<string, MadeUser>
}

/** Writes what students have done on an assignment: readings, attempts with graded answers, marks, notes, comments. */
export async function seedProgress(
  tx: Db,
  ctx: SystemCtx,
  seeded: SeededAssignment,
  progress: DemoProgress,
): Promise<void> {
  for (const student of progress.students) {
    await seedReading(tx, ctx, seeded, student)
    const marks = progress.marks.filter((mark) => mark.userName === student.userName)
    await seedAttempt(tx, ctx, seeded, student, marks)
  }
  await seedAnnotations(tx, ctx, seeded, progress)
  const { schoolId, assignmentId } = seeded
  for (const comment of progress.comments) {
    await tx.insert(t.studentComments).values({
      schoolId,
      assignmentId,
      studentId: personOf(seeded, comment.userName),
      authorId: personOf(seeded, comment.author),
      body: comment.body,
      updatedAt: minutesAgo(ctx, comment.writtenMinutesAgo),
    })
  }
}

function personOf({ people }: SeededAssignment, name: string): string {
  const person = people.get(name)
  if (!person) throw new Error(`The demo names somebody it does not have: ${name}`)
  return person.userId
}

function minutesAgo(ctx: SystemCtx, minutes: number): Date {
  return new Date(ctx.now().getTime() - minutes * 60_000)
}

async function seedReading(tx: Db, ctx: SystemCtx, seeded: SeededAssignment, student: StudentProgress): Promise<void> {
  if (student.state === 'not-started') return
  const isDone = student.state === 'handed-in' && seeded.quiz === null
  await tx.insert(t.readingStates).values({
    schoolId: seeded.schoolId,
    assignmentId: seeded.assignmentId,
    studentId: personOf(seeded, student.userName),
    openedAt: minutesAgo(ctx, student.openedMinutesAgo),
    furthestBlockId: student.furthestBlockId,
    doneAt: isDone ? minutesAgo(ctx, student.submittedMinutesAgo) : null,
  })
}

async function seedAttempt(
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
      optionOrder: 'options' in question ? question.options.map((option) => option.id) : [],
    })),
  )
  const device = ctx.newId()
  const spentMs = minutesAgo(ctx, lastAnswerMinutesAgo).getTime() - startedAt.getTime()
  await tx.insert(t.responseEvents).values(
    student.answers.map((payload, index) => {
      const at = new Date(startedAt.getTime() + (spentMs * (index + 1)) / student.answers.length)
      return {
        schoolId,
        attemptId,
        position: index + 1,
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

type HandIn = { attemptId: string; submittedAt: Date; answers: readonly QuizResponse[]; marks: readonly DemoMark[] }

async function seedHandIn(tx: Db, ctx: SystemCtx, seeded: SeededAssignment, handIn: HandIn): Promise<void> {
  const { schoolId, questions } = seeded
  const { attemptId, submittedAt, answers } = handIn
  await tx.insert(t.submissions).values({
    schoolId,
    attemptId,
    submittedAt,
    isLate: isLate(submittedAt, seeded.dueAt),
    receiptCode: receiptCode(Buffer.from(attemptId.replaceAll('-', ''), 'hex').subarray(-8)),
    receipt: Object.fromEntries(answers.map((_, index) => [String(index + 1), 1])),
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
  const points = pointsFor(mark.fraction, seeded.questions[mark.position - 1]?.points ?? 0)
  await tx
    .insert(t.gradingRuns)
    .values({ schoolId, id: runId, attemptId, kind: 'manual', createdBy: personOf(seeded, mark.markedBy), createdAt })
  await tx.insert(t.scores).values({
    schoolId,
    runId,
    attemptId,
    position: mark.position,
    state: mark.fraction === 1 ? 'right' : mark.fraction === 0 ? 'wrong' : 'partly',
    fraction: mark.fraction,
    points: String(points),
    chosen: [],
    misconceptions: [],
    comment: mark.comment,
  })
}

async function seedAnnotations(
  tx: Db,
  ctx: SystemCtx,
  seeded: SeededAssignment,
  progress: DemoProgress,
): Promise<void> {
  const { schoolId, assignmentId, article } = seeded
  for (const note of progress.annotations) {
    const id = ctx.newId()
    const createdAt = minutesAgo(ctx, note.createdMinutesAgo)
    const { kind, audience, body } = note
    await tx.insert(t.annotations).values({
      schoolId,
      id,
      assignmentId,
      authorId: personOf(seeded, note.userName),
      kind,
      audience,
      body,
      createdAt,
      updatedAt: createdAt,
    })
    const anchor = anchorRow(article, seeded.made.revisionId, spanOf(article.levels, note), createdAt)
    await tx.insert(t.annotationAnchors).values({ schoolId, annotationId: id, ...anchor })
  }
}

/** The columns of an anchor that has just been made. Throws where the words do not stand where the span claims. */
export function anchorRow(article: DemoArticle, revisionId: string, span: Span, createdAt: Date) {
  const described = describeSpan(article.levels[span.level] ?? [], span)
  if (!described.ok) throw new Error(`The demo quotes words that do not stand there: ${span.quote}`)
  const { start, end, ...anchor } = described.value
  return { ...anchor, revisionId, status: 'exact' as const, startOffset: start, endOffset: end, createdAt }
}
