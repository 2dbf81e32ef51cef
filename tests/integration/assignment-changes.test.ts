import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeAssignment, restoreAssignment, withdrawAssignment } from '#db/access/assignment-changes.ts'
import { setOverride } from '#db/access/assignment-overrides.ts'
import { readAssignment } from '#db/access/assignments.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import { annotations, attempts, auditLog } from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import { instantToWallTime } from '#domain/assignment/wall-time.ts'
import { notFound, ok } from '#domain/result.ts'
import { assignmentDesk, noOverride, settings } from '#tests/support/assignment-desk.ts'
import { writeAttempt } from '#tests/support/attempt-rows.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
let make: Factories
let desk: ReturnType<typeof assignmentDesk>
const clock = testClock('2026-03-24T09:00:42.123Z')
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
  desk = assignmentDesk(make, clock)
})
afterAll(() => database.close())

const forbidden = { ok: false, error: { kind: 'forbidden' } }

test('before anything is changed, the teacher is told what students have done', async () => {
  const made = await desk.assigned()
  const { ctx, schoolId, assignmentId, change } = made
  const later = { ...change, dueAt: '2026-04-02T16:00' }
  expect(await changeAssignment(ctx, later)).toEqual(ok({ status: 'done' }))
  await desk.work(made)
  const again = { ...change, dueAt: '2026-04-03T16:00' }
  expect(await changeAssignment(ctx, again)).toEqual(
    ok({ status: 'warned', work: { opened: 1, wroteNotes: 1, begunQuiz: 1, handedIn: 0, saidDone: 0 } }),
  )
  expect((await desk.rowOf(schoolId, assignmentId))?.dueAt?.toISOString()).toBe('2026-04-02T14:00:00.000Z')
  expect(await changeAssignment(ctx, { ...again, isConfirmed: true })).toEqual(ok({ status: 'done' }))
  expect((await desk.rowOf(schoolId, assignmentId))?.dueAt?.toISOString()).toBe('2026-04-03T14:00:00.000Z')
})

test('private notes are not even counted', async () => {
  const { ctx, schoolId, assignmentId, classmate } = await desk.assigned()
  const note = {
    schoolId,
    assignmentId,
    authorId: classmate.userId,
    kind: 'note' as const,
    body: 'MINE',
    createdAt: clock.now(),
    updatedAt: clock.now(),
  }
  await make.insert((tx) => tx.insert(annotations).values({ ...note, id: make.system.newId(), audience: 'me' }))
  expect(await readAssignment(ctx, assignmentId)).toMatchObject({ ok: true, value: { work: { wroteNotes: 0 } } })
})

test('a newer version of the quiz is taken only while nobody has begun', async () => {
  const made = await desk.assigned()
  const { ctx, schoolId, assignmentId, change, teacher, article } = made
  const newer = await make.quiz({
    owner: teacher,
    article,
    title: 'Another quiz',
    questions: testQuestions(make.system.newId),
  })
  const other = await make.article({ owner: teacher })
  const elsewhere = await make.quiz({ owner: teacher, article: other, questions: testQuestions(make.system.newId) })
  const wrong = { ok: false, error: { kind: 'invalid', fields: { quizVersionId: 'quiz-wrong' } } }
  expect(await changeAssignment(ctx, { ...change, quizVersionId: elsewhere.quizVersionId })).toEqual(wrong)
  expect(await changeAssignment(ctx, { ...change, quizVersionId: newer.quizVersionId })).toEqual(ok({ status: 'done' }))
  await desk.work({ ...made, quiz: newer })
  const begun = { ok: false, error: { kind: 'invalid', fields: { quizVersionId: 'quiz-begun' } } }
  expect(await changeAssignment(ctx, { ...change, isConfirmed: true })).toEqual(begun)
  expect(await changeAssignment(ctx, { ...change, quizVersionId: null, isConfirmed: true })).toEqual(begun)
  expect((await desk.rowOf(schoolId, assignmentId))?.quizVersionId).toBe(newer.quizVersionId)
})

test('an attempt under way gets its new deadline, one handed in keeps its old', async () => {
  const made = await desk.assigned()
  const { ctx, change, classmate, assignmentId, quiz, student } = made
  const open = await desk.work(made)
  const closed = await writeAttempt(make, { student: classmate, assignmentId, quiz, submittedAt: clock.now() })
  await changeAssignment(ctx, { ...change, timeLimitMinutes: 30, closeAt: '2026-03-31T18:00', isConfirmed: true })
  const deadlines = async () => {
    const rows = await make.insert((tx) => tx.select().from(attempts).where(eq(attempts.assignmentId, assignmentId)))
    return Object.fromEntries(rows.map(({ id, deadlineAt }) => [id, deadlineAt?.toISOString() ?? null]))
  }
  expect(await deadlines()).toEqual({ [open]: '2026-03-24T09:30:42.123Z', [closed]: null })
  await changeAssignment(ctx, { ...change, closeAt: '2026-03-31T18:00', isConfirmed: true })
  expect(await deadlines()).toMatchObject({ [open]: '2026-03-31T16:00:00.000Z' })
  await setOverride(ctx, { assignmentId, studentId: student.userId, ...noOverride, closeAt: '2026-04-01T18:00' })
  expect(await deadlines()).toMatchObject({ [open]: '2026-04-01T16:00:00.000Z' })
})

