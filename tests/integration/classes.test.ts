import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { archiveClass, changeClass, setJoinOpen } from '#db/access/class-settings.ts'
import { listClasses, readClass } from '#db/access/classes.ts'
import { addCoTeacher, listColleaguesToAdd, removeCoTeacher } from '#db/access/system/co-teachers.ts'
import { createClass } from '#db/access/system/create-class.ts'
import { findClassToJoin } from '#db/access/system/join-class.ts'
import { rotateJoinCode } from '#db/access/system/join-codes.ts'
import { hashPassword } from '#db/access/system/password-hash.ts'
import { signInWithCode } from '#db/access/system/sign-in.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { auditLog, directoryCodes } from '#db/schema/tables.ts'
import { notFound, ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { queryCounter } from '#tests/support/count-queries.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, testClock().now)
})
afterAll(() => database.close())

const forbidden = { ok: false, error: { kind: 'forbidden' } }
const address = '192.0.2.1'

async function school() {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher', displayName: 'Ines Duarte' })
  const coTeacher = await make.user({ schoolId, role: 'teacher', displayName: 'Karel Novák' })
  const colleague = await make.user({ schoolId, role: 'teacher', displayName: 'Mona Haddad' })
  const admin = await make.user({ schoolId, role: 'admin' })
  const student = await make.user({ schoolId, userName: 'tobi', passwordHash: await hashPassword('tall-ships-sail') })
  const removed = await make.user({ schoolId, userName: 'lena' })
  const classId = await make.classOf({ teacher, coTeachers: [coTeacher], students: [student, removed] })
  await make.removeMember(schoolId, classId, removed.userId)
  const elsewhere = await make.user({ schoolId: await make.school(), role: 'teacher' })
  return { schoolId, teacher, coTeacher, colleague, admin, student, removed, classId, elsewhere }
}

async function codesOf(schoolId: string, classId: string) {
  return make.insert((tx) =>
    tx
      .select()
      .from(directoryCodes)
      .where(and(eq(directoryCodes.schoolId, schoolId), eq(directoryCodes.classId, classId))),
  )
}

test('who makes a class teaches it, and it has a code by which one may join', async () => {
  const { schoolId, colleague, student } = await school()
  const ctx = await make.ctxFor(colleague)
  const made = await createClass(ctx, { name: '  World   affairs 10B ', timeZone: 'Asia/Kathmandu' })
  if (!made.ok) throw new Error('refused')
  const view = await readClass(ctx, made.value.classId)
  expect(view).toMatchObject({
    ok: true,
    value: { name: 'World affairs 10B', timeZone: 'Asia/Kathmandu', role: 'teacher', joinOpen: true },
  })
  const [code] = await codesOf(schoolId, made.value.classId)
  expect(view.ok && view.value.code).toBe(code?.code)
  expect(await findClassToJoin(ctx, { code: code?.code ?? '', address })).toMatchObject({ ok: true })
  expect(await createClass(await make.ctxFor(student), { name: 'Mine', timeZone: 'UTC' })).toEqual(forbidden)
})

test('a class keeps a clock that exists', async () => {
  const { colleague } = await school()
  const ctx = await make.ctxFor(colleague)
  expect(await createClass(ctx, { name: ' ', timeZone: 'Europe/Atlantis' })).toEqual({
    ok: false,
    error: { kind: 'invalid', fields: { name: 'class-name-missing', timeZone: 'time-zone-wrong' } },
  })
})

