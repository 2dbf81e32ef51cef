import { readQuizStatistics } from '#db/access/statistics.ts'
import { type BulkScore, insertManyAttempts } from '#db/bulk-attempts.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import { testQuestions } from '#db/test-content.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import { gradeAttempt } from '#domain/quiz/score.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import { chanceBound } from '#domain/stats/chance.ts'
import { questionFindings } from '#domain/stats/findings.ts'
import { quizStatistics } from '#domain/stats/quiz-statistics.ts'
import { scoreBins } from '#domain/stats/score-bins.ts'
import { backendProcesses, settle } from '../load/bench-database.ts'
import { localPostgres, processorMs } from '../load/process-cost.ts'
import { measure } from '../measure.ts'
import { now } from '../open-context.ts'
import type { BenchResult, PostgresBench } from './bench.ts'

const sizes = [200, 2000, 20_000] as const
/** In each round every size is measured in turn; one run of the largest takes as long as many of the smallest. */
const rounds = 5
const runsOf: Record<number, number> = { 200: 10, 2000: 4, 20000: 1 }

/** A school of some years: so many quizzes of 200 attempts beside the one that is measured, and so many teachers. */
const history = { quizzes: 100, teachers: 10 }

/**
 * Full statistics of a quiz of 20 questions, from the database to the page's data, for 200, 2,000 and 20,000 attempts, each
 * in a school of its own. The last row is the small quiz again, in a school that has a hundred more of its size.
 */
export async function benchReport({ db, url }: PostgresBench): Promise<BenchResult> {
  const make = makeFactories(db, now)
  const quizzes: TakenQuiz[] = []
  for (const attempts of sizes) {
    const teacher = await make.user({ schoolId: await make.school(), role: 'teacher' })
    quizzes.push(await takenQuiz(make, teacher, scoresOf(make, attempts), `${attempts}`))
  }
  quizzes.push(await quizInOldSchool(make))
  await settle(url)
  const taken = new Map(quizzes.map((quiz): [TakenQuiz, Taken] => [quiz, { times: [], cpuMs: 0, runs: 0 }]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [quiz, sum] of taken) await measureRound(url, quiz, sum)
  }
  const rows = await Promise.all(
    [...taken].map(async ([quiz, { times, cpuMs, runs }]) => ({
      attempts: quiz.label,
      questions: 20,
      groups: await report(quiz),
      medianMs: middleOf(times),
      leastMs: Math.min(...times),
      // Of this process and the database's together: what it would take on a machine that does nothing else.
      processorMs: round(cpuMs / runs),
    })),
  )
  const timeOf = (label: string) => rows.find((row) => row.attempts === label)?.medianMs ?? 0
  return {
    rows,
    ratios: {
      '2,000 to 200 attempts': round(timeOf('2000') / timeOf('200')),
      '20,000 to 2,000 attempts': round(timeOf('20000') / timeOf('2000')),
    },
  }
}

type Taken = { times: number[]; cpuMs: number; runs: number }

async function measureRound(url: string, quiz: TakenQuiz, sum: Taken): Promise<void> {
  const processes = [process.pid, ...localPostgres(await backendProcesses(url))]
  const before = processorMs(processes) ?? 0
  const runs = runsOf[quiz.attempts] ?? 1
  const { medianMs } = await measure(runs, () => report(quiz))
  sum.times.push(medianMs)
  sum.cpuMs += (processorMs(processes) ?? 0) - before
  // One more that does not count for the time.
  sum.runs += runs + 1
}

type TakenQuiz = { label: string; attempts: number; ctx: Ctx; assignmentId: string }

/** What the page does before it renders; gives how many groups of answers travelled. */
async function report({ ctx, assignmentId, attempts }: TakenQuiz): Promise<number> {
  const source = await readQuizStatistics(ctx, assignmentId)
  if (!source.ok || source.value.tally === null) throw new Error('The bench was refused its own quiz')
  const statistics = quizStatistics(source.value.tally)
  if (statistics.attempts !== attempts) throw new Error(`The bench counted ${statistics.attempts} attempts`)
  questionFindings(statistics, chanceBound(statistics.attempts).value)
  scoreBins(statistics.totals, statistics.test.max)
  return source.value.tally.cells.length
}

async function quizInOldSchool(make: Factories): Promise<TakenQuiz> {
  const schoolId = await make.school()
  const teachers: MadeUser[] = []
  for (let index = 0; index < history.teachers; index += 1)
    teachers.push(await make.user({ schoolId, role: 'teacher' }))
  const scores = scoresOf(make, sizes[0])
  const quizzes: TakenQuiz[] = []
  for (let index = 0; index <= history.quizzes; index += 1) {
    const teacher = teachers[index % teachers.length]
    if (teacher) quizzes.push(await takenQuiz(make, teacher, scores, `200 in a school of ${history.quizzes} more`))
  }
  const [first] = quizzes
  if (first === undefined) throw new Error('The bench made no quiz')
  return first
}

function questionsOf(make: Factories) {
  return [1, 2, 3, 4].flatMap(() => testQuestions(make.system.newId))
}

/** What so many students with different abilities score on the questions, graded as the program grades. */
function scoresOf(make: Factories, attempts: number): BulkScore[][] {
  const parts = questionsOf(make).map(splitQuestion)
  const draw = drawnNumbers()
  return Array.from({ length: attempts }, () => {
    // The mean of three draws lies about the middle, as abilities do.
    const ability = (draw() + draw() + draw()) / 3
    const items = parts.map((part, index) => {
      const isKnown = draw() < 0.1 + 0.9 * ability - (index % 7) * 0.04
      return { ...part, position: index + 1, response: answerTo(part.body.type, isKnown, draw()) }
    })
    return gradeAttempt(items).items
  })
}

async function takenQuiz(
  make: Factories,
  teacher: MadeUser,
  attempts: readonly (readonly BulkScore[])[],
  label: string,
): Promise<TakenQuiz> {
  const { schoolId } = teacher
  const classId = await make.classOf({ teacher })
  const article = await make.article({ owner: teacher })
  const questions = questionsOf(make)
  const quiz = await make.quiz({ owner: teacher, article, questions })
  const assignmentId = await make.assignment({ teacher, classId, article, quiz })
  const points = questions.map((question) => question.points)
  await insertManyAttempts(make, { schoolId, classId, assignmentId, quiz, points, attempts })
  return { label, attempts: attempts.length, ctx: await make.ctxFor(teacher), assignmentId }
}

/** An answer to one of the five test questions: the right one, or one of several wrong ones. */
function answerTo(type: string, isKnown: boolean, chance: number): QuizResponse | null {
  switch (type) {
    case 'single-choice':
      return { type, choice: isKnown ? 'a' : 'b' }
    case 'multiple-response':
      return { type, choices: isKnown ? ['a', 'b'] : chance < 0.4 ? ['a'] : chance < 0.7 ? ['a', 'c'] : ['b', 'c'] }
    case 'true-false-not-stated':
      return { type, choice: isKnown ? 'not-stated' : chance < 0.5 ? 'true' : 'false' }
    case 'number':
      return { type, text: isKnown ? '3' : String(Math.floor(4 + chance * 12)) }
    case 'short-answer':
      return { type, text: isKnown ? 'harbour master' : 'the keeper' }
    default:
      return null
  }
}

/** Numbers from 0 to 1 that are the same in each run (the generator of "Numerical Recipes"). */
function drawnNumbers(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function middleOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
