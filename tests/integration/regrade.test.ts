import { and, asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveResponses } from '#db/access/attempts.ts'
import { markAnswer } from '#db/access/marking.ts'
import { readMarkingItem } from '#db/access/marking-item.ts'
import { readResult } from '#db/access/results.ts'
import { checkAnswer } from '#db/access/system/check-answer.ts'
import { letAnswerCount } from '#db/access/system/let-answer-count.ts'
import { applyRegrade, undoRegrade } from '#db/access/system/regrade.ts'
import { previewRegrade, readRegradeOffer } from '#db/access/system/regrade-preview.ts'
import { withSystem } from '#db/access/with-actor.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { auditLog, gradingRuns, regradeKeys, regrades, scores } from '#db/schema/tables.ts'
import { currentScores } from '#db/schema/views.ts'
import { ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { choose, expectOk, makeDevice } from '#tests/support/quiz-class.ts'
import { makeRegradeClass, nowRight, withChanged } from '#tests/support/regrade-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

/** The points that count at one place, as the system role sees them. */
async function pointsAt(attemptId: string, position: number): Promise<number | null> {
  const found = await withSystem(make.system, async (tx) =>
    ok(
      await tx
        .select({ points: currentScores.points })
        .from(currentScores)
        .where(and(eq(currentScores.attemptId, attemptId), eq(currentScores.position, position))),
    ),
  )
  const points = expectOk(found)[0]?.points
  return points === null || points === undefined ? null : Number(points)
}

/** Three students: one right by the old key, one right by the new, one who left it open. */
async function corrected() {
  const made = await makeRegradeClass(make)
  const [one, two, three] = made.students
  const first = await made.answer(one, { 1: choose('a') })
  const second = await made.answer(two, { 1: choose('b') })
  const third = await made.answer(three, {})
  const quizVersionId = await made.publish(withChanged(made.questions, 1, nowRight('b')))
  clock.advanceMinutes(1)
  return { ...made, first, second, third, quizVersionId, ctx: await make.ctxFor(made.teacher) }
}

test('the preview tells who gains and who loses, and stores nothing', async () => {
  const { assignmentId, quizVersionId, ctx, first } = await corrected()
  const runs = await database.db.$count(gradingRuns, eq(gradingRuns.attemptId, first.attemptId))
  const { plan, versions } = expectOk(await previewRegrade(ctx, assignmentId))
  expect(versions.map(({ number }) => number)).toEqual([2])
  expect(plan).toMatchObject({ version: { id: quizVersionId }, isApplied: false, underWay: 0, kept: 0 })
  expect(plan).toMatchObject({ up: 1, down: 1, unchanged: 1 })
  expect(plan?.questions).toMatchObject([
    { quizPosition: 1, misfit: null, isReworded: false, effect: { up: 1, down: 1, same: 1, kept: 0, waits: 0 } },
  ])
  expect(plan?.attempts.map(({ name, before, after }) => [name, before, after])).toEqual([
    ['Student 1', 1, 0],
    ['Student 2', 0, 1],
    ['Student 3', 0, 0],
  ])
  expect(await database.db.$count(gradingRuns, eq(gradingRuns.attemptId, first.attemptId))).toBe(runs)
  expect(await database.db.$count(regrades, eq(regrades.assignmentId, assignmentId))).toBe(0)
})

test('a regrade is one act for each attempt with only the changed question, is logged, and happens once', async () => {
  const { assignmentId, quizVersionId, ctx, first, second } = await corrected()
  const [one, other] = await Promise.all([
    applyRegrade(ctx, { assignmentId, quizVersionId }),
    applyRegrade(ctx, { assignmentId, quizVersionId }),
  ])
  const { regradeId } = expectOk(one)
  expect(expectOk(other).regradeId).toBe(regradeId)
  expect(await pointsAt(first.attemptId, 1)).toBe(0)
  expect(await pointsAt(second.attemptId, 1)).toBe(1)
  const rows = await database.db
    .select({ position: scores.position, kind: gradingRuns.kind })
    .from(scores)
    .innerJoin(gradingRuns, eq(gradingRuns.id, scores.runId))
    .where(and(eq(gradingRuns.regradeId, regradeId), eq(scores.attemptId, first.attemptId)))
  expect(rows).toEqual([{ position: 1, kind: 'machine' }])
  const log = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, assignmentId))
  expect(log.filter(({ action }) => action === 'assignment-regraded').map(({ detail }) => detail)).toEqual([
    { number: 2, up: 1, down: 1, unchanged: 1, kept: 0 },
  ])
  expect(expectOk(await previewRegrade(ctx, assignmentId)).plan).toMatchObject({ isApplied: true, up: 0, down: 0 })
})

