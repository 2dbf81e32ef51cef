import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAssignChoices } from '#db/access/assignments.ts'
import { type HomeView, readHome } from '#db/access/home.ts'
import { readAssignment } from '#db/access/reading.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import { readingStates, studentComments } from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import { writeAttempt } from '#tests/support/attempt-rows.ts'
import { testClock } from '#tests/support/clock.ts'
import { queryCounter } from '#tests/support/count-queries.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
let make: Factories
const clock = testClock()
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

const right = { state: 'right', fraction: 1 } as const
const waits = { state: 'waits', fraction: null } as const
const wrong = { state: 'wrong', fraction: 0 } as const
const hours = (n: number) => new Date(clock.now().getTime() + n * 60 * 60 * 1000)

async function school(students = 2) {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const pupils: MadeUser[] = []
  for (let index = 0; index < students; index += 1)
    pupils.push(await make.user({ schoolId, displayName: `Pupil ${index}` }))
  const [student, classmate] = pupils
  if (!student || !classmate) throw new Error('two students at least')
  const classId = await make.classOf({ teacher, students: pupils, name: 'World affairs 10B' })
  const article = await make.article({ owner: teacher, title: 'The lighthouse' })
  const quiz = await make.quiz({ owner: teacher, article, questions: testQuestions(make.system.newId) })
  return { schoolId, teacher, student, classmate, pupils, classId, article, quiz }
}

async function homeOf<K extends HomeView['kind']>(user: MadeUser, kind: K): Promise<Extract<HomeView, { kind: K }>> {
  const home = await readHome(await make.ctxFor(user))
  if (!home.ok || home.value.kind !== kind) throw new Error('not that home')
  return home.value as Extract<HomeView, { kind: K }>
}

async function open(user: MadeUser, assignmentId: string, doneAt: Date | null = null) {
  const row = { schoolId: user.schoolId, assignmentId, studentId: user.userId, openedAt: clock.now(), doneAt }
  await make.insert((tx) => tx.insert(readingStates).values(row))
}

test('a student sees what is due soonest first, and of what is not open yet only when it opens', async () => {
  const { teacher, student, classId, article, quiz } = await school()
  const common = { teacher, classId, article }
  const later = await make.assignment({ ...common, dueAt: hours(48) })
  const sooner = await make.assignment({ ...common, quiz, dueAt: hours(5) })
  const never = await make.assignment({ ...common, dueAt: null })
  const closed = await make.assignment({ ...common, openAt: hours(-9), dueAt: hours(-5), closeAt: hours(-3) })
  const future = await make.assignment({ ...common, openAt: hours(24), dueAt: hours(72) })
  const { tasks, classes } = await homeOf(student, 'student')
  expect(classes).toEqual([{ id: classId, name: 'World affairs 10B' }])
  expect(tasks.map(({ assignmentId, phase, title }) => [assignmentId, phase, title])).toEqual([
    [closed, 'closed', 'The lighthouse'],
    [sooner, 'open', 'The lighthouse'],
    [later, 'open', 'The lighthouse'],
    [future, 'not-open', null],
    [never, 'open', 'The lighthouse'],
  ])
  expect(tasks[1]).toMatchObject({ quiz: { status: 'not-begun', questions: 5 }, isDone: false, isOpened: false })
  expect(tasks[2]).toMatchObject({ quiz: null })
})

test('answers that were taken back are not counted as given', async () => {
  const { teacher, student, classId, article, quiz } = await school()
  const assignmentId = await make.assignment({ teacher, classId, article, quiz })
  const answers: (QuizResponse | undefined)[] = [
    { type: 'single-choice', choice: 'a' },
    { type: 'multiple-response', choices: [] },
    undefined,
    { type: 'number', text: '3' },
  ]
  await writeAttempt(make, { student, assignmentId, quiz, answers })
  const { tasks } = await homeOf(student, 'student')
  expect(tasks).toMatchObject([{ quiz: { status: 'under-way', answered: 2, questions: 5 }, isDone: false }])
})

