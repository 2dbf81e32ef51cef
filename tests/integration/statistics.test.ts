import { afterAll, beforeAll, expect, test } from 'vitest'
import { markAnswer } from '#db/access/marking.ts'
import { classProgress } from '#db/access/progress.ts'
import { readQuizStatistics } from '#db/access/statistics.ts'
import { type BulkScore, insertManyAttempts } from '#db/bulk-attempts.ts'
import { type Factories, type MadeQuiz, type MadeUser, makeFactories } from '#db/factories.ts'
import * as t from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import type { CountingRule } from '#domain/quiz/attempt-rules.ts'
import { analyseMarks } from '#domain/stats/analyse-marks.ts'
import { progressReport } from '#domain/stats/progress-report.ts'
import { type QuizStatistics, quizStatistics } from '#domain/stats/quiz-statistics.ts'
import { type MadeScore, writeAttempt } from '#tests/support/attempt-rows.ts'
import { testClock } from '#tests/support/clock.ts'
import { type QueryCounter, queryCounter } from '#tests/support/count-queries.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { expectOk } from '#tests/support/quiz-class.ts'

let database: TestDatabase
let make: Factories
let counter: QueryCounter
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, testClock().now)
  counter = queryCounter(database)
})
afterAll(() => database.close())

/** The points of `testQuestions`. */
const points = [1, 2, 1, 1, 2]
const right: BulkScore = { state: 'right', fraction: 1, chosen: ['a'] }
const wrong: BulkScore = { state: 'wrong', fraction: 0, chosen: ['b'] }
const partly: BulkScore = { state: 'partly', fraction: 1 / 3, chosen: ['a', 'c'] }
const unanswered: BulkScore = { state: 'unanswered', fraction: 0, chosen: [] }
const waits: BulkScore = { state: 'waits', fraction: null, chosen: [] }

type Assigned = Awaited<ReturnType<typeof assigned>>

/** A class with `size` students who have done nothing, and `times` the five test questions. */
async function assigned({ size = 0, times = 1, countingRule = 'last' as CountingRule } = {}) {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const students: MadeUser[] = []
  for (let index = 0; index < size; index += 1) students.push(await make.user({ schoolId }))
  const classId = await make.classOf({ teacher, students })
  const article = await make.article({ owner: teacher })
  const questions = Array.from({ length: times }, () => testQuestions(make.system.newId)).flat()
  const quiz = await make.quiz({ owner: teacher, article, questions })
  const assignmentId = await make.assignment({ teacher, classId, article, quiz, attemptsAllowed: 3, countingRule })
  return { schoolId, teacher, students, classId, quiz, assignmentId }
}

async function statisticsOf({ teacher, assignmentId }: Pick<Assigned, 'teacher' | 'assignmentId'>) {
  const { tally } = expectOk(await readQuizStatistics(await make.ctxFor(teacher), assignmentId))
  if (tally === null) throw new Error('This assignment has a quiz')
  return quizStatistics(tally)
}

async function handIn(given: Assigned, attempts: readonly (readonly BulkScore[])[], times = 1) {
  const all = Array.from({ length: times }, () => points).flat()
  await insertManyAttempts(make, { ...given, points: all, attempts })
}

function totalsOf({ totals }: QuizStatistics) {
  return totals.flatMap(({ value, count }) => Array.from({ length: count }, () => value))
}

test('the figures are those of the same marks in a plain table', async () => {
  const given = await assigned()
  const scores = [right, wrong, partly, unanswered]
  const attempts = Array.from({ length: 24 }, (_, student) =>
    points.map(
      (_, question) => scores[(student * (question + 2) + ((student * student) % 7)) % scores.length] ?? right,
    ),
  )
  await handIn(given, attempts)
  const statistics = await statisticsOf(given)
  const { questions, test: whole } = analyseMarks({
    questions: points.map((max, index) => ({ name: String(index), max, blanks: 0 })),
    // Marks are kept to a millionth of a point.
    rows: attempts.map((row) => row.map(({ fraction }, index) => millionths((fraction ?? 0) * (points[index] ?? 0)))),
  })
  expect(statistics).toMatchObject({ attempts: 24, waitingAttempts: 0, unmarked: [] })
  expectAlike(statistics.test, whole)
  expect(statistics.questions).toHaveLength(5)
  questions.forEach(({ statistics: expected }, index) => {
    expectAlike(statistics.questions[index]?.figures ?? {}, expected)
  })
  const [first] = statistics.questions
  expect(
    first?.choices.map(({ choice, count }) => [choice.kind === 'chosen' ? choice.value : choice.kind, count]),
  ).toEqual(countsOf(attempts.map(([score]) => score ?? right)))
})

function millionths(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000
}

/** How often the first question's options a and b, c (which it does not have) and nothing were given. */
function countsOf(given: readonly BulkScore[]) {
  const count = (of: (score: BulkScore) => boolean) => given.filter(of).length
  return [
    ...['a', 'b', 'c'].map((id) => [id, count(({ chosen }) => chosen.includes(id))]),
    ['none', count(({ chosen }) => chosen.length === 0)],
  ].filter(([id, times]) => id === 'a' || id === 'b' || times !== 0)
}

