import { parse } from 'csv-parse/sync'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { progressCsv } from '#components/progress/progress-csv.ts'
import { readHome } from '#db/access/home.ts'
import { classProgress } from '#db/access/progress.ts'
import { readResult } from '#db/access/results.ts'
import { readStudentWork } from '#db/access/student-work.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { attemptItems } from '#db/schema/tables.ts'
import type { CountingRule } from '#domain/quiz/attempt-rules.ts'
import type { ReleaseRule } from '#domain/quiz/release-rules.ts'
import { progressReport } from '#domain/stats/progress-report.ts'
import { writeAttempt } from '#tests/support/attempt-rows.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { expectOk, makeQuizClass, someResponses } from '#tests/support/quiz-class.ts'

let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, testClock().now)
})
afterAll(() => database.close())

const right = { state: 'right' as const, fraction: 1 }
const wrong = { state: 'wrong' as const, fraction: 0 }
const waits = { state: 'waits' as const, fraction: null }

/** A student with 1, 4 and 3 of 7 points in three attempts; in the last an answer waits. */
async function threeAttempts(countingRule: CountingRule, releaseRule: ReleaseRule = 'after-hand-in') {
  const made = await makeQuizClass(make, { countingRule, releaseRule, attemptsAllowed: 4 })
  const { student, assignmentId, quiz } = made
  const submittedAt = make.system.now()
  const scores = [
    [right, wrong, wrong, wrong, wrong],
    [right, right, right, wrong, wrong],
    [right, right, wrong, wrong, waits],
  ]
  for (const [index, own] of scores.entries())
    await writeAttempt(make, { student, assignmentId, quiz, number: index + 1, submittedAt, scores: own })
  return made
}

test.each([
  { rule: 'first' as const, number: 1, total: 1, waiting: 1 },
  { rule: 'best' as const, number: 2, total: 4, waiting: 1 },
  { rule: 'last' as const, number: 3, total: 3, waiting: 1 },
])('by the rule “$rule” attempt $number counts: for the teacher, in the CSV and for the student', async (expected) => {
  const { rule, number, total, waiting } = expected
  const made = await threeAttempts(rule)
  const { assignmentId, student } = made
  const teacher = await make.ctxFor(made.teacher)
  const progress = expectOk(await classProgress(teacher, assignmentId))
  const { summary } = progressReport(progress)
  const row = summary.rows.find((one) => one.student.id === student.userId)
  expect(row).toMatchObject({ stage: 'handed-in', totals: { total, max: 7 } })
  expect(summary.waiting).toMatchObject({ answers: waiting })
  expect(progress.attempts).toMatchObject([{ studentId: student.userId, number, begun: 3, isTryingAgain: false }])
  const csv: string[][] = parse(progressCsv(progress), { bom: true })
  expect(csv.find(([name]) => name === student.displayName)?.slice(2, 6)).toMatchObject([
    String(total),
    '7',
    expect.any(String),
    String(number),
  ])
  const work = expectOk(await readStudentWork(teacher, assignmentId, student.userId))
  expect(work.attempt?.number).toBe(number)
  expect(work.attempts.map(({ isCounting }) => isCounting)).toEqual([1, 2, 3].map((one) => one === number))
  expect(expectOk(await readStudentWork(teacher, assignmentId, student.userId, 3)).attempt?.number).toBe(3)

  const ctx = await make.ctxFor(student)
  expect(expectOk(await readResult(ctx, assignmentId))).toMatchObject({ countingRule: rule, counting: number })
  const home = expectOk(await readHome(ctx))
  expect(home.kind === 'student' ? home.tasks : []).toMatchObject([{ quiz: { counting: number, totals: { total } } }])
})

test('which attempt is the best is not told before the points are out', async () => {
  const made = await threeAttempts('best', 'on-release')
  const ctx = await make.ctxFor(made.student)
  expect(expectOk(await readResult(ctx, made.assignmentId))).toMatchObject({ countingRule: 'best', counting: null })
  const home = expectOk(await readHome(ctx))
  expect(home.kind === 'student' ? home.tasks : []).toMatchObject([{ quiz: { counting: null, totals: null } }])
  const last = await threeAttempts('last', 'on-release')
  expect(expectOk(await readResult(await make.ctxFor(last.student), last.assignmentId)).counting).toBe(3)
})

test('a student who tries again keeps what counts, and the answers given meanwhile are not mixed in', async () => {
  const made = await threeAttempts('best')
  const { student, assignmentId, quiz } = made
  await writeAttempt(make, { student, assignmentId, quiz, number: 4, answers: someResponses })
  const progress = expectOk(await classProgress(await make.ctxFor(made.teacher), assignmentId))
  expect(progress.attempts).toMatchObject([{ number: 2, begun: 4, isTryingAgain: true }])
  expect(progress.answered).toEqual([])
  expect(progressReport(progress).cells.get(student.userId)).toEqual(['right', 'right', 'right', 'wrong', 'wrong'])
})

test('the teacher’s columns are the quiz’s own order, whatever order a student had', async () => {
  const made = await makeQuizClass(make)
  const { student, classmate, assignmentId, quiz } = made
  const submittedAt = make.system.now()
  const scores = [right, wrong, right, right, wrong]
  const attemptId = await writeAttempt(make, { student, assignmentId, quiz, submittedAt, scores })
  await turnRound(attemptId)
  const underWay = await writeAttempt(make, {
    student: classmate,
    assignmentId,
    quiz,
    answers: someResponses.slice(0, 1),
  })
  await turnRound(underWay)
  const ctx = await make.ctxFor(made.teacher)
  const { cells } = progressReport(expectOk(await classProgress(ctx, assignmentId)))
  expect(cells.get(student.userId)).toEqual(['wrong', 'right', 'right', 'wrong', 'right'])
  expect(cells.get(classmate.userId)).toEqual(['open', 'open', 'open', 'open', 'answered'])
  const { items } = expectOk(await readStudentWork(ctx, assignmentId, student.userId))
  expect(items.map(({ quizPosition, position }) => [quizPosition, position])).toEqual([
    [1, 5],
    [2, 4],
    [3, 3],
    [4, 2],
    [5, 1],
  ])
})

test('a question that was not drawn for a student neither waits nor counts', async () => {
  const made = await makeQuizClass(make)
  const { student, assignmentId, quiz } = made
  const submittedAt = make.system.now()
  const scores = [right, right, right, right, right]
  const attemptId = await writeAttempt(make, { student, assignmentId, quiz, submittedAt, scores })
  await make.insert((tx) =>
    tx.delete(attemptItems).where(and(eq(attemptItems.attemptId, attemptId), eq(attemptItems.quizPosition, 2))),
  )
  const { summary, cells } = progressReport(
    expectOk(await classProgress(await make.ctxFor(made.teacher), assignmentId)),
  )
  expect(cells.get(student.userId)).toEqual(['right', 'not-drawn', 'right', 'right', 'right'])
  expect(summary.waiting.answers).toBe(0)
  expect(summary.rows.find((row) => row.student.id === student.userId)?.totals).toEqual({
    total: 5,
    max: 5,
    waiting: 0,
  })
})

/** As if the five questions had been drawn in the opposite order. */
async function turnRound(attemptId: string): Promise<void> {
  await make.insert(async (tx) => {
    for (const position of [1, 2, 3, 4, 5]) {
      await tx
        .update(attemptItems)
        .set({ quizPosition: 6 - position })
        .where(and(eq(attemptItems.attemptId, attemptId), eq(attemptItems.position, position)))
    }
  })
}
