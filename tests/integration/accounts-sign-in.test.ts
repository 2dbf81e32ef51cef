import { and, eq, like } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInToDemo } from '#db/access/system/demo-sign-in.ts'
import { hashPassword } from '#db/access/system/password-hash.ts'
import { changeOwnPassword } from '#db/access/system/passwords.ts'
import { endSession, findActor } from '#db/access/system/sessions.ts'
import { signInWithCode, signInWithEmail } from '#db/access/system/sign-in.ts'
import { setAccountDisabled } from '#db/access/system/staff.ts'
import { demoStudent } from '#db/demo/classes.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { credentials, directoryCodes, rateLimits } from '#db/schema/tables.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const password = 'quiet river seven'
const wrong = { ok: false, error: { kind: 'invalid', fields: { password: 'sign-in-wrong' } } }
const clock = testClock()
let database: TestDatabase
let make: Factories
let passwordHash: string

beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
  passwordHash = await hashPassword(password)
})
afterAll(() => database.close())

let count = 0
/** A school with a teacher and a class of two students, with sign-in names that no other test has. */
async function makeSchool() {
  count += 1
  const schoolId = await make.school()
  const email = `teacher${count}@school.example`
  const code = `C0DE${String(count).padStart(4, '0')}`
  const teacher = await make.user({ schoolId, role: 'teacher', email, passwordHash })
  const admin = await make.user({ schoolId, role: 'admin', email: `admin${count}@school.example`, passwordHash })
  const mai = await make.user({ schoolId, userName: 'mai', passwordHash })
  const ben = await make.user({ schoolId, userName: 'ben', passwordHash })
  const classId = await make.classOf({ teacher, students: [mai, ben], code })
  return { schoolId, email, code, teacher, admin, mai, ben, classId, address: `192.0.2.${count}` }
}

test('a teacher signs in by e-mail, however the address is written', async () => {
  const { teacher, email, address } = await makeSchool()
  const signedIn = await signInWithEmail(make.system, { email: ` ${email.toUpperCase()} `, password, address })
  expect(signedIn).toMatchObject({ ok: true, value: { userId: teacher.userId } })
})

test('a student signs in by class code, user name and password, however code and name are written', async () => {
  const { mai, code, address } = await makeSchool()
  const typed = `${code.slice(0, 4).toLowerCase().replace('0', 'o')}-${code.slice(4)}`
  const signedIn = await signInWithCode(make.system, { code: typed, userName: ' MAI', password, address })
  expect(signedIn).toMatchObject({ ok: true, value: { userId: mai.userId } })
})

test('an unknown account, a wrong password, a disabled account and one without a password answer alike', async () => {
  const { email, code, teacher, admin, schoolId, address } = await makeSchool()
  const disabled = await make.user({ schoolId, role: 'teacher', email: `off.${email}`, passwordHash })
  await make.user({ schoolId, role: 'teacher', email: `none.${email}` })
  await setAccountDisabled(await make.ctxFor(admin), { userId: disabled.userId, isDisabled: true })
  const byEmail = (name: string, tried: string) =>
    signInWithEmail(make.system, { email: name, password: tried, address })
  const byCode = (typed: string, userName: string) =>
    signInWithCode(make.system, { code: typed, userName, password: 'not hers', address })
  expect(teacher.schoolId).toBe(schoolId)
  expect(await byEmail(email, 'not hers')).toEqual(wrong)
  expect(await byEmail('nobody@school.example', password)).toEqual(wrong)
  expect(await byEmail('no address', password)).toEqual(wrong)
  expect(await byEmail(`off.${email}`, password)).toEqual(wrong)
  expect(await byEmail(`none.${email}`, password)).toEqual(wrong)
  expect(await byCode(code, 'mai')).toEqual(wrong)
  expect(await byCode(code, 'nobody')).toEqual(wrong)
  expect(await byCode('ZZZZZZZZ', 'mai')).toEqual(wrong)
  expect(await byCode('no code', '')).toEqual(wrong)
})