test('a withdrawn assignment is hidden from students and loses nothing', async () => {
  const made = await desk.assigned()
  const { ctx, assignmentId, student, schoolId } = made
  await desk.work(made)
  expect(await desk.tasksOf(student)).toHaveLength(1)
  expect(await withdrawAssignment(ctx, { assignmentId, isConfirmed: false })).toMatchObject({
    ok: true,
    value: { status: 'warned', work: { begunQuiz: 1 } },
  })
  expect(await desk.tasksOf(student)).toHaveLength(1)
  expect(await withdrawAssignment(ctx, { assignmentId, isConfirmed: true })).toEqual(ok({ status: 'done' }))
  expect(await desk.tasksOf(student)).toEqual([])
  expect(await readAssignment(ctx, assignmentId)).toMatchObject({
    ok: true,
    value: { isWithdrawn: true, work: { opened: 1, begunQuiz: 1 } },
  })
  expect(await restoreAssignment(ctx, assignmentId)).toEqual(ok(null))
  expect(await desk.tasksOf(student)).toMatchObject([{ isOpened: true, quiz: { status: 'under-way', answered: 1 } }])
  const kept = await make.insert((tx) => tx.select().from(annotations).where(eq(annotations.schoolId, schoolId)))
  expect(kept).toHaveLength(2)
})

test('nobody else changes, withdraws or restores an assignment, or gives other times', async () => {
  const { change, assignmentId, foreign, student, classmate, elsewhere } = await desk.assigned()
  const override = { assignmentId, studentId: classmate.userId, ...noOverride, dueAt: '2026-04-02T16:00' }
  for (const [user, refusal] of [
    [foreign, notFound],
    [elsewhere, notFound],
    [student, forbidden],
  ] as const) {
    const ctx = await make.ctxFor(user)
    expect(await changeAssignment(ctx, { ...change, isConfirmed: true })).toEqual(refusal)
    expect(await withdrawAssignment(ctx, { assignmentId, isConfirmed: true })).toEqual(refusal)
    expect(await restoreAssignment(ctx, assignmentId)).toEqual(refusal)
    expect(await setOverride(ctx, override)).toEqual(refusal)
  }
})

test('one student’s own times hold for them alone, until they are taken away', async () => {
  const { ctx, assignmentId, student, classmate, schoolId } = await desk.assigned()
  const dueOf = async (user: MadeUser) => (await desk.tasksOf(user))[0]?.dueAt?.toISOString()
  const set = (dueAt: string | null, closeAt: string | null = null) =>
    setOverride(ctx, { assignmentId, studentId: student.userId, ...noOverride, dueAt, closeAt })
  expect(await set('2026-04-02T16:00')).toEqual(ok(null))
  expect(await dueOf(student)).toBe('2026-04-02T14:00:00.000Z')
  expect(await dueOf(classmate)).toBe('2026-03-31T14:00:00.000Z')
  expect(await set('2026-03-01T16:00')).toMatchObject({
    ok: false,
    error: { kind: 'invalid', fields: { dueAt: 'due-before-open' } },
  })
  expect(await set('2026-04-02T16:00', '2026-04-01T16:00')).toMatchObject({
    ok: false,
    error: { kind: 'invalid', fields: { closeAt: 'close-before-due' } },
  })
  expect(await set(null)).toEqual(ok(null))
  expect(await dueOf(student)).toBe('2026-03-31T14:00:00.000Z')
  const written = await make.insert((tx) => tx.select().from(auditLog).where(eq(auditLog.schoolId, schoolId)))
  expect(written.map(({ action }) => action).sort()).toEqual(['assignment-created', 'override-removed', 'override-set'])
})

test('other times are given only to students of the class', async () => {
  const { ctx, assignmentId, foreign, elsewhere, coTeacher, student, schoolId, classId } = await desk.assigned()
  const set = (studentId: string) =>
    setOverride(ctx, { assignmentId, studentId, ...noOverride, dueAt: '2026-04-02T16:00' })
  const missing = { ok: false, error: { kind: 'invalid', fields: { studentId: 'student-missing' } } }
  for (const user of [foreign, elsewhere, coTeacher]) expect(await set(user.userId)).toEqual(missing)
  await make.removeMember(schoolId, classId, student.userId)
  expect(await set(student.userId)).toEqual(missing)
})

test('saving without a change keeps each time to the second', async () => {
  const { schoolId, teacher, classId, article, ctx } = await desk.classAndText()
  const dueAt = new Date('2026-03-31T14:00:59.999Z')
  const assignmentId = await make.assignment({ teacher, classId, article, openAt: clock.now(), dueAt })
  const openAt = instantToWallTime(clock.now(), 'Europe/Berlin')
  await changeAssignment(ctx, { assignmentId, quizVersionId: null, ...settings, openAt, isConfirmed: false })
  expect(await desk.rowOf(schoolId, assignmentId)).toMatchObject({ openAt: clock.now(), dueAt })
})

test.each([
  { openAt: '2026-03-01T08:30' },
  { dueAt: '2026-04-02T16:00' },
  { closeAt: '2026-04-20T18:00' },
  { timeLimitMinutes: 90 },
  { attemptsAllowed: 3 },
])('an override of one thing alone is listed for the teacher: %o', async (other) => {
  const { ctx, assignmentId, student } = await desk.assigned()
  const given = await setOverride(ctx, { assignmentId, studentId: student.userId, ...noOverride, ...other })
  expect(given).toEqual({ ok: true, value: null })
  const view = await readAssignment(ctx, assignmentId)
  const listed = view.ok ? view.value.students.map(({ id, override }) => ({ id, has: override !== null })) : []
  expect(listed.filter(({ has }) => has)).toEqual([{ id: student.userId, has: true }])
})
