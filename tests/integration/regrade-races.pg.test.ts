import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveResponses } from '#db/access/attempts.ts'
import { markAnswer } from '#db/access/marking.ts'
import { letAnswerCount } from '#db/access/system/let-answer-count.ts'
import { applyRegrade, undoRegrade } from '#db/access/system/regrade.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { withSystem } from '#db/access/with-actor.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { attempts, gradingRuns, regrades } from '#db/schema/tables.ts'
import { currentScores } from '#db/schema/views.ts'
import { testQuestions } from '#db/test-content.ts'
import { ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { choose, expectOk, makeDevice } from '#tests/support/quiz-class.ts'
import { makeRegradeClass, nowRight, withChanged } from '#tests/support/regrade-class.ts'

/** How often each race is run: the loser must never win anything. */
const rounds = 10

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

/** Four students who are under way with the answer "b", and a version that makes it right. */
async function underWay() {
  const made = await makeRegradeClass(make, {
    students: 4,
    questions: testQuestions(make.system.newId),
    attemptsAllowed: 2,
  })
  const open = []
  for (const student of made.students) open.push(await made.answer(student, { 1: choose('b') }, false))
  const quizVersionId = await made.publish(withChanged(made.questions, 1, nowRight('b')))
  return { ...made, open, quizVersionId, teacher: await make.ctxFor(made.teacher) }
}

/** The points of every attempt at the first question, as they count. */
async function pointsOfAll(assignmentId: string): Promise<string[]> {
  const rows = await withSystem(make.system, async (tx) =>
    ok(
      await tx
        .select({ points: currentScores.points })
        .from(currentScores)
        .innerJoin(attempts, eq(attempts.id, currentScores.attemptId))
        .where(and(eq(attempts.assignmentId, assignmentId), eq(currentScores.position, 1))),
    ),
  )
  return expectOk(rows).map(({ points }) => points ?? 'waits')
}

test('a hand-in that races a regrade is graded by the corrected keys, once by each', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { open, assignmentId, quizVersionId, teacher } = await underWay()
    const [first, ...others] = open
    await first?.handIn()
    await Promise.all([
      ...others.slice(0, 2).map(({ handIn }) => handIn()),
      applyRegrade(teacher, { assignmentId, quizVersionId }).then(expectOk),
      ...others.slice(2).map(({ handIn }) => handIn()),
    ])
    expect(await pointsOfAll(assignmentId)).toEqual(Array.from({ length: 4 }, () => '1.000000'))
    for (const { attemptId } of open) {
      const runs = await database.db.select().from(gradingRuns).where(eq(gradingRuns.attemptId, attemptId))
      expect(runs.map(({ regradeId }) => regradeId !== null).sort()).toEqual([false, true])
    }
  }
})

test('attempts that begin and end while a regrade is made are graded by the corrected keys', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { open, students, assignmentId, quizVersionId, teacher } = await underWay()
    for (const { handIn } of open) await handIn()
    const again = students.map(async (student) => {
      const ctx = await make.ctxFor(student)
      const { attemptId } = expectOk(await startAttempt(ctx, assignmentId))
      expectOk(await submitAttempt(ctx, attemptId, {}))
      return attemptId
    })
    const [applied, ...ids] = await Promise.all([applyRegrade(teacher, { assignmentId, quizVersionId }), ...again])
    const { regradeId } = expectOk(applied)
    for (const attemptId of [...ids, ...open.map((one) => one.attemptId)]) {
      const own = and(eq(gradingRuns.attemptId, attemptId), eq(gradingRuns.regradeId, regradeId))
      expect(await database.db.$count(gradingRuns, own)).toBe(1)
    }
  }
})

test('however often the button is pressed at once, there is one regrade', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { open, assignmentId, quizVersionId, teacher } = await underWay()
    await Promise.all(open.map(({ handIn }) => handIn()))
    const applied = await Promise.all(
      Array.from({ length: 5 }, () => applyRegrade(teacher, { assignmentId, quizVersionId })),
    )
    expect(new Set(applied.map((result) => expectOk(result).regradeId)).size).toBe(1)
    expect(await database.db.$count(regrades, eq(regrades.assignmentId, assignmentId))).toBe(1)
  }
})

