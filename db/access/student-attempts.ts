import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { type CountingRule, countingAttempt } from '#domain/quiz/attempt-rules.ts'
import { orderBody } from '#domain/quiz/order-body.ts'
import { isSameResponse } from '#domain/quiz/response.ts'
import { addMarks, type Mark } from '#domain/quiz/score.ts'
import type { KeptAnswer, WorkItem } from '#domain/quiz/work-item.ts'
import type { Db } from '../client.ts'
import {
  attemptItems,
  attempts,
  questionKeys,
  questionVersions,
  responseEvents,
  submissions,
} from '../schema/tables.ts'
import { correctionIn, correctionsOf } from './corrections.ts'
import { currentScore } from './current-score.ts'

/** A hand-in with what it held. */
export type ReceiptRow = typeof submissions.$inferSelect

/** One of a student's attempts as those who teach the class see it. */
export type StudentAttempt = {
  id: string
  number: number
  /** Null while it is under way, or again. */
  submittedAt: Date | null
  round: number
  reopenedUntil: Date | null
  /** Of the last hand-in of a handed-in attempt. */
  isLate: boolean
  receiptCode: string | null
  /** Whether it is the one that counts. */
  isCounting: boolean
  /** Every hand-in, the oldest first: more than one where it was opened again. */
  receipts: ReceiptRow[]
}

type Whose = { schoolId: string; assignmentId: string; studentId: string }

/** All attempts of a student at an assignment, by number. Two queries. */
export async function attemptsOf(tx: Db, whose: Whose, rule: CountingRule): Promise<StudentAttempt[]> {
  const rows = await tx
    .select({ attempt: attempts, receipt: submissions })
    .from(attempts)
    .leftJoin(submissions, and(eq(submissions.schoolId, attempts.schoolId), eq(submissions.attemptId, attempts.id)))
    .where(ofStudent(whose))
    .orderBy(asc(attempts.number), asc(submissions.round))
  const marks = await marksByAttempt(tx, whose)
  const all = [...new Map(rows.map(({ attempt }) => [attempt.id, attempt])).values()]
  const finished = all
    .filter(({ submittedAt }) => submittedAt !== null)
    .map(({ id, number }) => ({ id, number, total: addMarks(marks.get(id) ?? []).total }))
  const counting = countingAttempt(rule, finished)
  return all.map(({ id, number, submittedAt, round, reopenedUntil }) => {
    const receipts = rows.flatMap(({ receipt }) => (receipt?.attemptId === id ? [receipt] : []))
    const last = submittedAt === null ? undefined : receipts.find((receipt) => receipt.round === round)
    return {
      id,
      number,
      submittedAt,
      round,
      reopenedUntil,
      isLate: last?.isLate ?? false,
      receiptCode: last?.receiptCode ?? null,
      isCounting: counting?.id === id,
      receipts,
    }
  })
}

function ofStudent({ schoolId, assignmentId, studentId }: Whose) {
  return and(
    eq(attempts.schoolId, schoolId),
    eq(attempts.assignmentId, assignmentId),
    eq(attempts.studentId, studentId),
  )
}

async function marksByAttempt(tx: Db, whose: Whose): Promise<Map<string, Mark[]>> {
  const score = currentScore(tx)
  const rows = await tx
    .select({ attemptId: attempts.id, fraction: score.fraction, points: attemptItems.points })
    .from(attempts)
    .innerJoin(attemptItems, and(eq(attemptItems.schoolId, attempts.schoolId), eq(attemptItems.attemptId, attempts.id)))
    .innerJoinLateral(score, sql`true`)
    .where(and(ofStudent(whose), isNotNull(attempts.submittedAt)))
    .orderBy(asc(attempts.number), asc(attemptItems.position))
  const marks = new Map<string, Mark[]>()
  for (const { attemptId, fraction, points } of rows) {
    const own = marks.get(attemptId) ?? []
    own.push({ fraction, points: Number(points) })
    marks.set(attemptId, own)
  }
  return marks
}

/** The questions of an attempt with answers and marks, in the order of the quiz as published. Three queries. */
export async function workItemsOf(
  tx: Db,
  schoolId: string,
  { id, receipts }: Pick<StudentAttempt, 'id' | 'receipts'>,
): Promise<WorkItem[]> {
  const score = currentScore(tx)
  const rows = await tx
    .select({
      item: attemptItems,
      body: questionVersions.body,
      key: questionKeys.key,
      runId: score.runId,
      state: score.state,
      reached: score.points,
      kind: score.kind,
      comment: score.comment,
      levels: score.rubric,
    })
    .from(attemptItems)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.schoolId, attemptItems.schoolId),
        eq(questionVersions.id, attemptItems.questionVersionId),
      ),
    )
    .innerJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, attemptItems.schoolId),
        eq(questionKeys.questionVersionId, attemptItems.questionVersionId),
      ),
    )
    .leftJoinLateral(score, sql`true`)
    .where(and(eq(attemptItems.schoolId, schoolId), eq(attemptItems.attemptId, id)))
    .orderBy(asc(attemptItems.quizPosition), asc(attemptItems.position))
  const events = await tx
    .select()
    .from(responseEvents)
    .where(and(eq(responseEvents.schoolId, schoolId), eq(responseEvents.attemptId, id)))
    .orderBy(asc(responseEvents.position), asc(responseEvents.seq))
  const corrections = await correctionsOf(tx, schoolId, [{ id }])
  return rows.map(({ item, body, key, runId, state, reached, kind, comment, levels }) => {
    const { position, quizPosition, questionVersionId } = item
    const own = events.filter((event) => event.position === position)
    const counting = own.findLast((event) => event.disposition === 'current')
    const handedIn = new Set(receipts.map(({ receipt }) => receipt[String(position)]))
    return {
      position,
      quizPosition,
      points: Number(item.points),
      body: orderBody(body, item.optionOrder),
      key,
      corrected: correctionIn(corrections, id, position) ?? null,
      questionVersionId,
      response: counting?.payload ?? null,
      seq: counting?.seq ?? null,
      others: own.flatMap((event) => keptAnswer(event, { counting, isHandedIn: handedIn.has(event.seq) })),
      score:
        state === null || kind === null || runId === null
          ? null
          : { runId, state, points: reached === null ? null : Number(reached), kind, comment, levels },
    }
  })
}

type StoredEvent = typeof responseEvents.$inferSelect

/** What is kept beside the answer that counts; not what the student has gone on from on the same device. */
function keptAnswer(
  { seq, payload, disposition, receivedAt }: StoredEvent,
  { counting, isHandedIn }: { counting: StoredEvent | undefined; isHandedIn: boolean },
): KeptAnswer[] {
  const isAside = disposition === 'conflict' || disposition === 'late'
  const isFormer = disposition === 'current' && isHandedIn && seq !== counting?.seq
  if (!isAside && !isFormer) return []
  const isCounting = counting !== undefined && isSameResponse(counting.payload, payload)
  return [{ seq, response: payload, disposition, receivedAt, isCounting }]
}
