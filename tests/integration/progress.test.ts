import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { progressCsv } from '#components/progress/progress-csv.ts'
import { markAnswer } from '#db/access/marking.ts'
import { createNote } from '#db/access/notes.ts'
import { classProgress } from '#db/access/progress.ts'
import { saveStudentComment } from '#db/access/student-comments.ts'
import { readStudentWork } from '#db/access/student-work.ts'
import { countMarkedPassages } from '#db/access/system/marked-passages.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import { rowsOf } from '#db/migrate.ts'
import { testQuestions } from '#db/test-content.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import type { Result } from '#domain/result.ts'
import { progressReport } from '#domain/stats/progress-report.ts'
import { writeAttempt } from '#tests/support/attempt-rows.ts'
import { testClock } from '#tests/support/clock.ts'
import { type QueryCounter, queryCounter } from '#tests/support/count-queries.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
let make: Factories
let counter: QueryCounter
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, testClock().now)
  counter = queryCounter(database)
})
afterAll(() => database.close())

const allRight: QuizResponse[] = [
  { type: 'single-choice', choice: 'a' },
  { type: 'multiple-response', choices: ['a', 'b'] },
  { type: 'true-false-not-stated', choice: 'not-stated' },
  { type: 'number', text: '3' },
  { type: 'short-answer', text: 'harbour master' },
]
const right = { state: 'right' as const, fraction: 1 }
const wrong = { state: 'wrong' as const, fraction: 0 }
const waits = { state: 'waits' as const, fraction: null }

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** A class of `size` students; `questions` times the five test questions. */
async function assigned(size: number, times = 1) {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const students: MadeUser[] = []
  for (let index = 0; index < size; index += 1)
    students.push(await make.user({ schoolId, displayName: `Student ${index}` }))
  const classId = await make.classOf({ teacher, students })
  const article = await make.article({ owner: teacher })
  const questions = Array.from({ length: times }, () => testQuestions(make.system.newId)).flat()
  const quiz = await make.quiz({ owner: teacher, article, questions })
  const assignmentId = await make.assignment({ teacher, classId, article, quiz })
  return { schoolId, teacher, students, classId, article, quiz, assignmentId }
}

test('the page tells who has not started, is under way, has handed in, and what waits', async () => {
  const { teacher, students, quiz, assignmentId } = await assigned(4)
  const [, underWay, done, marked] = students
  if (!underWay || !done || !marked) throw new Error('too few students')
  await writeAttempt(make, { student: underWay, assignmentId, quiz, answers: allRight.slice(0, 2) })
  const submittedAt = make.system.now()
  await writeAttempt(make, {
    student: done,
    assignmentId,
    quiz,
    answers: allRight,
    submittedAt,
    scores: [wrong, right, right, right, right],
  })
  await writeAttempt(make, {
    student: marked,
    assignmentId,
    quiz,
    answers: allRight,
    submittedAt,
    scores: [wrong, wrong, right, right, waits],
  })

  const progress = value(await classProgress(await make.ctxFor(teacher), assignmentId))
  const { summary, cells, missed } = progressReport(progress)
  expect(summary.notStarted.map(({ name }) => name)).toEqual(['Student 0'])
  expect(summary.underWay.map(({ name }) => name)).toEqual(['Student 1'])
  expect(summary.handedIn).toHaveLength(2)
  expect(summary.waiting.answers).toBe(1)
  expect(cells.get(underWay.userId)).toEqual(['answered', 'answered', 'open', 'open', 'open'])
  expect(cells.get(marked.userId)).toEqual(['wrong', 'wrong', 'right', 'right', 'waits'])
  expect(missed[0]).toMatchObject({ position: 1, wrong: 2, answered: 2 })
})

/** A class that has handed everything in. */
async function handedIn(size: number, times: number) {
  const made = await assigned(size, times)
  const scores = Array.from({ length: times * 5 }, () => right)
  for (const student of made.students) {
    const { assignmentId, quiz } = made
    const submittedAt = make.system.now()
    await writeAttempt(make, { student, assignmentId, quiz, answers: allRight, submittedAt, scores })
  }
  return made
}

test('for one answer few scores of others are looked at, though the database knows nothing of its tables yet', async () => {
  const [students, questions] = [20, 10]
  const { teacher, assignmentId } = await handedIn(students, questions / 5)
  const ctx = await make.ctxFor(teacher)
  const read = await database.db.transaction(async (tx) => {
    value(await classProgress({ ...ctx, db: tx }, assignmentId))
    await tx.execute(sql`select set_config('role', 'none', true)`)
    const counted = sql`select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as tuples
      from pg_stat_xact_user_tables where relname = 'scores'`
    const [row] = rowsOf(await tx.execute(counted))
    return Number(row?.['tuples'])
  })
  const answers = students * questions
  expect(read).toBeGreaterThanOrEqual(answers)
  // Those of one student, or of one question, whichever index is taken: never all of them for each.
  expect(read).toBeLessThan((answers * answers) / 5)
})

test('a class of 35 with 15 questions costs as many queries as a class of one, in the page and in the CSV', async () => {
  const queriesFor = async (size: number, times: number) => {
    const { teacher, assignmentId } = await handedIn(size, times)
    const ctx = { ...(await make.ctxFor(teacher)), db: counter.db }
    return counter.queriesOf(async () => value(await classProgress(ctx, assignmentId)))
  }
  const small = await queriesFor(1, 1)
  const large = await queriesFor(35, 3)
  expect(small.length).toBe(6)
  expect(large.length).toBe(small.length)
})

