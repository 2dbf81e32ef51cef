import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTeacher, resetPassword, revokeSessions } from '#cli/commands/admin.ts'
import { resetByLink } from '#db/access/system/invitations.ts'
import { findActor } from '#db/access/system/sessions.ts'
import { signInWithCode, signInWithEmail } from '#db/access/system/sign-in.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const password = 'quiet river seven'
const address = '203.0.113.1'
let database: TestDatabase
let make: Factories

beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, testClock().now)
})
afterAll(() => database.close())

async function isAlive(ctx: Ctx): Promise<boolean> {
  return ctx.actor !== null && (await findActor(make.system, ctx.actor)).ok
}

function tokenOf(made: { path: string } | { firstPassword: string }): string {
  if (!('path' in made)) throw new Error('There is no link')
  return made.path.replace('/invite/', '')
}

test('a teacher made at the command line chooses a password by the link and signs in', async () => {
  const school = 'Hill School'
  await make.school({ name: school })
  await make.school({ name: 'Dale School' })
  const email = 'ines@school.example'
  const teacher = { name: 'Ines Okoro', email }
  await expect(createTeacher(make.system, teacher)).rejects.toThrow('Hill School')
  const made = await createTeacher(make.system, { ...teacher, school })
  await expect(createTeacher(make.system, { ...teacher, school })).rejects.toThrow('has this address already')
  expect(await signInWithEmail(make.system, { email, password, address })).toMatchObject({ ok: false })
  expect(await resetByLink(make.system, tokenOf(made), { password })).toMatchObject({ ok: true })
  expect(await signInWithEmail(make.system, { email, password, address })).toMatchObject({
    ok: true,
    value: { userId: made.userId },
  })
})

test('the account of an address at two schools is named by its school', async () => {
  const email = 'both@school.example'
  for (const name of ['North School', 'South School']) {
    await make.user({ schoolId: await make.school({ name }), role: 'teacher', email })
  }
  await expect(resetPassword(make.system, { email })).rejects.toThrow(/North School .*South School/)
  expect(tokenOf(await resetPassword(make.system, { email, school: 'South School' }))).toMatch(/^[\w.-]+$/)
  await expect(resetPassword(make.system, { email: 'nobody@school.example' })).rejects.toThrow('no such account')
})

test('a student gets a first password that must be changed, and loses every session at once', async () => {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const mai = await make.user({ schoolId, userName: 'mai' })
  const code = '0PERAT0R'
  await make.classOf({ teacher, students: [mai], code })
  const session = await make.ctxFor(mai)
  const made = await resetPassword(make.system, { userName: 'Mai', code })
  if (!('firstPassword' in made)) throw new Error('There is no first password')
  expect(await isAlive(session)).toBe(false)
  const signedIn = await signInWithCode(make.system, {
    code,
    userName: 'mai',
    password: made.firstPassword,
    address,
  })
  if (!signedIn.ok) throw new Error('The sign-in was refused')
  expect(await findActor(make.system, signedIn.value)).toMatchObject({ value: { mustChangePassword: true } })
})

test('sessions are ended for one account, or for everybody', async () => {
  const schoolId = await make.school()
  const one = await make.ctxFor(await make.user({ schoolId, role: 'teacher', email: 'one@school.example' }))
  const two = await make.ctxFor(await make.user({ schoolId, role: 'teacher', email: 'two@school.example' }))
  expect(await revokeSessions(make.system, { email: 'one@school.example' })).toEqual({ ended: 1 })
  expect([await isAlive(one), await isAlive(two)]).toEqual([false, true])
  expect(await revokeSessions(make.system, { email: 'one@school.example' })).toEqual({ ended: 0 })
  expect((await revokeSessions(make.system, 'all')).ended).toBeGreaterThan(0)
  expect(await isAlive(two)).toBe(false)
})