test('a student signs in with a retired or closed code, but not with that of a class they were taken out of', async () => {
  const { schoolId, classId, mai, teacher, code, address } = await makeSchool()
  await make.insert((tx) =>
    tx.update(directoryCodes).set({ retiredAt: clock.now() }).where(eq(directoryCodes.code, code)),
  )
  const closed = `BARRED${String(count).padStart(2, '0')}`
  await make.classOf({ teacher, students: [mai], code: closed, joinOpen: false })
  const signIn = (typed: string) => signInWithCode(make.system, { code: typed, userName: 'mai', password, address })
  expect(await signIn(code)).toMatchObject({ ok: true })
  expect(await signIn(closed)).toMatchObject({ ok: true })
  await make.removeMember(schoolId, classId, mai.userId)
  expect(await signIn(code)).toEqual(wrong)
  expect(await signIn(closed)).toMatchObject({ ok: true })
})

test('a user name leads to the account of its own school only', async () => {
  const [here, there] = [await makeSchool(), await makeSchool()]
  const signedIn = await signInWithCode(make.system, {
    code: there.code,
    userName: 'mai',
    password,
    address: here.address,
  })
  expect(signedIn).toMatchObject({ ok: true, value: { schoolId: there.schoolId, userId: there.mai.userId } })
})

test('an address with accounts at two schools leads to the one whose password it is, and asks when both fit', async () => {
  const [here, there] = [await makeSchool(), await makeSchool()]
  const email = `both${count}@school.example`
  const mine = await make.user({ schoolId: here.schoolId, role: 'teacher', email, passwordHash })
  const other = await make.user({
    schoolId: there.schoolId,
    role: 'teacher',
    email,
    passwordHash: await hashPassword('another river'),
  })
  const signIn = (tried: string, schoolId?: string) =>
    signInWithEmail(make.system, { email, password: tried, address: here.address, ...(schoolId ? { schoolId } : {}) })
  expect(await signIn(password)).toMatchObject({ ok: true, value: { userId: mine.userId } })
  expect(await signIn('another river')).toMatchObject({ ok: true, value: { userId: other.userId } })
  expect(await signIn('neither')).toEqual(wrong)
  await make.insert((tx) =>
    tx
      .update(credentials)
      .set({ passwordHash })
      .where(and(eq(credentials.schoolId, there.schoolId), eq(credentials.userId, other.userId))),
  )
  expect(await signIn(password)).toMatchObject({
    ok: false,
    error: {
      kind: 'conflict',
      detail: 'several-schools',
      data: { schoolIds: [here.schoolId, there.schoolId].sort() },
    },
  })
  expect(await signIn(password, there.schoolId)).toMatchObject({ ok: true, value: { userId: other.userId } })
  expect(await signIn('neither', there.schoolId)).toEqual(wrong)
})

test('guessing at one account stops after eight failures, and nobody else behind the address is locked out', async () => {
  const { code, address } = await makeSchool()
  const signIn = (userName: string, tried: string) =>
    signInWithCode(make.system, { code, userName, password: tried, address })
  for (let tries = 1; tries <= 8; tries += 1) expect(await signIn('mai', `guess ${tries}`)).toEqual(wrong)
  const limited = { ok: false, error: { kind: 'rate-limited', retryAfterSeconds: 15 * 60 } }
  expect(await signIn('mai', password)).toEqual(limited)
  const counted = await countedForAddresses()
  for (let tries = 1; tries <= 20; tries += 1) expect(await signIn('mai', password)).toEqual(limited)
  expect(await countedForAddresses()).toBe(counted)
  expect(await signIn('ben', password)).toMatchObject({ ok: true })
  clock.advanceMinutes(10)
  expect(await signIn('mai', password)).toMatchObject({ error: { kind: 'rate-limited', retryAfterSeconds: 5 * 60 } })
  clock.advanceMinutes(5)
  expect(await signIn('mai', password)).toMatchObject({ ok: true })
})

async function countedForAddresses(): Promise<number> {
  const rows = await make.insert((tx) => tx.select().from(rateLimits).where(like(rateLimits.key, 'sign-in-address:%')))
  return rows.reduce((sum, row) => sum + row.count, 0)
}

test('an account is limited as a whole, by whichever of its class codes it is tried', async () => {
  const { teacher, mai, code, address } = await makeSchool()
  const second = `SEC0ND${String(count).padStart(2, '0')}`
  await make.classOf({ teacher, students: [mai], code: second })
  const signIn = (typed: string) =>
    signInWithCode(make.system, { code: typed, userName: 'mai', password: 'guess', address })
  for (let tries = 1; tries <= 8; tries += 1) expect(await signIn(tries % 2 ? code : second)).toEqual(wrong)
  expect(await signIn(second)).toMatchObject({ error: { kind: 'rate-limited' } })
})