test('only those who teach the class see its progress, its students’ work and its marked passages', async () => {
  const { schoolId, teacher, students, assignmentId } = await assigned(1)
  const [student] = students
  if (!student) throw new Error('no student')
  const foreignTeacher = await make.user({ schoolId, role: 'teacher' })
  const administrator = await make.user({ schoolId, role: 'admin' })
  const elsewhere = await make.user({ schoolId: await make.school(), role: 'teacher' })
  for (const user of [student, foreignTeacher, administrator, elsewhere]) {
    const ctx = await make.ctxFor(user)
    const refused = { ok: false, error: { kind: 'not-found' } }
    expect(await classProgress(ctx, assignmentId)).toEqual(refused)
    expect(await readStudentWork(ctx, assignmentId, student.userId)).toEqual(refused)
    expect(await countMarkedPassages(ctx, assignmentId)).toEqual(refused)
    expect(await saveStudentComment(ctx, { assignmentId, studentId: student.userId, body: 'x' })).toEqual(refused)
  }
  expect((await classProgress(await make.ctxFor(teacher), assignmentId)).ok).toBe(true)
})

test('private marks count in the number of a passage from five students on, and are listed nowhere', async () => {
  const { teacher, students, assignmentId } = await assigned(5)
  const ctx = await make.ctxFor(teacher)
  const numbers = async () =>
    value(await countMarkedPassages(ctx, assignmentId)).map(({ blockId, marked }) => ({ blockId, ...marked }))
  for (const student of students) {
    // Four or fewer leave no trace: not even that somebody marked something.
    expect(await numbers()).toEqual([])
    const note = { id: make.system.newId(), kind: 'note' as const, audience: 'me' as const, body: 'PRIVATE' }
    const span = { level: 'standard' as const, start: 15, end: 25, quote: 'The keeper' }
    value(await createNote(await make.ctxFor(student), assignmentId, { ...note, span }))
  }
  expect(await numbers()).toEqual([{ blockId: 'p1', students: 5, shared: 0 }])
  const work = value(await readStudentWork(ctx, assignmentId, students[0]?.userId ?? ''))
  expect(work.notes).toEqual([])
})

test('a mark by hand counts before the machine’s, and every earlier mark is kept', async () => {
  const { teacher, students, quiz, assignmentId } = await assigned(1)
  const [student] = students
  if (!student) throw new Error('no student')
  const scores = [right, right, right, right, waits]
  const attemptId = await writeAttempt(make, {
    student,
    assignmentId,
    quiz,
    answers: allRight,
    submittedAt: make.system.now(),
    scores,
  })
  const ctx = await make.ctxFor(teacher)
  expect(
    await markAnswer(ctx, { attemptId, position: 5, points: '2.5', comment: null, seenRunId: null }),
  ).toMatchObject({
    ok: false,
    error: { kind: 'invalid' },
  })
  const mark = { attemptId, position: 5, points: '0.5', comment: 'Who said it?', seenRunId: null }
  const first = value(await markAnswer(ctx, mark))
  if (first.status !== 'saved') throw new Error('The first mark was not saved')
  const second = { ...mark, points: '1', comment: 'Better on a second reading', seenRunId: first.runId }
  value(await markAnswer(ctx, second))
  const work = value(await readStudentWork(ctx, assignmentId, student.userId))
  expect(work.items[4]?.score).toMatchObject({
    state: 'partly',
    points: 1,
    kind: 'manual',
    comment: 'Better on a second reading',
  })
  const { summary } = progressReport(value(await classProgress(ctx, assignmentId)))
  expect(summary.waiting.answers).toBe(0)
  expect(summary.rows[0]?.totals).toMatchObject({ total: 6, max: 7 })
})

test('an answer is not marked before it is handed in', async () => {
  const { teacher, students, quiz, assignmentId } = await assigned(1)
  const [student] = students
  if (!student) throw new Error('no student')
  const attemptId = await writeAttempt(make, { student, assignmentId, quiz, answers: allRight })
  const mark = { attemptId, position: 1, points: '1', comment: null, seenRunId: null }
  const marked = await markAnswer(await make.ctxFor(teacher), mark)
  expect(marked).toEqual({ ok: false, error: { kind: 'not-found' } })
})

test('the CSV says what the page says, and a name that is a formula stays a name', async () => {
  const { schoolId, teacher, classId, quiz, assignmentId } = await assigned(0)
  const student = await make.user({ schoolId, displayName: '=HYPERLINK("http://example.org")', sortName: 'A' })
  await make.addStudent(classId, student)
  await writeAttempt(make, {
    student,
    assignmentId,
    quiz,
    answers: allRight,
    submittedAt: make.system.now(),
    scores: [right, wrong, right, right, waits],
  })
  const csv = progressCsv(value(await classProgress(await make.ctxFor(teacher), assignmentId)))
  const rows: string[][] = parse(csv, { bom: true })
  expect(rows[0]?.slice(0, 6)).toEqual(['Student', 'State', 'Score', 'Maximum', 'Handed in', 'Attempt'])
  expect(rows[1]?.[0]).toBe('\'=HYPERLINK("http://example.org")')
  expect(rows[1]?.slice(1, 4)).toEqual(['handed in', '3', '7'])
  expect(rows[1]?.slice(5)).toEqual(['1', '1', '0', '1', '1', 'waits for marking'])
})
