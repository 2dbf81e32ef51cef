import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveResponses } from '#db/access/attempts.ts'
import { readHome } from '#db/access/home.ts'
import { openAttemptView } from '#db/access/quiz-view.ts'
import { setResultsReleased } from '#db/access/result-release.ts'
import { readResult } from '#db/access/results.ts'
import { checkAnswer } from '#db/access/system/check-answer.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { withActor } from '#db/access/with-actor.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { assignments, auditLog, questionKeys, scores } from '#db/schema/tables.ts'
import { allBy, type Released, type ReleaseRule, releaseRules, resultParts } from '#domain/quiz/release-rules.ts'
import { ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { beginAttempt, choose, expectOk, makeDevice, makeQuizClass, someResponses } from '#tests/support/quiz-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

const moments = ['under-way', 'handed-in', 'due', 'released', 'taken-back'] as const
type Moment = (typeof moments)[number]

/** By the table of the rules, written down once more: from which moment on a part is out of a whole attempt. */
const outAt: Record<ReleaseRule, readonly Moment[]> = {
  'at-once': ['handed-in', 'due', 'released', 'taken-back'],
  'after-hand-in': ['handed-in', 'due', 'released', 'taken-back'],
  'after-due': ['due', 'released', 'taken-back'],
  'on-release': ['released'],
}

/** Each part under each rule, the other two by hand: what is out of one part never brings another along. */
const cases = resultParts.flatMap((part) => releaseRules.map((rule) => ({ part, rule })))

/** What a student is told of an attempt, whichever way they ask. */
async function everythingToldTo(ctx: Ctx, assignmentId: string): Promise<string> {
  return JSON.stringify([
    await openAttemptView(ctx, assignmentId),
    await readResult(ctx, assignmentId),
    await readHome(ctx),
  ])
}

/** What the database itself shows of scores and keys, without any WHERE. */
async function shownByDatabase(ctx: Ctx) {
  return expectOk(
    await withActor(ctx, async (tx) =>
      ok({ scores: (await tx.select().from(scores)).length, keys: (await tx.select().from(questionKeys)).length }),
    ),
  )
}

function expectOnly(text: string, out: Released): void {
  expect(text.includes('"fraction"') || text.includes('"total":')).toBe(out.score)
  expect(text.includes('rightIds')).toBe(out.answers)
  expect(text.includes('KEY-FEEDBACK') || text.includes('KEY-EXPLANATION')).toBe(out.explanations)
  expect(text).not.toContain('KEY-MISCONCEPTION')
}

test.each(cases)('$part by the rule “$rule” is out when it should be and not before', async ({ part, rule }) => {
  const release = { ...allBy('on-release'), [part]: rule }
  const made = await makeQuizClass(make, { release, dueAt: new Date(clock.now().getTime() + 60_000) })
  const { assignmentId } = made
  const { ctx, attemptId } = await beginAttempt(make, made)
  const teacherCtx = await make.ctxFor(made.teacher)
  const answers = someResponses.map((response, index) => makeDevice().answer(index + 1, response))
  expectOk(await saveResponses(ctx, attemptId, answers, clock.now()))
  const steps: Record<Moment, () => Promise<unknown>> = {
    'under-way': async () => undefined,
    'handed-in': async () => expectOk(await submitAttempt(ctx, attemptId, {})),
    due: async () => clock.advanceMinutes(1),
    released: async () => expectOk(await setResultsReleased(teacherCtx, { assignmentId, isReleased: true })),
    'taken-back': async () => expectOk(await setResultsReleased(teacherCtx, { assignmentId, isReleased: false })),
  }
  for (const moment of moments) {
    await steps[moment]()
    const isOut = outAt[rule].includes(moment)
    const out = { ...allOut(moment === 'released'), [part]: isOut }
    expectOnly(await everythingToldTo(ctx, assignmentId), out)
    const shown = await shownByDatabase(ctx)
    expect({ moment, scores: shown.scores > 0, keys: shown.keys > 0 }).toEqual({
      moment,
      scores: out.score,
      keys: out.answers || out.explanations,
    })
  }
})

function allOut(isOut: boolean): Released {
  return { score: isOut, answers: isOut, explanations: isOut }
}

test.each(resultParts)(
  'a checked answer tells $0 at once where that is its rule, and nothing of the others',
  async (part) => {
    const release = { ...allBy('on-release'), [part]: 'at-once' as const }
    const made = await makeQuizClass(make, { release })
    const { ctx, attemptId } = await beginAttempt(make, made)
    expectOk(await saveResponses(ctx, attemptId, [makeDevice().answer(1, choose('b'))], clock.now()))
    const told = expectOk(await checkAnswer(ctx, attemptId, { position: 1, seq: 1 }))
    expect([told.score !== null, told.right !== null, told.words !== null]).toEqual(
      resultParts.map((one) => one === part),
    )
    expectOnly(await everythingToldTo(ctx, made.assignmentId), { ...allOut(false), [part]: true })
  },
)

test('the result says of each part whether it is out, and when the rest comes', async () => {
  const dueAt = new Date(clock.now().getTime() + 60 * 60_000)
  const release = { score: 'after-hand-in', answers: 'after-due', explanations: 'on-release' } as const
  const made = await makeQuizClass(make, { release, dueAt })
  const { ctx, attemptId } = await beginAttempt(make, made)
  expectOk(await submitAttempt(ctx, attemptId, {}))
  expect(expectOk(await readResult(ctx, made.assignmentId)).release.comes).toEqual({
    score: { isOut: true },
    answers: { isOut: false, at: dueAt.toISOString() },
    explanations: { isOut: false, at: null },
  })
})

test('releasing reaches who has handed in and nobody who has not; it is logged once, and only who teaches the class does it', async () => {
  const made = await makeQuizClass(make, { releaseRule: 'on-release' })
  const { assignmentId } = made
  const { ctx, attemptId } = await beginAttempt(make, made)
  const other = await beginAttempt(make, { ...made, student: made.classmate })
  expectOk(await submitAttempt(ctx, attemptId, {}))
  for (const user of [made.student, (await makeQuizClass(make)).teacher]) {
    const refused = await setResultsReleased(await make.ctxFor(user), { assignmentId, isReleased: true })
    expect(refused).toMatchObject({ ok: false })
  }
  const teacherCtx = await make.ctxFor(made.teacher)
  for (const _ of [1, 2]) expectOk(await setResultsReleased(teacherCtx, { assignmentId, isReleased: true }))
  expect(expectOk(await readResult(ctx, assignmentId)).release.isReleased).toBe(true)
  expectOnly(await everythingToldTo(other.ctx, assignmentId), allOut(false))
  expect(await shownByDatabase(other.ctx)).toEqual({ scores: 0, keys: 0 })
  const [row] = await database.db.select().from(assignments).where(eq(assignments.id, assignmentId))
  expect(row?.releasedAt).toEqual(clock.now())
  expect(await database.db.$count(auditLog, eq(auditLog.subjectId, assignmentId))).toBe(1)
})