test('a hand-in that races the undoing of a regrade is not graded by it', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { open, assignmentId, quizVersionId, teacher } = await underWay()
    const { regradeId } = expectOk(await applyRegrade(teacher, { assignmentId, quizVersionId }))
    await Promise.all([
      ...open.map(({ handIn }) => handIn()),
      undoRegrade(teacher, { assignmentId, regradeId }).then(expectOk),
    ])
    expect(await pointsOfAll(assignmentId)).toEqual(Array.from({ length: 4 }, () => '0.000000'))
  }
})

test('of two markers at the same moment one saves, and the other is shown that mark', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await underWay()
    const [first] = made.open
    if (first === undefined) throw new Error('Nobody is under way')
    await first.handIn()
    const mark = { attemptId: first.attemptId, position: 2, comment: null, seenRunId: null }
    const [one, other] = await Promise.all([
      markAnswer(made.teacher, { ...mark, points: '0.5' }),
      markAnswer(await make.ctxFor(made.coTeacher), { ...mark, points: '1.25' }),
    ])
    const outcomes = [expectOk(one), expectOk(other)]
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['overtaken', 'saved'])
    const savedByFirst = outcomes[0]?.status === 'saved'
    const theirs = outcomes.flatMap((outcome) => (outcome.status === 'overtaken' ? outcome.theirs : []))
    expect(theirs).toMatchObject([
      savedByFirst ? { points: '0.5', by: 'Ms. Rahimi' } : { points: '1.25', by: 'Mr. Okafor' },
    ])
    const byHand = and(eq(gradingRuns.attemptId, first.attemptId), eq(gradingRuns.kind, 'manual'))
    expect(await database.db.$count(gradingRuns, byHand)).toBe(1)
  }
})

test('two markers of two answers of one attempt do not stand in each other’s way', async () => {
  const made = await underWay()
  const [first] = made.open
  if (first === undefined) throw new Error('Nobody is under way')
  await first.handIn()
  const mark = { attemptId: first.attemptId, points: '0.5', comment: null, seenRunId: null }
  const both = await Promise.all([
    markAnswer(made.teacher, { ...mark, position: 2 }),
    markAnswer(await make.ctxFor(made.coTeacher), { ...mark, position: 5 }),
  ])
  expect(both.map((result) => expectOk(result).status)).toEqual(['saved', 'saved'])
})

test('a mark that races another answer coming to count never counts for that answer', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await underWay()
    const [first] = made.open
    if (first === undefined) throw new Error('Nobody is under way')
    const { attemptId, ctx } = first
    expectOk(await saveResponses(ctx, attemptId, [makeDevice().answer(1, choose('a'))], ctx.now()))
    await first.handIn()
    const mark = { attemptId, position: 1, points: '0.75', comment: null, seenRunId: null, seenSeq: 1 }
    const [marked, counted] = await Promise.all([
      markAnswer(made.teacher, mark),
      letAnswerCount(await make.ctxFor(made.coTeacher), { attemptId, position: 1, seq: 2 }),
    ])
    expectOk(counted)
    if (!marked.ok) expect(marked.error).toEqual({ kind: 'conflict', detail: 'answer-changed' })
    const [now] = await currentAt(attemptId, 1)
    // The mark, if it was given, was for the answer before: the new one waits; else the machine has graded it.
    expect(now).toMatchObject(marked.ok ? { kind: 'manual', state: 'waits' } : { kind: 'machine', state: 'right' })
  }
})

async function currentAt(attemptId: string, position: number) {
  const rows = await withSystem(make.system, async (tx) =>
    ok(
      await tx
        .select()
        .from(currentScores)
        .where(and(eq(currentScores.attemptId, attemptId), eq(currentScores.position, position))),
    ),
  )
  return expectOk(rows)
}
