import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findClassToJoin, joinAsMember, joinAsNewStudent } from '#db/access/system/join-class.ts'
import { readOwnAccount } from '#db/access/system/own-account.ts'
import { hashPassword } from '#db/access/system/password-hash.ts'
import { changeOwnPassword } from '#db/access/system/passwords.ts'
import { findActor } from '#db/access/system/sessions.ts'
import { signInWithCode } from '#db/access/system/sign-in.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { classes, credentials, directoryCodes, memberships } from '#db/schema/tables.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const codeWrong = { ok: false, error: { kind: 'invalid', fields: { code: 'code-wrong' } } }
const password = 'quiet river seven'
const clock = testClock()
let database: TestDatabase
let make: Factories

beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

let count = 0
async function makeClass(options: { joinOpen?: boolean } = {}) {
  count += 1
  const schoolId = await make.school({ name: `School ${count}` })
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const code = `J0NE${String(count).padStart(4, '0')}`
  const classId = await make.classOf({ teacher, code, name: 'Class 9A', ...options })
  return { schoolId, teacher, code, classId, address: `198.51.100.${count}` }
}

test('a student joins by the code of an open class, is signed in, and can sign in again', async () => {
  const { code, classId, schoolId, address } = await makeClass()
  expect(await findClassToJoin(make.system, { code, address })).toEqual({
    ok: true,
    value: { className: 'Class 9A', schoolName: `School ${count}` },
  })
  const joined = await joinAsNewStudent(make.system, {
    code,
    displayName: 'Mai Nguyen',
    userName: 'mai',
    password,
    address,
  })
  if (!joined.ok) throw new Error('The join was refused')
  expect(await findActor(make.system, joined.value)).toMatchObject({
    value: { actor: { role: 'student' }, mustChangePassword: false },
  })
  const rows = await make.insert((tx) =>
    tx
      .select({ classId: memberships.classId, role: memberships.role })
      .from(memberships)
      .where(and(eq(memberships.schoolId, schoolId), eq(memberships.userId, joined.value.userId))),
  )
  expect(rows).toEqual([{ classId, role: 'student' }])
  expect(await signInWithCode(make.system, { code, userName: 'mai', password, address })).toMatchObject({ ok: true })
})

