import { afterAll, beforeAll, expect, test } from 'vitest'
import { pauseAssignment } from '#db/access/assignment-pauses.ts'
import { saveResponses } from '#db/access/attempts.ts'
import { saveTerm } from '#db/access/glossary.ts'
import { readOpenQuizPage, readQuizPage } from '#db/access/quiz-page.ts'
import { checkAnswer } from '#db/access/system/check-answer.ts'
import { endSession } from '#db/access/system/sessions.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { setTimeAllowance } from '#db/access/time-allowances.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { assignmentOverrides } from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import { testClock } from '#tests/support/clock.ts'
import { queryCounter } from '#tests/support/count-queries.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { choose, expectOk, makeDevice } from '#tests/support/quiz-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

type Options = Partial<Parameters<Factories['assignment']>[0]>

/** A student who has opened the page of a quiz in sections on a text with terms, and has begun. */
async function sittingStudent(options: Options = {}) {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const student = await make.user({ schoolId })
  const classId = await make.classOf({ teacher, students: [student], timeZone: 'Asia/Tokyo' })
  const terms = [{ headword: 'lamp', aliases: ['lamps'], definition: 'A light.' }]
  const article = await make.article({ owner: teacher, terms })
  const questions = testQuestions(make.system.newId)
  const sections = [{ id: 's1', title: 'By the lamp', passage: null, draw: 2, isShuffled: true }]
  const quiz = await make.quiz({ owner: teacher, article, questions, sections, sectionNumbers: [0, 0, 1, 1, 1] })
  const assignmentId = await make.assignment({ teacher, classId, article, quiz, ...options })
  const ctx = await make.ctxFor(student)
  expectOk(await readQuizPage(ctx, assignmentId, 'standard'))
  const { attemptId } = expectOk(await startAttempt(ctx, assignmentId))
  return {
    schoolId,
    student,
    classId,
    article,
    assignmentId,
    attemptId,
    ctx,
    teacher: await make.ctxFor(teacher),
    teacherId: teacher.userId,
  }
}

async function openPage({ actor, ...rest }: Ctx, assignmentId: string) {
  return readOpenQuizPage({ ...rest, claim: actor }, assignmentId, 'standard')
}

/** As the page asks: in one statement where that can be. */
async function pageOf(ctx: Ctx, assignmentId: string) {
  return expectOk((await openPage(ctx, assignmentId)) ?? (await readQuizPage(ctx, assignmentId, 'standard')))
}

async function longWay(ctx: Ctx, assignmentId: string) {
  return expectOk(await readQuizPage(ctx, assignmentId, 'standard'))
}

async function oneStatement(ctx: Ctx, assignmentId: string) {
  const page = await openPage(ctx, assignmentId)
  if (page === null) throw new Error('The page was not to be had in one statement')
  return expectOk(page)
}

test('the page of an attempt under way tells the same in one statement as the long way does', async () => {
  const made = await sittingStudent({ timeLimitMinutes: 30, dueAt: new Date(clock.now().getTime() + 3_600_000) })
  const { ctx, assignmentId, attemptId, classId, student, teacher, schoolId, teacherId } = made
  expectOk(await saveResponses(ctx, attemptId, [makeDevice().answer(1, choose('a'))], clock.now()))
  const first = await oneStatement(ctx, assignmentId)
  expect(first).toEqual(await longWay(ctx, assignmentId))
  expect(first.view.attempt?.items[0]?.answer).toMatchObject({ seq: 1, response: choose('a') })
  expectOk(await setTimeAllowance(teacher, { classId, studentId: student.userId, factor: 1.5 }))
  const own = {
    openAt: null,
    dueAt: null,
    closeAt: new Date(clock.now().getTime() + 7_200_000),
    timeLimitMinutes: 20,
    attemptsAllowed: 3,
  }
  await make.insert((tx) =>
    tx.insert(assignmentOverrides).values({
      schoolId,
      assignmentId,
      studentId: student.userId,
      ...own,
      createdBy: teacherId,
      createdAt: clock.now(),
    }),
  )
  expectOk(await pauseAssignment(teacher, assignmentId))
  clock.advanceMinutes(2)
  const later = await oneStatement(ctx, assignmentId)
  expect(later).toEqual(await longWay(ctx, assignmentId))
  expect(later.view).toMatchObject({ timeLimitMinutes: 30, isOwnTimeLimit: true, attemptsAllowed: 3, isPaused: true })
})

test('the page of an attempt under way costs one statement, and its text is read once for everybody', async () => {
  const { ctx, assignmentId } = await sittingStudent()
  const counter = queryCounter(database)
  const counted = { ...ctx, db: counter.db }
  await oneStatement(counted, assignmentId)
  expect(await counter.queriesOf(() => oneStatement(counted, assignmentId))).toHaveLength(1)
})

test('a changed glossary shows at once', async () => {
  const { ctx, assignmentId, article, teacher } = await sittingStudent()
  const before = await oneStatement(ctx, assignmentId)
  const term = { headword: 'keeper', aliases: [], definition: 'Who keeps the light.', entryId: null }
  expectOk(await saveTerm(teacher, article.articleId, term))
  const after = await oneStatement(ctx, assignmentId)
  expect(before.text.terms.map(({ headword }) => headword)).toEqual(['lamp'])
  expect(after.text.terms.map(({ headword }) => headword)).toEqual(['keeper', 'lamp'])
  expect(after.text.html).not.toBe(before.text.html)
})

test('a checked answer shows its result, an attempt whose time is over is handed in, and a new one may begin', async () => {
  const { ctx, assignmentId, attemptId } = await sittingStudent({
    releaseRule: 'at-once',
    timeLimitMinutes: 10,
    attemptsAllowed: 2,
  })
  expectOk(await saveResponses(ctx, attemptId, [makeDevice().answer(1, choose('a'))], clock.now()))
  expectOk(await checkAnswer(ctx, attemptId, { position: 1, seq: 1 }))
  const checked = await pageOf(ctx, assignmentId)
  expect(checked).toEqual(await longWay(ctx, assignmentId))
  expect(checked.view.attempt?.items[0]?.checked?.right).not.toBeNull()
  clock.advanceMinutes(11)
  const over = await pageOf(ctx, assignmentId)
  expect(over.view).toMatchObject({ attempt: null, hasResult: true, start: 'possible', attemptsUsed: 1 })
})

test('a page before the hand-in holds no key, and after it none of the attempt', async () => {
  const { ctx, assignmentId, attemptId } = await sittingStudent()
  const page = JSON.stringify(await oneStatement(ctx, assignmentId))
  expect(page).toContain('At dusk')
  expect(page).not.toMatch(/KEY-|correct|tolerance|accepted|evidence/)
  expectOk(await submitAttempt(ctx, attemptId, {}))
  expect((await pageOf(ctx, assignmentId)).view.attempt).toBeNull()
})

test('no claim, a session that has ended and a claim of somebody else show no page of an attempt under way', async () => {
  const { ctx, assignmentId, schoolId } = await sittingStudent()
  if (ctx.actor === null) throw new Error('The student is nobody')
  const { userId, sessionId } = ctx.actor
  const other = (await make.ctxFor(await make.user({ schoolId }))).actor
  const claims = [null, { schoolId, userId, sessionId: other?.sessionId ?? '' }, other]
  for (const claim of claims) {
    expect(await readOpenQuizPage({ ...make.system, claim }, assignmentId, 'standard')).toBeNull()
  }
  await oneStatement(ctx, assignmentId)
  expectOk(await endSession(make.system, { schoolId, userId, sessionId }))
  expect(await openPage(ctx, assignmentId)).toBeNull()
})
