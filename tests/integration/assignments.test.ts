import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeAssignment, restoreAssignment, withdrawAssignment } from '#db/access/assignment-changes.ts'
import { setOverride } from '#db/access/assignment-overrides.ts'
import { createAssignment, readAssignChoices, readAssignment } from '#db/access/assignments.ts'
import { readHome } from '#db/access/home.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import { annotations, assignments, attempts, auditLog, readingStates } from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import { instantToWallTime } from '#domain/assignment/wall-time.ts'
import { notFound, ok } from '#domain/result.ts'
import { writeAttempt } from '#tests/support/attempt-rows.ts'
import { testClock } from '#tests/support/clock.ts'
import { queryCounter } from '#tests/support/count-queries.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
let make: Factories
const clock = testClock('2026-03-24T09:00:42.123Z')
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

const forbidden = { ok: false, error: { kind: 'forbidden' } }
const settings = {
  openAt: '2026-03-24T10:00',
  dueAt: '2026-03-31T16:00',
  closeAt: null,
  timeLimitMinutes: null,
  attemptsAllowed: 1,
  releaseRule: 'after-due',
  plainLevel: true,
} as const

async function classAndText(timeZone = 'Europe/Berlin') {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const coTeacher = await make.user({ schoolId, role: 'teacher' })
  const foreign = await make.user({ schoolId, role: 'teacher' })
  const student = await make.user({ schoolId, displayName: 'Tobi Adeyemi' })
  const classmate = await make.user({ schoolId, displayName: 'Yufei Chen' })
  const classId = await make.classOf({ teacher, coTeachers: [coTeacher], students: [student, classmate], timeZone })
  const article = await make.article({ owner: teacher, title: 'The lighthouse' })
  const quiz = await make.quiz({
    owner: teacher,
    article,
    title: 'Who lit the lamp?',
    questions: testQuestions(make.system.newId),
  })
  const elsewhere = await make.user({ schoolId: await make.school(), role: 'teacher' })
  return {
    schoolId,
    teacher,
    coTeacher,
    foreign,
    student,
    classmate,
    classId,
    article,
    quiz,
    elsewhere,
    ctx: await make.ctxFor(teacher),
  }
}

async function assigned(withQuiz = true) {
  const made = await classAndText()
  const text = { articleId: made.article.articleId, quizVersionId: withQuiz ? made.quiz.quizVersionId : null }
  const created = await createAssignment(made.ctx, { classId: made.classId, text, ...settings })
  if (!created.ok) throw new Error(JSON.stringify(created.error))
  const change = {
    assignmentId: created.value.assignmentId,
    quizVersionId: text.quizVersionId,
    ...settings,
    isConfirmed: false,
  }
  return { ...made, text, change, assignmentId: created.value.assignmentId }
}

async function rowOf(schoolId: string, id: string) {
  const [row] = await make.insert((tx) =>
    tx
      .select()
      .from(assignments)
      .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, id))),
  )
  return row
}

async function tasksOf(student: MadeUser) {
  const home = await readHome(await make.ctxFor(student))
  return home.ok && home.value.kind === 'student' ? home.value.tasks : []
}

/** The student opens the text, shares one note and keeps one, and begins the quiz. */
async function work(made: Awaited<ReturnType<typeof assigned>>) {
  const { schoolId, student, assignmentId, quiz } = made
  const note = {
    schoolId,
    assignmentId,
    authorId: student.userId,
    kind: 'note' as const,
    body: 'MINE',
    createdAt: clock.now(),
    updatedAt: clock.now(),
  }
  await make.insert(async (tx) => {
    await tx.insert(readingStates).values({ schoolId, assignmentId, studentId: student.userId, openedAt: clock.now() })
    await tx.insert(annotations).values([
      { ...note, id: make.system.newId(), audience: 'class' },
      { ...note, id: make.system.newId(), audience: 'me' },
    ])
  })
  return writeAttempt(make, { student, assignmentId, quiz, answers: [{ type: 'single-choice', choice: 'a' }] })
}

test('times are entered on the clock of the class, also across the change of clocks', async () => {
  for (const [timeZone, dueAt, instant] of [
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
    ['Asia/Kathmandu', '2026-03-31T16:00', '2026-03-31T10:15:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z'],
  ] as const) {
    const { ctx, schoolId, classId, article } = await classAndText(timeZone)
    const text = { articleId: article.articleId, quizVersionId: null }
    const created = await createAssignment(ctx, { classId, text, ...settings, dueAt })
    if (!created.ok) throw new Error(JSON.stringify(created.error))
    expect((await rowOf(schoolId, created.value.assignmentId))?.dueAt?.toISOString(), timeZone).toBe(instant)
  }
})

