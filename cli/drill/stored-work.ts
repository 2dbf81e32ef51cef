import type { Db } from '#db/client.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'

/** What the database holds of one attempt, as it stands there. */
export type StoredAttempt = {
  submittedAt: Date | null
  /** In no particular order. */
  events: StoredEvent[]
  submissions: { submittedAt: Date; receiptCode: string; isLate: boolean; receipt: Record<string, number> }[]
  runs: { id: string; kind: string }[]
  scores: StoredScore[]
}

export type StoredEvent = {
  position: number
  seq: number
  clientEventId: string
  device: string
  clientSeq: number
  baseSeq: number
  payload: QuizResponse
  receivedAt: Date
  storedAt: Date
  disposition: string
}

export type StoredScore = {
  runId: string
  position: number
  state: string
  fraction: number | null
  points: string | null
}

/** Reads a school's attempts table by table, past every rule of the program: as the owner of the database. */
export async function storedWork(db: Db, schoolId: string): Promise<Map<string, StoredAttempt>> {
  const [attempts, events, submissions, runs, scores] = [
    await db.query.attempts.findMany({ where: (t, { eq }) => eq(t.schoolId, schoolId) }),
    await db.query.responseEvents.findMany({ where: (t, { eq }) => eq(t.schoolId, schoolId) }),
    await db.query.submissions.findMany({ where: (t, { eq }) => eq(t.schoolId, schoolId) }),
    await db.query.gradingRuns.findMany({ where: (t, { eq }) => eq(t.schoolId, schoolId) }),
    await db.query.scores.findMany({ where: (t, { eq }) => eq(t.schoolId, schoolId) }),
  ]
  const work = new Map<string, StoredAttempt>(
    attempts.map(({ id, submittedAt }) => [id, { submittedAt, events: [], submissions: [], runs: [], scores: [] }]),
  )
  for (const row of events) work.get(row.attemptId)?.events.push(row)
  for (const row of submissions) work.get(row.attemptId)?.submissions.push(row)
  for (const row of runs) work.get(row.attemptId)?.runs.push(row)
  for (const row of scores) work.get(row.attemptId)?.scores.push(row)
  return work
}
