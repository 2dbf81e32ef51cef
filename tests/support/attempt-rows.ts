import { asc, eq } from 'drizzle-orm'
import type { Factories, MadeQuiz, MadeUser } from '#db/factories.ts'
import * as t from '#db/schema/tables.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'

export type MadeScore = { state: 'right' | 'partly' | 'wrong' | 'unanswered' | 'waits'; fraction: number | null }

/**
 * Writes an attempt as it stands after the given answers: `answers` in the order of the positions (undefined: none),
 * `scores` with it when it is handed in and graded.
 */
export async function writeAttempt(
  make: Factories,
  options: {
    student: MadeUser
    assignmentId: string
    quiz: MadeQuiz
    number?: number
    answers?: readonly (QuizResponse | undefined)[]
    submittedAt?: Date | null
    deadlineAt?: Date | null
    scores?: readonly MadeScore[]
  },
): Promise<string> {
  const { schoolId, userId } = options.student
  const { newId, now } = make.system
  const attemptId = newId()
  await make.insert(async (tx) => {
    const items = await tx
      .select()
      .from(t.quizItems)
      .where(eq(t.quizItems.quizVersionId, options.quiz.quizVersionId))
      .orderBy(asc(t.quizItems.position))
    await tx.insert(t.attempts).values({
      schoolId,
      id: attemptId,
      assignmentId: options.assignmentId,
      studentId: userId,
      number: options.number ?? 1,
      quizVersionId: options.quiz.quizVersionId,
      startedAt: now(),
      deadlineAt: options.deadlineAt ?? null,
      submittedAt: options.submittedAt ?? null,
    })
    await tx.insert(t.attemptItems).values(
      items.map(({ position, questionVersionId, points }) => ({
        schoolId,
        attemptId,
        position,
        quizPosition: position,
        questionVersionId,
        points,
        optionOrder: [],
      })),
    )
    const events = (options.answers ?? []).flatMap((payload, index) =>
      payload === undefined ? [] : [{ position: index + 1, payload }],
    )
    if (events.length > 0) {
      await tx.insert(t.responseEvents).values(
        events.map(({ position, payload }, index) => ({
          schoolId,
          attemptId,
          position,
          seq: 1,
          clientEventId: newId(),
          device: newId(),
          clientSeq: index + 1,
          baseSeq: 0,
          payload,
          receivedAt: now(),
          storedAt: now(),
          disposition: 'current' as const,
        })),
      )
    }
    if (options.submittedAt) {
      await tx.insert(t.submissions).values({
        schoolId,
        attemptId,
        submittedAt: options.submittedAt,
        isLate: false,
        receiptCode: 'TEST-CODE',
        receipt: Object.fromEntries(events.map(({ position }) => [String(position), 1])),
      })
    }
    if (options.scores && options.scores.length > 0) {
      const runId = newId()
      await tx
        .insert(t.gradingRuns)
        .values({ schoolId, id: runId, attemptId, kind: 'machine', createdBy: null, createdAt: now() })
      await tx.insert(t.scores).values(
        options.scores.map(({ state, fraction }, index) => ({
          schoolId,
          runId,
          attemptId,
          position: index + 1,
          state,
          fraction,
          points: fraction === null ? null : (fraction * Number(items[index]?.points ?? 0)).toFixed(6),
          chosen: [],
          misconceptions: [],
        })),
      )
    }
  })
  return attemptId
}