test('a mark by hand stays, and the preview says how many do', async () => {
  const { assignmentId, quizVersionId, ctx, first } = await corrected()
  const mark = { attemptId: first.attemptId, position: 1, points: '0.75', comment: null, seenRunId: null }
  expectOk(await markAnswer(ctx, mark))
  const { plan } = expectOk(await previewRegrade(ctx, assignmentId))
  expect(plan).toMatchObject({ up: 1, down: 0, unchanged: 2, kept: 1 })
  expectOk(await applyRegrade(ctx, { assignmentId, quizVersionId }))
  expect(await pointsAt(first.attemptId, 1)).toBe(0.75)
})

test('what is handed in later is graded by the corrected keys, and undoing brings back the former for all', async () => {
  const made = await makeRegradeClass(make)
  const [one, two] = made.students
  const before = await made.answer(one, { 1: choose('b') })
  const later = await made.answer(two, { 1: choose('b') }, false)
  const quizVersionId = await made.publish(withChanged(made.questions, 1, nowRight('b')))
  const ctx = await make.ctxFor(made.teacher)
  const { assignmentId } = made
  expect(expectOk(await previewRegrade(ctx, assignmentId)).plan).toMatchObject({ underWay: 1 })
  const { regradeId } = expectOk(await applyRegrade(ctx, { assignmentId, quizVersionId }))
  await later.handIn()
  expect([await pointsAt(before.attemptId, 1), await pointsAt(later.attemptId, 1)]).toEqual([1, 1])

  expectOk(await undoRegrade(ctx, { assignmentId, regradeId }))
  expectOk(await undoRegrade(ctx, { assignmentId, regradeId }))
  expect([await pointsAt(before.attemptId, 1), await pointsAt(later.attemptId, 1)]).toEqual([0, 0])
  const log = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, assignmentId))
  expect(log.filter(({ action }) => action === 'regrade-undone')).toHaveLength(1)

  const again = expectOk(await applyRegrade(ctx, { assignmentId, quizVersionId }))
  expect(again.regradeId).not.toBe(regradeId)
  expect([await pointsAt(before.attemptId, 1), await pointsAt(later.attemptId, 1)]).toEqual([1, 1])
  const { done } = expectOk(await previewRegrade(ctx, assignmentId))
  expect(done.map(({ undone }) => undone?.by ?? null)).toEqual([null, 'Ms. Rahimi'])
})

test('when the newer of two regrades is undone, the older counts again', async () => {
  const { assignmentId, quizVersionId, ctx, questions, publish, first } = await corrected()
  expectOk(await applyRegrade(ctx, { assignmentId, quizVersionId }))
  const third = await publish(withChanged(questions, 1, nowRight('a')))
  const { regradeId } = expectOk(await applyRegrade(ctx, { assignmentId, quizVersionId: third }))
  expect(await pointsAt(first.attemptId, 1)).toBe(1)
  expectOk(await undoRegrade(ctx, { assignmentId, regradeId }))
  expect(await pointsAt(first.attemptId, 1)).toBe(0)
})