test('of a pool, a student is told of as many questions as everybody gets, at home, at the text and when it is assigned', async () => {
  const { teacher, student, classId, article } = await school()
  const questions = [...testQuestions(make.system.newId), ...testQuestions(make.system.newId)]
  const sections = [{ id: 's1', title: 'Pool', passage: null, draw: 2, isShuffled: false }]
  const sectionNumbers = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0]
  const quiz = await make.quiz({ owner: teacher, article, questions, sections, sectionNumbers })
  const assignmentId = await make.assignment({ teacher, classId, article, quiz })
  const { tasks } = await homeOf(student, 'student')
  expect(tasks).toMatchObject([{ quiz: { questions: 8 } }])
  expect(await readAssignment(await make.ctxFor(student), assignmentId, 'standard')).toMatchObject({
    value: { quiz: { questions: 8 } },
  })
  const choices = await readAssignChoices(await make.ctxFor(teacher), classId)
  expect(choices).toMatchObject({ value: { texts: [{ quizzes: [{ questions: 5 }, { questions: 8 }] }] } })
})

test('a result is told when it is out and not before; the teacher’s word is told', async () => {
  const { schoolId, teacher, student, classId, article, quiz } = await school()
  const assignmentId = await make.assignment({ teacher, classId, article, quiz, dueAt: hours(5) })
  await writeAttempt(make, {
    student,
    assignmentId,
    quiz,
    submittedAt: clock.now(),
    scores: [right, right, wrong, right, waits],
  })
  await make.insert((tx) =>
    tx.insert(studentComments).values({
      schoolId,
      assignmentId,
      studentId: student.userId,
      authorId: teacher.userId,
      body: 'Well read.',
      updatedAt: clock.now(),
    }),
  )
  const before = (await homeOf(student, 'student')).tasks
  expect(before).toMatchObject([
    {
      isDone: true,
      comment: 'Well read.',
      quiz: { status: 'handed-in', totals: null, releaseAt: hours(5), mayTryAgain: false },
    },
  ])
  const late = await make.assignment({ teacher, classId, article, quiz, openAt: hours(-9), dueAt: hours(-1) })
  await writeAttempt(make, {
    student,
    assignmentId: late,
    quiz,
    submittedAt: clock.now(),
    scores: [right, right, wrong, right, waits],
  })
  const { tasks } = await homeOf(student, 'student')
  expect(tasks[0]).toMatchObject({
    assignmentId: late,
    quiz: { totals: { total: 4, max: 7, waiting: 1 }, releaseAt: null },
  })
})

test('a reading alone is done when the student says so', async () => {
  const { teacher, student, classmate, classId, article } = await school()
  const assignmentId = await make.assignment({ teacher, classId, article })
  await open(student, assignmentId, clock.now())
  await open(classmate, assignmentId)
  expect((await homeOf(student, 'student')).tasks).toMatchObject([{ isDone: true, isOpened: true, quiz: null }])
  expect((await homeOf(classmate, 'student')).tasks).toMatchObject([{ isDone: false, isOpened: true }])
  expect((await homeOf(teacher, 'teacher')).classes[0]?.tasks).toMatchObject([
    { notStarted: 0, reading: 1, underWay: 0, finished: 1 },
  ])
})

test('one sees nothing of other classes, of other students, of withdrawn assignments and of classes put away', async () => {
  const { schoolId, teacher, student, classmate, classId, article, quiz } = await school()
  const assignmentId = await make.assignment({ teacher, classId, article, quiz })
  await make.assignment({ teacher, classId, article, withdrawnAt: clock.now() })
  await writeAttempt(make, { student: classmate, assignmentId, quiz, submittedAt: clock.now(), scores: [right] })
  const outsider = await make.user({ schoolId })
  expect(await homeOf(outsider, 'student')).toMatchObject({ classes: [], tasks: [] })
  expect((await homeOf(student, 'student')).tasks).toMatchObject([
    { assignmentId, quiz: { status: 'not-begun' }, comment: null },
  ])
  const foreign = await make.user({ schoolId, role: 'teacher' })
  expect(await homeOf(foreign, 'teacher')).toMatchObject({ classes: [], articles: 0, isAdmin: false })
})

