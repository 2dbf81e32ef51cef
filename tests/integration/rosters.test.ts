import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readClass } from '#db/access/classes.ts'
import { readHome } from '#db/access/home.ts'
import { addStudents } from '#db/access/system/add-students.ts'
import { rotateJoinCode } from '#db/access/system/join-codes.ts'
import { listUserNames, removeStudent, resetStudentPassword, restoreStudent } from '#db/access/system/rosters.ts'
import { findActor } from '#db/access/system/sessions.ts'
import { signInWithCode } from '#db/access/system/sign-in.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import { auditLog, credentials } from '#db/schema/tables.ts'
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

const address = '192.0.2.2'

async function classWithTeacher() {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const foreign = await make.user({ schoolId, role: 'teacher' })
  const admin = await make.user({ schoolId, role: 'admin' })
  const student = await make.user({ schoolId, displayName: 'Tobi Adeyemi', userName: 'tobi.adeyemi' })
  const classId = await make.classOf({
    teacher,
    students: [student],
    code: `T${make.system.newId().slice(-7).toUpperCase()}`,
  })
  const elsewhere = await make.user({ schoolId: await make.school(), role: 'teacher' })
  return { schoolId, teacher, foreign, admin, student, classId, elsewhere, ctx: await make.ctxFor(teacher) }
}

test('a pasted list becomes accounts; marks, doubles and what is no name are dealt with and told', async () => {
  const { classId, ctx } = await classWithTeacher()
  const names =
    '1. Lê Thị Mai\n\n2. Núñez, Inés\nlê thị mai\n- Øystein Ærø\nTobi Adeyemi\n—\nInes Nunez\nДмитро Шевченко'
  const added = await addStudents(ctx, { classId, names, sameNames: false })
  if (!added.ok) throw new Error(JSON.stringify(added.error))
  expect(added.value.students.map(({ displayName, userName }) => [displayName, userName])).toEqual([
    ['Lê Thị Mai', 'le.thi.mai'],
    ['Inés Núñez', 'ines.nunez'],
    ['Øystein Ærø', 'oystein.aero'],
    ['Ines Nunez', 'ines.nunez2'],
    ['Дмитро Шевченко', 'дмитро.шевченко'],
  ])
  expect(added.value.skipped).toContainEqual({ text: 'lê thị mai', reason: 'duplicate-name' })
  expect(added.value.skipped).toContainEqual({ text: 'Tobi Adeyemi', reason: 'in-class' })
  const view = await readClass(ctx, classId)
  expect(view.ok && view.value.students.map(({ name, hasFirstPassword }) => [name, hasFirstPassword])).toContainEqual([
    'Lê Thị Mai',
    true,
  ])
  expect(view.ok && view.value.students).toHaveLength(6)
})

test('a second person of the same name is let in when that is meant', async () => {
  const { classId, ctx } = await classWithTeacher()
  const added = await addStudents(ctx, { classId, names: 'Tobi Adeyemi', sameNames: true })
  expect(added).toMatchObject({ ok: true, value: { students: [{ userName: 'tobi.adeyemi2' }], skipped: [] } })
})

test('a list without a name adds nobody, and says so', async () => {
  const { classId, ctx } = await classWithTeacher()
  expect(await addStudents(ctx, { classId, names: ' \n ', sameNames: false })).toEqual({
    ok: false,
    error: { kind: 'invalid', fields: { names: 'names-missing' } },
  })
  const many = Array.from(
    { length: 201 },
    (_, index) => `Student ${String.fromCharCode(65 + (index % 26))}${index}`,
  ).join('\n')
  expect(await addStudents(ctx, { classId, names: many, sameNames: false })).toMatchObject({
    ok: false,
    error: { kind: 'invalid' },
  })
})

test('a first password signs in with the class code and must be replaced', async () => {
  const { classId, ctx } = await classWithTeacher()
  const added = await addStudents(ctx, { classId, names: 'Amira Said', sameNames: false })
  if (!added.ok) throw new Error('refused')
  const [slip] = added.value.students
  if (!slip) throw new Error('nobody was added')
  const signedIn = await signInWithCode(ctx, { code: added.value.code ?? '', ...slip, address })
  if (!signedIn.ok) throw new Error('not signed in')
  expect(await findActor(ctx, signedIn.value)).toMatchObject({
    ok: true,
    value: { mustChangePassword: true, actor: { role: 'student' } },
  })
})

test('no password is stored in clear, and none is written down', async () => {
  const { schoolId, classId, ctx } = await classWithTeacher()
  const added = await addStudents(ctx, { classId, names: 'Amira Said\nJonas Weber', sameNames: false })
  const passwords = added.ok ? added.value.students.map(({ password }) => password) : []
  expect(new Set(passwords).size).toBe(2)
  const stored = JSON.stringify(
    await make.insert(async (tx) => [
      await tx.select().from(credentials).where(eq(credentials.schoolId, schoolId)),
      await tx.select().from(auditLog).where(eq(auditLog.schoolId, schoolId)),
    ]),
  )
  for (const password of passwords) expect(stored).not.toContain(password)
  expect(stored).toContain('$argon2id$')
})