function expectAlike(given: object, expected: object): void {
  const values = new Map<string, unknown>(Object.entries(given))
  for (const [name, figure] of Object.entries(expected)) {
    const own = values.get(name)
    if (isFigure(figure) && isFigure(own) && figure.value !== null) expect(own.value, name).toBeCloseTo(figure.value, 4)
    else expect(own, name).toEqual(figure)
  }
}

function isFigure(value: unknown): value is { value: number | null } {
  return typeof value === 'object' && value !== null && 'missing' in value
}

const all = (score: MadeScore) => points.map(() => score)

async function attempt(given: Assigned, number: number, scores: readonly MadeScore[], isHandedIn = true) {
  const [student] = given.students
  if (!student) throw new Error('no student')
  const { assignmentId, quiz } = given
  const submittedAt = isHandedIn ? make.system.now() : null
  return writeAttempt(make, { student, assignmentId, quiz, number, submittedAt, scores })
}

test.each([
  ['last', 1 / 3],
  ['first', 0.5],
  ['best', 1],
] as const)(
  'of several attempts the one that counts is taken, here and in class progress: %s',
  async (countingRule, fraction) => {
    const given = await assigned({ size: 1, countingRule })
    await attempt(given, 1, all({ state: 'partly', fraction: 0.5 }))
    await attempt(given, 2, all(right))
    await attempt(given, 3, all({ state: 'partly', fraction: 1 / 3 }))
    const statistics = await statisticsOf(given)
    expect(statistics.attempts).toBe(1)
    expect(statistics.test.mean.value).toBeCloseTo(7 * fraction, 5)
    const progress = progressReport(expectOk(await classProgress(await make.ctxFor(given.teacher), given.assignmentId)))
    expect(progress.summary.rows[0]?.totals?.total).toBeCloseTo(statistics.test.mean.value ?? Number.NaN, 5)
  },
)

test('of equally good attempts the later counts', async () => {
  const given = await assigned({ size: 1, countingRule: 'best' })
  await attempt(given, 1, [right, wrong, wrong, wrong, wrong])
  await attempt(given, 2, [wrong, wrong, right, wrong, wrong])
  const { questions } = await statisticsOf(given)
  expect(questions.map(({ figures }) => figures.facility.value)).toEqual([0, 0, 1, 0, 0])
})

test('attempts under way and those of students who have left have no part', async () => {
  const given = await assigned({ size: 1 })
  await attempt(given, 1, all(right), false)
  await handIn(given, [points.map(() => wrong)])
  const gone = await make.user({ schoolId: given.schoolId })
  await make.addStudent(given.classId, gone)
  const { assignmentId, quiz } = given
  await writeAttempt(make, { student: gone, assignmentId, quiz, submittedAt: make.system.now(), scores: all(right) })
  expect(totalsOf(await statisticsOf(given))).toEqual([0, 7])
  await make.removeMember(given.schoolId, given.classId, gone.userId)
  expect(totalsOf(await statisticsOf(given))).toEqual([0])
})

test('a mark by hand counts before the machine’s', async () => {
  const given = await assigned({ size: 1 })
  const attemptId = await attempt(given, 1, all(wrong))
  const mark = { attemptId, position: 2, points: '1.5', comment: null, seenRunId: null }
  expectOk(await markAnswer(await make.ctxFor(given.teacher), mark))
  const statistics = await statisticsOf(given)
  expect(totalsOf(statistics)).toEqual([1.5])
  expect(statistics.questions[1]?.figures.facility.value).toBe(0.75)
})

test('an attempt with an answer that waits is left out; a question most of whose answers wait leaves the totals', async () => {
  const given = await assigned()
  await handIn(given, [
    [right, right, right, right, waits],
    [right, right, right, wrong, waits],
    [right, wrong, right, wrong, right],
    [right, waits, right, right, waits],
  ])
  const statistics = await statisticsOf(given)
  expect(statistics).toMatchObject({ attempts: 3, waitingAttempts: 1, unmarked: [5] })
  expect(totalsOf(statistics)).toEqual([2, 4, 5])
  expect(statistics.test.max).toBe(5)
  expect(statistics.questions.map(({ position }) => position)).toEqual([1, 2, 3, 4])
})

test('when every question waits there is nothing to tell, and when nobody has handed in neither', async () => {
  const waiting = await assigned()
  await handIn(waiting, [points.map(() => waits)])
  expect(await statisticsOf(waiting)).toMatchObject({ attempts: 0, unmarked: [1, 2, 3, 4, 5], questions: [] })
  const empty = await statisticsOf(await assigned())
  expect(empty).toMatchObject({ attempts: 0, waitingAttempts: 0, unmarked: [] })
  expect(empty.test.mean).toEqual({ value: null, missing: 'no-attempts' })
  expect(empty.questions[0]?.figures.facility).toEqual({ value: null, missing: 'no-attempts' })
})

