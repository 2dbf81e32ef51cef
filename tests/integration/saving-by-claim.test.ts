import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveResponses } from '#db/access/attempts.ts'
import { endSession } from '#db/access/system/sessions.ts'
import type { SessionClaim } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { credentials, responseEvents, users } from '#db/schema/tables.ts'
import { notFound, unauthenticated } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { beginAttempt, choose, expectOk, makeDevice, makeQuizClass } from '#tests/support/quiz-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

/** A student with an attempt under way, and the claim of their token, which nobody has looked at. */
async function claimingStudent() {
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  if (ctx.actor === null) throw new Error('The student is nobody')
  const { schoolId, userId, sessionId } = ctx.actor
  const save = (claim: SessionClaim | null) =>
    saveResponses({ ...make.system, claim }, attemptId, [makeDevice().answer(1, choose('a'))], clock.now())
  return { ...made, attemptId, claim: { schoolId, userId, sessionId }, save }
}

async function storedOf(attemptId: string): Promise<number> {
  return database.db.$count(responseEvents, eq(responseEvents.attemptId, attemptId))
}

test('a claim whose session lasts saves as its student', async () => {
  const { attemptId, claim, save } = await claimingStudent()
  expect(expectOk(await save(claim)).receipts[0]).toMatchObject({ seq: 1, disposition: 'current' })
  expect(await storedOf(attemptId)).toBe(1)
})

test('no claim, an unknown session, a session of somebody else and a claim of another school save nothing', async () => {
  const { attemptId, claim, save, classmate } = await claimingStudent()
  const other = await claimingStudent()
  const classmates = (await make.ctxFor(classmate)).actor
  expect(await save(null)).toEqual(unauthenticated)
  expect(await save({ ...claim, sessionId: randomUUID() })).toEqual(unauthenticated)
  expect(await save({ ...claim, sessionId: classmates?.sessionId ?? '' })).toEqual(unauthenticated)
  expect(await save({ ...claim, schoolId: other.claim.schoolId })).toEqual(unauthenticated)
  expect(await save(classmates)).toEqual(notFound)
  expect(await save(other.claim)).toEqual(notFound)
  expect(await save({ ...claim, userId: 'no id at all' })).toEqual(notFound)
  expect(await storedOf(attemptId)).toBe(0)
})

test('a session that was ended, or is past its end, saves nothing', async () => {
  const ended = await claimingStudent()
  expectOk(await endSession(make.system, ended.claim))
  expect(await ended.save(ended.claim)).toEqual(unauthenticated)
  const late = await claimingStudent()
  clock.advanceMinutes(24 * 60)
  expect(await late.save(late.claim)).toEqual(unauthenticated)
  expect(await storedOf(late.attemptId)).toBe(0)
})

test('a disabled account, and one with a first password to replace, saves nothing', async () => {
  const { attemptId, claim, save } = await claimingStudent()
  const { schoolId, userId } = claim
  const ofStudent = and(eq(credentials.schoolId, schoolId), eq(credentials.userId, userId))
  await make.insert((tx) => tx.update(credentials).set({ mustChangePassword: true }).where(ofStudent))
  expect(await save(claim)).toEqual(unauthenticated)
  await make.insert((tx) => tx.update(credentials).set({ mustChangePassword: false }).where(ofStudent))
  await make.insert((tx) =>
    tx
      .update(users)
      .set({ disabledAt: clock.now() })
      .where(and(eq(users.schoolId, schoolId), eq(users.id, userId))),
  )
  expect(await save(claim)).toEqual(unauthenticated)
  expect(await storedOf(attemptId)).toBe(0)
})
