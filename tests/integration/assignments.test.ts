import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAssignment, readAssignChoices, readAssignment } from '#db/access/assignments.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import { notFound } from '#domain/result.ts'
import { assignmentDesk, settings } from '#tests/support/assignment-desk.ts'
import { testClock } from '#tests/support/clock.ts'
import { queryCounter } from '#tests/support/count-queries.ts'
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

test('times are entered on the clock of the class, also across the change of clocks', async () => {
  for (const [timeZone, dueAt, instant] of [
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
    ['Asia/Kathmandu', '2026-03-31T16:00', '2026-03-31T10:15:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z'],
  ] as const) {
    const { ctx, schoolId, classId, article } = await desk.classAndText(timeZone)
    const text = { articleId: article.articleId, quizVersionId: null }
    const created = await createAssignment(ctx, { classId, text, ...settings, dueAt })
    if (!created.ok) throw new Error(JSON.stringify(created.error))
    expect((await desk.rowOf(schoolId, created.value.assignmentId))?.dueAt?.toISOString(), timeZone).toBe(instant)
  }
})

test('only those who teach the class assign to it, and only texts they may use', async () => {
  const { classId, article, quiz, coTeacher, foreign, student, elsewhere } = await desk.classAndText()
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
  const { classId, coTeacher, article, text } = await desk.assigned()
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
  const { ctx, classId, teacher, quiz } = await desk.classAndText()
  const other = await make.article({ owner: teacher })
  const text = { articleId: other.articleId, quizVersionId: quiz.quizVersionId }
  expect(await createAssignment(ctx, { classId, text, ...settings })).toMatchObject({
    ok: false,
    error: { kind: 'invalid' },
  })
})

test('the settings of a quiz do not stay on a reading alone', async () => {
  const { ctx, schoolId, classId, article } = await desk.classAndText()
  const created = await createAssignment(ctx, {
    classId,
    text: { articleId: article.articleId, quizVersionId: null },
    ...settings,
    timeLimitMinutes: 30,
    attemptsAllowed: 3,
  })
  expect(await desk.rowOf(schoolId, created.ok ? created.value.assignmentId : '')).toMatchObject({
    timeLimitMinutes: null,
    attemptsAllowed: 1,
  })
})

test('an assignment is read for change by those who teach the class, in a fixed number of queries', async () => {
  const { assignmentId, teacher, coTeacher, foreign, student, elsewhere } = await desk.assigned()
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