test('a teacher sees how each class stands, everybody counted once, and what waits for marking', async () => {
  const { teacher, student, classmate, pupils, classId, article, quiz } = await school(5)
  const [, , reader, idle] = pupils
  const assignmentId = await make.assignment({ teacher, classId, article, quiz })
  for (const user of [student, classmate, reader]) if (user) await open(user, assignmentId)
  await writeAttempt(make, {
    student,
    assignmentId,
    quiz,
    submittedAt: clock.now(),
    scores: [right, waits, waits, right, wrong],
  })
  await writeAttempt(make, { student: classmate, assignmentId, quiz, answers: [{ type: 'number', text: '3' }] })
  if (idle) await writeAttempt(make, { student: idle, assignmentId, quiz })
  const old = await make.assignment({ teacher, classId, article, openAt: hours(-999), dueAt: hours(-24 * 15) })
  const home = await homeOf(teacher, 'teacher')
  expect(home.articles).toBe(1)
  expect(home.classes).toMatchObject([
    {
      id: classId,
      students: 5,
      tasks: [{ assignmentId, notStarted: 2, reading: 1, underWay: 1, finished: 1, waiting: 2 }],
    },
  ])
  expect(home.classes[0]?.tasks.map((task) => task.assignmentId)).not.toContain(old)
})

test('what is over stays as long as answers wait', async () => {
  const { teacher, student, classId, article, quiz } = await school()
  const over = { openAt: hours(-999), dueAt: hours(-24 * 20), closeAt: hours(-24 * 19) }
  const assignmentId = await make.assignment({ teacher, classId, article, quiz, ...over })
  await writeAttempt(make, { student, assignmentId, quiz, submittedAt: hours(-500), scores: [waits] })
  expect((await homeOf(teacher, 'teacher')).classes[0]?.tasks).toMatchObject([{ assignmentId, waiting: 1 }])
})

test('a student who was taken out is not counted, and one who tries again has handed in', async () => {
  const { schoolId, teacher, student, classmate, classId, article, quiz } = await school()
  const assignmentId = await make.assignment({ teacher, classId, article, quiz, attemptsAllowed: 2 })
  await writeAttempt(make, { student, assignmentId, quiz, submittedAt: clock.now(), scores: [waits] })
  await writeAttempt(make, { student, assignmentId, quiz, number: 2, answers: [{ type: 'number', text: '3' }] })
  await writeAttempt(make, { student: classmate, assignmentId, quiz, submittedAt: clock.now(), scores: [waits] })
  await make.removeMember(schoolId, classId, classmate.userId)
  expect((await homeOf(teacher, 'teacher')).classes).toMatchObject([
    { students: 1, tasks: [{ notStarted: 0, reading: 0, underWay: 0, finished: 1, waiting: 1 }] },
  ])
})

test('the home page costs the same few queries, however much there is', async () => {
  const few = await school()
  const many = await school(12)
  for (let index = 0; index < 4; index += 1) {
    const assignmentId = await make.assignment({ ...many, dueAt: hours(index + 1) })
    for (const student of many.pupils.slice(0, 3))
      await writeAttempt(make, { student, assignmentId, quiz: many.quiz, answers: [{ type: 'number', text: '3' }] })
  }
  const counter = queryCounter(database)
  const cost = async (user: MadeUser) => {
    const ctx = { ...(await make.ctxFor(user)), db: counter.db }
    return (await counter.queriesOf(() => readHome(ctx))).length
  }
  expect([await cost(few.student), await cost(many.student)]).toEqual([4, 4])
  expect([await cost(few.teacher), await cost(many.teacher)]).toEqual([3, 3])
})