test('only those who teach the class and administrators manage its roster', async () => {
  const { teacher, foreign, admin, student, classId, elsewhere } = await classWithTeacher()
  const target = { classId, userId: student.userId }
  for (const user of [foreign, student, elsewhere]) {
    const ctx = await make.ctxFor(user)
    expect(await addStudents(ctx, { classId, names: 'Nils Eriksson', sameNames: false })).toEqual(notFound)
    expect(await removeStudent(ctx, target)).toEqual(notFound)
    expect(await restoreStudent(ctx, target)).toEqual(notFound)
    expect(await resetStudentPassword(ctx, target)).toEqual(notFound)
    expect(await listUserNames(ctx, classId)).toEqual(notFound)
  }
  for (const user of [teacher, admin]) {
    expect(
      await addStudents(await make.ctxFor(user), { classId, names: `Nils ${user.role}`, sameNames: false }),
    ).toMatchObject({ ok: true })
  }
})

test('a former co-teacher manages nothing any more', async () => {
  const { schoolId, foreign, classId, teacher } = await classWithTeacher()
  const other = await make.classOf({ teacher: foreign, coTeachers: [teacher] })
  await make.removeMember(schoolId, other, teacher.userId)
  const ctx = await make.ctxFor(teacher)
  expect(await addStudents(ctx, { classId: other, names: 'Nils Eriksson', sameNames: false })).toEqual(notFound)
  expect(await addStudents(ctx, { classId, names: 'Nils Eriksson', sameNames: false })).toMatchObject({ ok: true })
})

test('a removed student sees the class no more from the next request on, and comes back with all work', async () => {
  const { teacher, student, classId, ctx } = await classWithTeacher()
  await make.assignment({ teacher, classId, article: await make.article({ owner: teacher }) })
  const studentCtx = await make.ctxFor(student)
  const tasks = async () => {
    const home = await readHome(studentCtx)
    return home.ok && home.value.kind === 'student' ? home.value.tasks.length : -1
  }
  expect(await tasks()).toBe(1)
  expect(await removeStudent(ctx, { classId, userId: student.userId })).toEqual(ok(null))
  expect(await tasks()).toBe(0)
  expect(await removeStudent(ctx, { classId, userId: student.userId })).toEqual(notFound)
  expect(await restoreStudent(ctx, { classId, userId: student.userId })).toEqual(ok(null))
  expect(await tasks()).toBe(1)
})

test('a teacher is not removed as if they were a student', async () => {
  const { teacher, admin, classId } = await classWithTeacher()
  expect(await removeStudent(await make.ctxFor(admin), { classId, userId: teacher.userId })).toEqual(notFound)
  expect(await resetStudentPassword(await make.ctxFor(admin), { classId, userId: teacher.userId })).toEqual(notFound)
})

test('a new first password ends every session of the student and is the only one that works', async () => {
  const { schoolId, student, classId, ctx } = await classWithTeacher()
  const before: MadeUser = student
  const old = await make.ctxFor(before)
  const reset = await resetStudentPassword(ctx, { classId, userId: student.userId })
  if (!reset.ok) throw new Error('refused')
  const [slip] = reset.value.students
  expect(slip).toMatchObject({ displayName: 'Tobi Adeyemi', userName: 'tobi.adeyemi' })
  if (old.actor) expect(await findActor(ctx, old.actor)).toMatchObject({ ok: false })
  const signIn = { code: reset.value.code ?? '', userName: 'tobi.adeyemi', address }
  expect(await signInWithCode(ctx, { ...signIn, password: 'something-else-9' })).toMatchObject({ ok: false })
  expect(await signInWithCode(ctx, { ...signIn, password: slip?.password ?? '' })).toMatchObject({ ok: true })
  const entries = await make.insert((tx) => tx.select().from(auditLog).where(eq(auditLog.schoolId, schoolId)))
  expect(entries).toMatchObject([{ action: 'password-reset', subjectId: student.userId }])
})

test('slips carry the present code after a rotation', async () => {
  const { classId, ctx } = await classWithTeacher()
  const rotated = await rotateJoinCode(ctx, classId)
  const added = await addStudents(ctx, { classId, names: 'Amira Said', sameNames: false })
  expect(added.ok && added.value.code).toBe(rotated.ok && rotated.value.code)
})

test('thirty students are added with as many queries as two', async () => {
  const { classId, teacher } = await classWithTeacher()
  const counter = queryCounter(database)
  const ctx = { ...(await make.ctxFor(teacher)), db: counter.db }
  const list = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `Pupil N${from + index}x`).join('\n')
  const few = await counter.queriesOf(() => addStudents(ctx, { classId, names: list(0, 2), sameNames: false }))
  const many = await counter.queriesOf(() => addStudents(ctx, { classId, names: list(2, 32), sameNames: false }))
  expect(many).toHaveLength(few.length)
})