test('an account that does not exist is limited like one that does', async () => {
  const { address } = await makeSchool()
  const signIn = () =>
    signInWithEmail(make.system, { email: `ghost${count}@school.example`, password: 'guess', address })
  for (let tries = 1; tries <= 8; tries += 1) expect(await signIn()).toEqual(wrong)
  expect(await signIn()).toMatchObject({ error: { kind: 'rate-limited' } })
})

test('a success forgets the failures of its account', async () => {
  const { email, address } = await makeSchool()
  const signIn = (tried: string) => signInWithEmail(make.system, { email, password: tried, address })
  for (let round = 1; round <= 3; round += 1) {
    for (let tries = 1; tries <= 7; tries += 1) expect(await signIn('guess')).toEqual(wrong)
    expect(await signIn(password)).toMatchObject({ ok: true })
  }
})

test('neither an address nor a name is stored for counting', async () => {
  const { email, address } = await makeSchool()
  await signInWithEmail(make.system, { email, password: 'guess', address })
  const rows = await make.insert((tx) => tx.select().from(rateLimits))
  expect(rows.length).toBeGreaterThan(0)
  for (const { key } of rows) expect(key).toMatch(/^[a-z-]+:[0-9a-f]{64}$/)
})

test('signing out, disabling and another password end a session at its next request', async () => {
  const { email, teacher, admin, address } = await makeSchool()
  const start = async (tried: string) => {
    const signedIn = await signInWithEmail(make.system, { email, password: tried, address })
    if (!signedIn.ok) throw new Error('The sign-in was refused')
    return signedIn.value
  }
  const isAlive = async (claim: Awaited<ReturnType<typeof start>>) => (await findActor(make.system, claim)).ok

  const first = await start(password)
  const second = await start(password)
  await endSession(make.system, first)
  expect([await isAlive(first), await isAlive(second)]).toEqual([false, true])

  const third = await start(password)
  const ctx = { ...make.system, actor: { ...third, role: 'teacher' as const } }
  const next = 'a better river'
  expect(await changeOwnPassword(ctx, { oldPassword: password, password: next })).toMatchObject({ ok: true })
  expect([await isAlive(second), await isAlive(third)]).toEqual([false, true])

  const adminCtx = await make.ctxFor(admin)
  await setAccountDisabled(adminCtx, { userId: teacher.userId, isDisabled: true })
  expect(await isAlive(third)).toBe(false)
  await setAccountDisabled(adminCtx, { userId: teacher.userId, isDisabled: false })
  expect(await isAlive(third)).toBe(false)
  expect(await isAlive(await start(next))).toBe(true)
})

test('a claim is believed only when session, user and school belong together', async () => {
  const { mai, ben, email, address } = await makeSchool()
  const signedIn = await signInWithEmail(make.system, { email, password, address })
  if (!signedIn.ok) throw new Error('The sign-in was refused')
  const other = await makeSchool()
  expect(mai.userId).not.toBe(ben.userId)
  expect(await findActor(make.system, { ...signedIn.value, userId: mai.userId })).toMatchObject({ ok: false })
  expect(await findActor(make.system, { ...signedIn.value, schoolId: other.schoolId })).toMatchObject({ ok: false })
})

test('looking around signs nobody in where the school is not the demo', async () => {
  await makeSchool()
  expect(await signInToDemo(make.system, 'teacher')).toEqual({ ok: false, error: { kind: 'not-found' } })
  expect(await signInToDemo(make.system, 'student')).toEqual({ ok: false, error: { kind: 'not-found' } })
  const schoolId = await make.school({ isDemo: true })
  await make.user({ schoolId, sortName: 'Zeh, Ida' })
  const first = await make.user({ schoolId, sortName: 'Abel, Ida' })
  const teacher = await make.user({ schoolId, role: 'teacher' })
  expect(await signInToDemo(make.system, 'teacher')).toMatchObject({ value: { userId: teacher.userId } })
  expect(await signInToDemo(make.system, 'student')).toMatchObject({ value: { schoolId, userId: first.userId } })
  const named = await make.user({ schoolId, sortName: 'Young, Ann', userName: demoStudent })
  expect(await signInToDemo(make.system, 'student')).toMatchObject({ value: { userId: named.userId } })
})