test('what is stored of a password is its argon2id hash in PHC form, with the costs of the house', async () => {
  const { code, address, schoolId } = await makeClass()
  await joinAsNewStudent(make.system, { code, displayName: 'Mai', userName: 'mai', password, address })
  const rows = await make.insert((tx) =>
    tx
      .select({ hash: credentials.passwordHash })
      .from(credentials)
      .where(and(eq(credentials.schoolId, schoolId), eq(credentials.userName, 'mai'))),
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
})

test('nobody joins by a code that is unknown, retired, closed, or of an archived class', async () => {
  const closed = await makeClass({ joinOpen: false })
  const retired = await makeClass()
  const archived = await makeClass()
  await make.insert(async (tx) => {
    await tx.update(directoryCodes).set({ retiredAt: clock.now() }).where(eq(directoryCodes.code, retired.code))
    await tx.update(classes).set({ archivedAt: clock.now() }).where(eq(classes.id, archived.classId))
  })
  for (const code of [closed.code, retired.code, archived.code, 'ZZZZZZZZ', 'no code', '']) {
    const { address } = closed
    expect(await findClassToJoin(make.system, { code, address })).toEqual(codeWrong)
    const newcomer = { code, displayName: 'Mai', userName: 'mai', password, address }
    expect(await joinAsNewStudent(make.system, newcomer)).toEqual(codeWrong)
  }
})

test('the commonest passwords and a taken user name are refused, and nothing is made', async () => {
  const { code, address, schoolId } = await makeClass()
  const join = (userName: string, tried: string) =>
    joinAsNewStudent(make.system, { code, displayName: 'Mai', userName, password: tried, address })
  expect(await join('mai', 'password1')).toMatchObject({ error: { fields: { password: 'password-common' } } })
  expect(await join('mai', 'short')).toMatchObject({ error: { fields: { password: 'password-too-short' } } })
  expect(await join('mai', password)).toMatchObject({ ok: true })
  expect(await join('mai', 'another river')).toMatchObject({ error: { fields: { userName: 'user-name-taken' } } })
  const rows = await make.insert((tx) =>
    tx.select({ userId: memberships.userId }).from(memberships).where(eq(memberships.schoolId, schoolId)),
  )
  expect(rows).toHaveLength(2)
})

test('300 codes that open no class are enough; those that open one are not counted', async () => {
  const { code, address } = await makeClass()
  const find = (typed: string) => findClassToJoin(make.system, { code: typed, address })
  for (let tries = 1; tries <= 299; tries += 1) expect(await find('ZZZZZZZZ')).toEqual(codeWrong)
  for (let tries = 1; tries <= 5; tries += 1) expect(await find(code)).toMatchObject({ ok: true })
  expect(await find('ZZZZZZZZ')).toEqual(codeWrong)
  expect(await find('ZZZZZZZZ')).toMatchObject({ error: { kind: 'rate-limited' } })
})

test('a signed-in student joins one more class of their school, once', async () => {
  const first = await makeClass()
  const { schoolId, teacher, address } = first
  const student = await make.ctxFor(await make.user({ schoolId }))
  const second = `SEC0ND${String(count).padStart(2, '0')}`
  const secondId = await make.classOf({ teacher, code: second })
  const joined = { ok: true, value: { classId: secondId } }
  expect(await joinAsMember(student, { code: second, address })).toEqual(joined)
  expect(await joinAsMember(student, { code: second, address })).toEqual(joined)
})

test('one whom the teacher removed is not let in again by the code', async () => {
  const { schoolId, classId, code, address } = await makeClass()
  const mai = await make.user({ schoolId })
  const ctx = await make.ctxFor(mai)
  expect(await joinAsMember(ctx, { code, address })).toMatchObject({ ok: true })
  await make.removeMember(schoolId, classId, mai.userId)
  expect(await joinAsMember(ctx, { code, address })).toMatchObject({ error: { fields: { code: 'code-removed' } } })
})

test('nobody joins a class of another school, and teachers do not join as students', async () => {
  const [here, there] = [await makeClass(), await makeClass()]
  const student = await make.ctxFor(await make.user({ schoolId: here.schoolId }))
  const { address } = here
  expect(await joinAsMember(student, { code: there.code, address })).toMatchObject({
    error: { fields: { code: 'code-other-school' } },
  })
  const teacher = await make.ctxFor(here.teacher)
  expect(await joinAsMember(teacher, { code: here.code, address })).toEqual({ ok: false, error: { kind: 'forbidden' } })
  const nobody = { ...make.system, actor: null }
  expect(await joinAsMember(nobody, { code: here.code, address })).toMatchObject({ error: { kind: 'unauthenticated' } })
})

test('changing a password needs the old one, and wrong tries are limited', async () => {
  const { schoolId, code, address } = await makeClass()
  await joinAsNewStudent(make.system, { code, displayName: 'Mai', userName: 'mai', password, address })
  const signedIn = await signInWithCode(make.system, { code, userName: 'mai', password, address })
  if (!signedIn.ok) throw new Error('The sign-in was refused')
  const ctx = { ...make.system, actor: { ...signedIn.value, role: 'student' as const } }
  const change = (oldPassword: string, next: string) => changeOwnPassword(ctx, { oldPassword, password: next })
  expect(await readOwnAccount(ctx)).toMatchObject({ value: { displayName: 'Mai', userName: 'mai', email: null } })
  expect(await change(password, 'iloveyou')).toMatchObject({ error: { fields: { password: 'password-common' } } })
  expect(await change(password, password)).toMatchObject({ error: { fields: { password: 'password-unchanged' } } })
  for (let tries = 1; tries <= 8; tries += 1) {
    expect(await change(`guess ${tries}`, 'a better river')).toMatchObject({
      error: { fields: { oldPassword: 'old-password-wrong' } },
    })
  }
  expect(await change(password, 'a better river')).toMatchObject({ error: { kind: 'rate-limited' } })
  clock.advanceMinutes(15)
  expect(await change(password, 'a better river')).toEqual({ ok: true, value: null })
  expect(schoolId).toBe(signedIn.value.schoolId)
})

test('a first password must be changed, and the change lifts that', async () => {
  const { schoolId, teacher } = await makeClass()
  const passwordHash = await hashPassword('maple-river-cloud-47')
  const mai = await make.user({ schoolId, userName: 'mai', passwordHash, mustChangePassword: true })
  await make.classOf({ teacher, students: [mai] })
  const ctx = await make.ctxFor(mai)
  if (ctx.actor === null) throw new Error('No actor')
  expect(await findActor(make.system, ctx.actor)).toMatchObject({ value: { mustChangePassword: true } })
  await changeOwnPassword(ctx, { oldPassword: 'maple-river-cloud-47', password })
  expect(await findActor(make.system, ctx.actor)).toMatchObject({ value: { mustChangePassword: false } })
})