test('the list shows the classes one teaches, and an administrator the others too, with counts in one query', async () => {
  const { teacher, coTeacher, colleague, admin, student, classId } = await school()
  const counter = queryCounter(database)
  const listed = async (user: typeof teacher) => listClasses({ ...(await make.ctxFor(user)), db: counter.db })
  const own = { id: classId, name: 'Class 10B', timeZone: 'Europe/Berlin', isArchived: false, students: 1 }
  expect(await listed(teacher)).toEqual(ok([{ ...own, role: 'teacher', assignments: 0 }]))
  expect(await listed(coTeacher)).toEqual(ok([{ ...own, role: 'co-teacher', assignments: 0 }]))
  expect(await listed(admin)).toEqual(ok([{ ...own, role: null, assignments: null }]))
  expect(await listed(colleague)).toEqual(ok([]))
  expect(await listed(student)).toEqual(forbidden)
  const ctx = { ...(await make.ctxFor(admin)), db: counter.db }
  expect(await counter.queriesOf(() => listClasses(ctx))).toHaveLength(1)
})

test('the roster with user names is for those who teach the class and for administrators', async () => {
  const { teacher, coTeacher, colleague, admin, student, removed, classId, elsewhere } = await school()
  const read = async (user: typeof teacher) => readClass(await make.ctxFor(user), classId)
  for (const user of [teacher, coTeacher, admin]) {
    const view = await read(user)
    if (!view.ok) throw new Error('refused')
    expect(view.value.students.map(({ id, userName, isRemoved }) => [id, userName, isRemoved])).toEqual([
      [student.userId, 'tobi', false],
      [removed.userId, 'lena', true],
    ])
    expect(view.value.teachers.map(({ name }) => name)).toEqual(['Ines Duarte', 'Karel Novák'])
  }
  expect(await read(student)).toEqual(forbidden)
  for (const user of [removed, colleague, elsewhere]) expect(await read(user)).toEqual(notFound)
})

test('an administrator who does not teach a class sees neither its code nor its assignments', async () => {
  const { teacher, admin, classId } = await school()
  const article = await make.article({ owner: teacher })
  await make.assignment({ teacher, classId, article })
  await rotateJoinCode(await make.ctxFor(teacher), classId)
  const view = await readClass(await make.ctxFor(admin), classId)
  expect(view).toMatchObject({ ok: true, value: { code: null, assignments: [], role: null } })
  expect(await readClass(await make.ctxFor(teacher), classId)).toMatchObject({
    ok: true,
    value: { assignments: [{ title: 'A test article' }] },
  })
})

test('only those who teach a class change it', async () => {
  const { teacher, coTeacher, colleague, admin, student, removed, classId, elsewhere } = await school()
  const input = { classId, name: 'Reading 10B', timeZone: 'Europe/Berlin' }
  expect(await changeClass(await make.ctxFor(coTeacher), input)).toEqual(ok(null))
  expect(await readClass(await make.ctxFor(teacher), classId)).toMatchObject({
    ok: true,
    value: { name: 'Reading 10B' },
  })
  expect(await changeClass(await make.ctxFor(student), input)).toEqual(forbidden)
  expect(await changeClass(await make.ctxFor(admin), input)).toEqual(forbidden)
  for (const user of [colleague, removed, elsewhere]) {
    const ctx = await make.ctxFor(user)
    expect(await changeClass(ctx, input)).toEqual(notFound)
    expect(await setJoinOpen(ctx, { classId, isOpen: false })).toEqual(notFound)
    expect(await archiveClass(ctx, { classId, isArchived: true })).toEqual(notFound)
    expect(await rotateJoinCode(ctx, classId)).toEqual(notFound)
    expect(await listColleaguesToAdd(ctx, classId)).toEqual(notFound)
  }
  for (const user of [student, admin]) expect(await rotateJoinCode(await make.ctxFor(user), classId)).toEqual(notFound)
})