test('only those who teach the class assign to it, and only texts they may use', async () => {
  const { classId, article, quiz, coTeacher, foreign, student, elsewhere } = await classAndText()
  const assign = async (
    user: MadeUser,
    text = { articleId: article.articleId, quizVersionId: null as string | null },
  ) => createAssignment(await make.ctxFor(user), { classId, text, ...settings })
  for (const user of [foreign, elsewhere]) {
    expect(await assign(user)).toEqual(notFound)
    expect(await readAssignChoices(await make.ctxFor(user), classId)).toEqual(notFound)
  }
  expect(await assign(student)).toEqual(forbidden)
  const unusable = { ok: false, error: { kind: 'invalid', fields: { text: 'text-missing' } } }
  expect(await assign(coTeacher)).toEqual(unusable)
  expect(await assign(coTeacher, { articleId: article.articleId, quizVersionId: quiz.quizVersionId })).toEqual(unusable)
})

test('a co-teacher may use what is already read in the class', async () => {
  const { classId, coTeacher, article, text } = await assigned()
  const ctx = await make.ctxFor(coTeacher)
  expect(await readAssignChoices(ctx, classId)).toMatchObject({
    ok: true,
    value: {
      texts: [{ articleId: article.articleId, quizzes: [{ quizVersionId: text.quizVersionId, questions: 5 }] }],
    },
  })
  expect(await createAssignment(ctx, { classId, text, ...settings })).toMatchObject({ ok: true })
})

test('a quiz is assigned only with its own article', async () => {
  const { ctx, classId, teacher, quiz } = await classAndText()
  const other = await make.article({ owner: teacher })
  const text = { articleId: other.articleId, quizVersionId: quiz.quizVersionId }
  expect(await createAssignment(ctx, { classId, text, ...settings })).toMatchObject({
    ok: false,
    error: { kind: 'invalid' },
  })
})

test('the settings of a quiz do not stay on a reading alone', async () => {
  const { ctx, schoolId, classId, article } = await classAndText()
  const created = await createAssignment(ctx, {
    classId,
    text: { articleId: article.articleId, quizVersionId: null },
    ...settings,
    timeLimitMinutes: 30,
    attemptsAllowed: 3,
  })
  expect(await rowOf(schoolId, created.ok ? created.value.assignmentId : '')).toMatchObject({
    timeLimitMinutes: null,
    attemptsAllowed: 1,
  })
})

test('an assignment is read for change by those who teach the class, in a fixed number of queries', async () => {
  const { assignmentId, teacher, coTeacher, foreign, student, elsewhere } = await assigned()
  const counter = queryCounter(database)
  for (const user of [teacher, coTeacher]) {
    const view = await readAssignment(await make.ctxFor(user), assignmentId)
    expect(view).toMatchObject({
      ok: true,
      value: { title: 'The lighthouse', quiz: { title: 'Who lit the lamp?', number: 1 } },
    })
    expect(view.ok && view.value.students.map(({ name }) => name)).toEqual(['Tobi Adeyemi', 'Yufei Chen'])
  }
  expect(await readAssignment(await make.ctxFor(student), assignmentId)).toEqual(forbidden)
  for (const user of [foreign, elsewhere])
    expect(await readAssignment(await make.ctxFor(user), assignmentId)).toEqual(notFound)
  const ctx = { ...(await make.ctxFor(teacher)), db: counter.db }
  expect(await counter.queriesOf(() => readAssignment(ctx, assignmentId))).toHaveLength(5)
})

test('before anything is changed, the teacher is told what students have done', async () => {
  const made = await assigned()
  const { ctx, schoolId, assignmentId, change } = made
  const later = { ...change, dueAt: '2026-04-02T16:00' }
  expect(await changeAssignment(ctx, later)).toEqual(ok({ status: 'done' }))
  await work(made)
  const again = { ...change, dueAt: '2026-04-03T16:00' }
  expect(await changeAssignment(ctx, again)).toEqual(
    ok({ status: 'warned', work: { opened: 1, wroteNotes: 1, begunQuiz: 1, handedIn: 0, saidDone: 0 } }),
  )
  expect((await rowOf(schoolId, assignmentId))?.dueAt?.toISOString()).toBe('2026-04-02T14:00:00.000Z')
  expect(await changeAssignment(ctx, { ...again, isConfirmed: true })).toEqual(ok({ status: 'done' }))
  expect((await rowOf(schoolId, assignmentId))?.dueAt?.toISOString()).toBe('2026-04-03T14:00:00.000Z')
})

test('private notes are not even counted', async () => {
  const { ctx, schoolId, assignmentId, classmate } = await assigned()
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
  const made = await assigned()
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
  await work({ ...made, quiz: newer })
  const begun = { ok: false, error: { kind: 'invalid', fields: { quizVersionId: 'quiz-begun' } } }
  expect(await changeAssignment(ctx, { ...change, isConfirmed: true })).toEqual(begun)
  expect(await changeAssignment(ctx, { ...change, quizVersionId: null, isConfirmed: true })).toEqual(begun)
  expect((await rowOf(schoolId, assignmentId))?.quizVersionId).toBe(newer.quizVersionId)
})

