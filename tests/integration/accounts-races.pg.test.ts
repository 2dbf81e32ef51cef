import { and, eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptInvitation, resetByLink } from '#db/access/system/invitations.ts'
import { accountLimit, countTry } from '#db/access/system/rate-limits.ts'
import { makeSetupLink, setUpSchool } from '#db/access/system/set-up.ts'
import { inviteStaff, makeResetLink, setAccountDisabled } from '#db/access/system/staff.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { schools, users } from '#db/schema/tables.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const password = 'quiet river seven'
const clock = testClock()
let database: TestDatabase
let make: Factories

beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

const notFound = { ok: false, error: { kind: 'not-found' } }

test('a set-up link that is used by several at the same moment makes one school', async () => {
  const secret = await makeSetupLink(make.system)
  const results = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      setUpSchool(make.system, secret, {
        schoolName: `School ${n}`,
        displayName: 'Ada',
        email: `ada${n}@school.example`,
        password,
      }),
    ),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.filter(({ ok }) => !ok)).toEqual([notFound, notFound, notFound])
  expect(await make.insert((tx) => tx.select().from(schools))).toHaveLength(1)
})

test('an invitation that is used by several at the same moment makes one account', async () => {
  const schoolId = await make.school()
  const ctx = await make.ctxFor(await make.user({ schoolId, role: 'admin' }))
  const invited = await inviteStaff(ctx, { role: 'teacher', email: null })
  if (!invited.ok) throw new Error('The invitation was refused')
  const results = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      acceptInvitation(make.system, invited.value.token, {
        displayName: `Person ${n}`,
        email: `person${n}@school.example`,
        password,
      }),
    ),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.filter(({ ok }) => !ok)).toEqual([notFound, notFound, notFound])
  const teachers = await make.insert((tx) =>
    tx
      .select()
      .from(users)
      .where(and(eq(users.schoolId, schoolId), eq(users.role, 'teacher'))),
  )
  expect(teachers).toHaveLength(1)
})

test('a reset link that is used twice at the same moment sets one password', async () => {
  const schoolId = await make.school()
  const ctx = await make.ctxFor(await make.user({ schoolId, role: 'admin' }))
  const teacher = await make.user({ schoolId, role: 'teacher', email: 'reset@school.example' })
  const made = await makeResetLink(ctx, teacher.userId)
  if (!made.ok) throw new Error('The link was refused')
  const { token } = made.value
  const results = await Promise.all(
    ['first river here', 'second river here'].map((next) => resetByLink(make.system, token, { password: next })),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.filter(({ ok }) => !ok)).toEqual([notFound])
})

test('many tries at the same moment are all counted', async () => {
  const limit = accountLimit('one account')
  const results = await Promise.all(Array.from({ length: 20 }, () => countTry(make.system, [limit])))
  expect(results.filter(({ ok }) => ok)).toHaveLength(limit.max)
})

test('two administrators who disable each other at the same moment leave one', async () => {
  const schoolId = await make.school()
  const [one, two] = [await make.user({ schoolId, role: 'admin' }), await make.user({ schoolId, role: 'admin' })]
  const [asOne, asTwo] = [await make.ctxFor(one), await make.ctxFor(two)]
  await Promise.all([
    setAccountDisabled(asOne, { userId: two.userId, isDisabled: true }),
    setAccountDisabled(asTwo, { userId: one.userId, isDisabled: true }),
  ])
  const left = await make.insert((tx) =>
    tx
      .select()
      .from(users)
      .where(and(eq(users.schoolId, schoolId), isNull(users.disabledAt))),
  )
  expect(left).toHaveLength(1)
})