test('with a retired code nobody joins, but a student of the class still signs in', async () => {
  const { schoolId, teacher, classId } = await school()
  const ctx = await make.ctxFor(teacher)
  const first = await rotateJoinCode(ctx, classId)
  const second = await rotateJoinCode(ctx, classId)
  if (!first.ok || !second.ok) throw new Error('refused')
  const [old, present] = [first.value.code, second.value.code]
  expect(await findClassToJoin(ctx, { code: old, address })).toMatchObject({ ok: false, error: { kind: 'invalid' } })
  expect(await findClassToJoin(ctx, { code: present, address })).toMatchObject({ ok: true })
  const signIn = { userName: 'tobi', password: 'tall-ships-sail', address }
  expect(await signInWithCode(ctx, { code: old, ...signIn })).toMatchObject({ ok: true })
  expect(await signInWithCode(ctx, { code: present, ...signIn })).toMatchObject({ ok: true })
  const codes = await codesOf(schoolId, classId)
  expect(codes.filter(({ retiredAt }) => retiredAt === null).map(({ code }) => code)).toEqual([present])
})

test('a closed class is not joined, and its students sign in all the same', async () => {
  const { teacher, classId } = await school()
  const ctx = await make.ctxFor(teacher)
  const rotated = await rotateJoinCode(ctx, classId)
  const code = rotated.ok ? rotated.value.code : ''
  expect(await setJoinOpen(ctx, { classId, isOpen: false })).toEqual(ok(null))
  expect(await findClassToJoin(ctx, { code, address })).toMatchObject({ ok: false })
  expect(await signInWithCode(ctx, { code, userName: 'tobi', password: 'tall-ships-sail', address })).toMatchObject({
    ok: true,
  })
  await setJoinOpen(ctx, { classId, isOpen: true })
  expect(await findClassToJoin(ctx, { code, address })).toMatchObject({ ok: true })
  await archiveClass(ctx, { classId, isArchived: true })
  expect(await findClassToJoin(ctx, { code, address })).toMatchObject({ ok: false })
})

test('a co-teacher is one of the school’s own teachers, and may be let go; the teacher stays', async () => {
  const { teacher, coTeacher, colleague, admin, student, classId, elsewhere } = await school()
  const ctx = await make.ctxFor(teacher)
  const offered = await listColleaguesToAdd(ctx, classId)
  expect(offered.ok && offered.value.map(({ id }) => id).sort()).toEqual([colleague.userId, admin.userId].sort())
  expect(await addCoTeacher(ctx, { classId, userId: colleague.userId })).toEqual(ok(null))
  expect(await readClass(await make.ctxFor(colleague), classId)).toMatchObject({
    ok: true,
    value: { role: 'co-teacher' },
  })
  expect(await addCoTeacher(ctx, { classId, userId: colleague.userId })).toMatchObject({
    ok: false,
    error: { kind: 'conflict' },
  })
  for (const user of [student, elsewhere])
    expect(await addCoTeacher(ctx, { classId, userId: user.userId })).toEqual(notFound)
  expect(await addCoTeacher(await make.ctxFor(elsewhere), { classId, userId: elsewhere.userId })).toEqual(notFound)
  expect(await removeCoTeacher(ctx, { classId, userId: colleague.userId })).toEqual(ok(null))
  expect(await readClass(await make.ctxFor(colleague), classId)).toEqual(notFound)
  expect(await removeCoTeacher(await make.ctxFor(coTeacher), { classId, userId: teacher.userId })).toEqual(notFound)
  expect(await addCoTeacher(ctx, { classId, userId: colleague.userId })).toEqual(ok(null))
})

test('what changes a class is written down', async () => {
  const { schoolId, teacher, colleague, classId } = await school()
  const ctx = await make.ctxFor(teacher)
  await rotateJoinCode(ctx, classId)
  await setJoinOpen(ctx, { classId, isOpen: false })
  await addCoTeacher(ctx, { classId, userId: colleague.userId })
  const entries = await make.insert((tx) => tx.select().from(auditLog).where(eq(auditLog.schoolId, schoolId)))
  expect(entries.map(({ action }) => action).sort()).toEqual(['co-teacher-added', 'join-closed', 'join-code-rotated'])
  expect(entries.every(({ actorId, subjectId }) => actorId === teacher.userId && subjectId === classId)).toBe(true)
})