test('an attempt under way gets its new deadline, one handed in keeps its old', async () => {
  const made = await assigned()
  const { ctx, change, classmate, assignmentId, quiz, student } = made
  const open = await work(made)
  const closed = await writeAttempt(make, { student: classmate, assignmentId, quiz, submittedAt: clock.now() })
  await changeAssignment(ctx, { ...change, timeLimitMinutes: 30, closeAt: '2026-03-31T18:00', isConfirmed: true })
  const deadlines = async () => {
    const rows = await make.insert((tx) => tx.select().from(attempts).where(eq(attempts.assignmentId, assignmentId)))
    return Object.fromEntries(rows.map(({ id, deadlineAt }) => [id, deadlineAt?.toISOString() ?? null]))
  }
  expect(await deadlines()).toEqual({ [open]: '2026-03-24T09:30:42.123Z', [closed]: null })
  await changeAssignment(ctx, { ...change, closeAt: '2026-03-31T18:00', isConfirmed: true })
  expect(await deadlines()).toMatchObject({ [open]: '2026-03-31T16:00:00.000Z' })
  await setOverride(ctx, { assignmentId, studentId: student.userId, dueAt: null, closeAt: '2026-04-01T18:00' })
  expect(await deadlines()).toMatchObject({ [open]: '2026-04-01T16:00:00.000Z' })
})

test('a withdrawn assignment is hidden from students and loses nothing', async () => {
  const made = await assigned()
  const { ctx, assignmentId, student, schoolId } = made
  await work(made)
  expect(await tasksOf(student)).toHaveLength(1)
  expect(await withdrawAssignment(ctx, { assignmentId, isConfirmed: false })).toMatchObject({
    ok: true,
    value: { status: 'warned', work: { begunQuiz: 1 } },
  })
  expect(await tasksOf(student)).toHaveLength(1)
  expect(await withdrawAssignment(ctx, { assignmentId, isConfirmed: true })).toEqual(ok({ status: 'done' }))
  expect(await tasksOf(student)).toEqual([])
  expect(await readAssignment(ctx, assignmentId)).toMatchObject({
    ok: true,
    value: { isWithdrawn: true, work: { opened: 1, begunQuiz: 1 } },
  })
  expect(await restoreAssignment(ctx, assignmentId)).toEqual(ok(null))
  expect(await tasksOf(student)).toMatchObject([{ isOpened: true, quiz: { status: 'under-way', answered: 1 } }])
  const kept = await make.insert((tx) => tx.select().from(annotations).where(eq(annotations.schoolId, schoolId)))
  expect(kept).toHaveLength(2)
})

test('nobody else changes, withdraws or restores an assignment, or gives other times', async () => {
  const { change, assignmentId, foreign, student, classmate, elsewhere } = await assigned()
  const override = { assignmentId, studentId: classmate.userId, dueAt: '2026-04-02T16:00', closeAt: null }
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
  const { ctx, assignmentId, student, classmate, schoolId } = await assigned()
  const dueOf = async (user: MadeUser) => (await tasksOf(user))[0]?.dueAt?.toISOString()
  const set = (dueAt: string | null, closeAt: string | null = null) =>
    setOverride(ctx, { assignmentId, studentId: student.userId, dueAt, closeAt })
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
  const { ctx, assignmentId, foreign, elsewhere, coTeacher, student, schoolId, classId } = await assigned()
  const set = (studentId: string) =>
    setOverride(ctx, { assignmentId, studentId, dueAt: '2026-04-02T16:00', closeAt: null })
  const missing = { ok: false, error: { kind: 'invalid', fields: { studentId: 'student-missing' } } }
  for (const user of [foreign, elsewhere, coTeacher]) expect(await set(user.userId)).toEqual(missing)
  await make.removeMember(schoolId, classId, student.userId)
  expect(await set(student.userId)).toEqual(missing)
})

test('saving without a change keeps each time to the second', async () => {
  const { schoolId, teacher, classId, article, ctx } = await classAndText()
  const dueAt = new Date('2026-03-31T14:00:59.999Z')
  const assignmentId = await make.assignment({ teacher, classId, article, openAt: clock.now(), dueAt })
  const openAt = instantToWallTime(clock.now(), 'Europe/Berlin')
  await changeAssignment(ctx, { assignmentId, quizVersionId: null, ...settings, openAt, isConfirmed: false })
  expect(await rowOf(schoolId, assignmentId)).toMatchObject({ openAt: clock.now(), dueAt })
})