test('a reading without a quiz has no statistics', async () => {
  const { teacher, classId } = await assigned()
  const assignmentId = await make.assignment({ teacher, classId, article: await make.article({ owner: teacher }) })
  expect(expectOk(await readQuizStatistics(await make.ctxFor(teacher), assignmentId)).tally).toBeNull()
})

test('an answer counts for its question, wherever it stood in the student’s own order', async () => {
  const given = await assigned({ size: 2 })
  const [one, other] = given.students
  if (!one || !other) throw new Error('no students')
  const marks = [1, 0, 1, 0, 0.5]
  await writeInOrder(given, one, marks, [1, 2, 3, 4, 5])
  await writeInOrder(given, other, marks, [4, 1, 5, 3, 2])
  const { questions } = await statisticsOf(given)
  expect(questions.map(({ figures }) => figures.facility.value)).toEqual(marks)
  expect(questions.map(({ figures }) => figures.sd.value)).toEqual([0, 0, 0, 0, 0])
})

/** `marks` are fractions in the quiz's order; `order` says which question stood first, second … for this student. */
async function writeInOrder(given: Assigned, student: MadeUser, marks: readonly number[], order: readonly number[]) {
  const { schoolId, assignmentId, quiz } = given
  const [attemptId, runId, now] = [make.system.newId(), make.system.newId(), make.system.now()]
  await make.insert(async (tx) => {
    await tx.insert(t.attempts).values({
      ...{ schoolId, id: attemptId, assignmentId, studentId: student.userId, number: 1 },
      ...{ quizVersionId: quiz.quizVersionId, startedAt: now, submittedAt: now },
    })
    await tx.insert(t.attemptItems).values(
      order.map((quizPosition, index) => ({
        ...{ schoolId, attemptId, position: index + 1, quizPosition, optionOrder: [] },
        questionVersionId: quiz.questionVersionIds[quizPosition - 1] ?? '',
        points: String(points[quizPosition - 1]),
      })),
    )
    await tx.insert(t.gradingRuns).values({ schoolId, id: runId, attemptId, kind: 'machine', createdAt: now })
    await tx.insert(t.scores).values(
      order.map((quizPosition, index) => ({
        ...{ schoolId, runId, attemptId, position: index + 1, state: 'partly' as const },
        fraction: marks[quizPosition - 1] ?? 0,
        ...{ points: null, chosen: [], misconceptions: [] },
      })),
    )
  })
}

test('where a regrade has corrected a key, the statistics tell the corrected answers', async () => {
  const given = await assigned()
  await handIn(given, [points.map(() => wrong), points.map(() => right)])
  const corrected = await correctFirst(given, given.quiz)
  const keyIn = async () => (await statisticsOf(given)).questions[0]?.choices.find(({ isRight }) => isRight)?.choice
  expect(await keyIn()).toEqual({ kind: 'chosen', value: 'b' })
  await make.insert((tx) => tx.update(t.regrades).set({ undoneAt: make.system.now() }))
  expect(await keyIn()).toEqual({ kind: 'chosen', value: 'a' })
  expect(corrected).not.toBe(given.quiz.quizVersionId)
})

/** A second version of the quiz in which b is right in the first question, and a regrade by it. */
async function correctFirst({ teacher, schoolId, assignmentId }: Assigned, quiz: MadeQuiz): Promise<string> {
  const [first, ...rest] = testQuestions(make.system.newId)
  if (first?.type !== 'single-choice') throw new Error('not the question that was expected')
  const article = await make.article({ owner: teacher })
  const other = await make.quiz({ owner: teacher, article, questions: [{ ...first, correct: 'b' }, ...rest] })
  const [id, createdAt] = [make.system.newId(), make.system.now()]
  const by = { quizVersionId: other.quizVersionId, createdBy: teacher.userId, createdAt }
  await make.insert(async (tx) => {
    await tx.insert(t.regrades).values({ schoolId, id, assignmentId, ...by })
    await tx.insert(t.regradeKeys).values({
      ...{ schoolId, regradeId: id, questionVersionId: quiz.questionVersionIds[0] ?? '' },
      correctedVersionId: other.questionVersionIds[0] ?? '',
    })
  })
  return other.quizVersionId
}

test('35 attempts of 15 questions cost as many queries as one of five', async () => {
  const queriesFor = async (size: number, times: number) => {
    const given = await assigned({ times })
    await handIn(
      given,
      Array.from({ length: size }, () => Array.from({ length: times }, () => points.map(() => right)).flat()),
      times,
    )
    const ctx = { ...(await make.ctxFor(given.teacher)), db: counter.db }
    return counter.queriesOf(async () => expectOk(await readQuizStatistics(ctx, given.assignmentId)))
  }
  expect(await queriesFor(1, 1)).toHaveLength(4)
  expect(await queriesFor(35, 3)).toHaveLength(4)
})