test('a question whose type or parts changed is told and left alone', async () => {
  const made = await makeRegradeClass(make)
  const given = await made.answer(made.students[0], {
    1: choose('a'),
    3: { type: 'true-false-not-stated', choice: 'true' },
  })
  const [, , verdict] = made.questions
  if (verdict?.type !== 'true-false-not-stated') throw new Error('The third question is none of verdicts')
  const changed = withChanged(made.questions, 1, (question) =>
    question.type === 'single-choice'
      ? { ...question, options: [...question.options, { id: 'c', text: 'Never', feedback: '', misconception: null }] }
      : question,
  )
  const withoutLast = withChanged(changed, 3, () => ({ ...verdict, correct: 'true' })).slice(0, -1)
  const quizVersionId = await made.publish(withoutLast)
  const ctx = await make.ctxFor(made.teacher)
  const { plan } = expectOk(await previewRegrade(ctx, made.assignmentId))
  expect(plan?.questions.map(({ quizPosition, misfit }) => [quizPosition, misfit])).toEqual([
    [1, 'parts-changed'],
    [3, null],
    [12, 'question-gone'],
  ])
  const { regradeId } = expectOk(await applyRegrade(ctx, { assignmentId: made.assignmentId, quizVersionId }))
  const keys = await database.db.select().from(regradeKeys).where(eq(regradeKeys.regradeId, regradeId))
  expect(keys).toHaveLength(1)
  expect([await pointsAt(given.attemptId, 1), await pointsAt(given.attemptId, 3)]).toEqual([1, 1])
})

test('a version that changes nothing that can be regraded is refused, and so is one of another quiz', async () => {
  const made = await makeRegradeClass(make)
  await made.answer(made.students[0], {})
  const ctx = await make.ctxFor(made.teacher)
  const { assignmentId } = made
  const same = await made.publish(made.questions)
  expect(await applyRegrade(ctx, { assignmentId, quizVersionId: same })).toEqual({
    ok: false,
    error: { kind: 'invalid', fields: { quizVersionId: 'nothing-to-regrade' } },
  })
  expect(expectOk(await readRegradeOffer(ctx, assignmentId))).toEqual({ number: null })
  const foreign = await (await makeRegradeClass(make)).publish(
    made.questions.map((q) => ({ ...q, id: make.system.newId() })),
  )
  expect(await applyRegrade(ctx, { assignmentId, quizVersionId: foreign })).toMatchObject({
    error: { kind: 'not-found' },
  })
})

test('a co-teacher regrades a colleague’s quiz and then marks by the corrected question', async () => {
  const { assignmentId, quizVersionId, coTeacher, first } = await corrected()
  const ctx = await make.ctxFor(coTeacher)
  expect(expectOk(await readRegradeOffer(ctx, assignmentId))).toEqual({ number: 2 })
  expectOk(await applyRegrade(ctx, { assignmentId, quizVersionId }))
  expect(expectOk(await readRegradeOffer(ctx, assignmentId))).toEqual({ number: null })
  const item = expectOk(await readMarkingItem(ctx, assignmentId, { attemptId: first.attemptId, position: 1 }))
  expect(item).toMatchObject({ corrected: { key: { correct: 'b' } }, score: { state: 'wrong' } })
})

test('an answer that is checked at once is checked by the corrected key', async () => {
  const made = await makeRegradeClass(make, { releaseRule: 'at-once' })
  const [one, two] = made.students
  await made.answer(one, { 1: choose('a') })
  const { ctx, attemptId, handIn } = await made.answer(two, { 1: choose('b') }, false)
  const quizVersionId = await made.publish(withChanged(made.questions, 1, nowRight('b')))
  const { assignmentId } = made
  const teacher = await make.ctxFor(made.teacher)
  const { regradeId } = expectOk(await applyRegrade(teacher, { assignmentId, quizVersionId }))
  const checked = expectOk(await checkAnswer(ctx, attemptId, { position: 1, seq: 1 }))
  expect(checked).toMatchObject({ score: { state: 'right' }, right: { rightIds: ['b'] } })
  await handIn()
  expect(await pointsAt(attemptId, 1)).toBe(1)
  expectOk(await undoRegrade(teacher, { assignmentId, regradeId }))
  expect(await pointsAt(attemptId, 1)).toBe(0)
})

test('the machine that regrades may have a clock that runs behind', async () => {
  const { assignmentId, quizVersionId, ctx, second } = await corrected()
  const behind = { ...ctx, now: () => new Date(clock.now().getTime() - 10 * 60_000) }
  expectOk(await applyRegrade(behind, { assignmentId, quizVersionId }))
  expect(await pointsAt(second.attemptId, 1)).toBe(1)
  const runs = await database.db
    .select({ regradeId: gradingRuns.regradeId })
    .from(gradingRuns)
    .where(eq(gradingRuns.attemptId, second.attemptId))
    .orderBy(asc(gradingRuns.createdAt))
  expect(runs.map(({ regradeId }) => regradeId !== null)).toEqual([false, true])
})

test('the student’s result shows the corrected key and says how the points changed; undone, it says nothing', async () => {
  const made = await makeRegradeClass(make, { releaseRule: 'after-hand-in' })
  const [one, two] = made.students
  const first = await made.answer(one, { 1: choose('b') })
  const quizVersionId = await made.publish(withChanged(made.questions, 1, nowRight('b')))
  clock.advanceMinutes(1)
  const { assignmentId } = made
  const teacher = await make.ctxFor(made.teacher)
  const resultOf = async (ctx: typeof first.ctx) => {
    const { release } = expectOk(await readResult(ctx, assignmentId))
    if (!release.isReleased) throw new Error('The result is not released')
    return { item: release.items[0], total: release.totals?.total }
  }
  const before = await resultOf(first.ctx)
  expect(before).toMatchObject({ item: { mark: { points: 0 }, correction: null }, total: 0 })
  expect(before.item?.reveal.right?.rightIds).toEqual(['a'])
  const { regradeId } = expectOk(await applyRegrade(teacher, { assignmentId, quizVersionId }))
  const after = await resultOf(first.ctx)
  expect(after).toMatchObject({ item: { mark: { points: 1 }, correction: { pointsBefore: 0 } }, total: 1 })
  expect(after.item?.reveal.right?.rightIds).toEqual(['b'])

  // Who hands in afterwards never had other points.
  const later = await made.answer(two, { 1: choose('b') })
  expect((await resultOf(later.ctx)).item).toMatchObject({ mark: { points: 1 }, correction: { pointsBefore: null } })
  expectOk(await undoRegrade(teacher, { assignmentId, regradeId }))
  expect(await resultOf(first.ctx)).toEqual(before)
})

test('before release a student learns nothing of a regrade', async () => {
  const { assignmentId, quizVersionId, ctx, first } = await corrected()
  expectOk(await applyRegrade(ctx, { assignmentId, quizVersionId }))
  const { release } = expectOk(await readResult(first.ctx, assignmentId))
  expect(release.isReleased).toBe(false)
  expect(JSON.stringify(release)).not.toContain('correct')
})

test('a kept answer that is let count is graded by the corrected key as well', async () => {
  const made = await makeRegradeClass(make)
  const { ctx, attemptId, handIn } = await made.answer(made.students[0], { 1: choose('a') }, false)
  expectOk(await saveResponses(ctx, attemptId, [makeDevice().answer(1, choose('b'))], ctx.now()))
  await handIn()
  const { assignmentId } = made
  const teacher = await make.ctxFor(made.teacher)
  const quizVersionId = await made.publish(withChanged(made.questions, 1, nowRight('b')))
  const { regradeId } = expectOk(await applyRegrade(teacher, { assignmentId, quizVersionId }))
  expect(await pointsAt(attemptId, 1)).toBe(0)
  expectOk(await letAnswerCount(teacher, { attemptId, position: 1, seq: 2 }))
  expect(await pointsAt(attemptId, 1)).toBe(1)
  expectOk(await undoRegrade(teacher, { assignmentId, regradeId }))
  expect(await pointsAt(attemptId, 1)).toBe(0)
})
