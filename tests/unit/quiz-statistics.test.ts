import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { testQuestions } from '#db/test-content.ts'
import type { GradeState } from '#domain/quiz/grade.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import { chanceBound } from '#domain/stats/chance.ts'
import { gatherFindings, type QuestionFinding, questionFindings, reliabilityOf } from '#domain/stats/findings.ts'
import { type QuizCell, type QuizQuestion, quizStatistics } from '#domain/stats/quiz-statistics.ts'

/** `count` questions of single choice between a (right) and b, one point each. */
function questionsOf(count: number): QuizQuestion[] {
  return Array.from({ length: count }, (_, index) => {
    const [first] = testQuestions(randomUUID)
    if (!first) throw new Error('no question')
    const { body, key } = splitQuestion(first)
    return { position: index + 1, points: 1, body, key }
  })
}

/** Cells as the database gives them, of attempts given as marks by position; undefined where a question was not drawn. */
function cellsOf(attempts: readonly (readonly (number | undefined)[])[]): QuizCell[] {
  return attempts.flatMap((marks) => {
    const own = marks.filter((mark) => mark !== undefined)
    const totalMillionths = own.reduce((sum, mark) => sum + mark * 1_000_000, 0)
    const drawn = own.length
    return marks.flatMap((fraction, index): QuizCell[] => {
      if (fraction === undefined) return []
      const state: GradeState = fraction === 1 ? 'right' : 'wrong'
      const chosen = [fraction === 1 ? 'a' : 'b']
      const ofAttempt = { totalMillionths, full: drawn, drawn, marked: drawn, waiting: 0, count: 1 }
      return [{ position: index + 1, state, fraction, points: 1, chosen, ...ofAttempt }]
    })
  })
}

function statisticsOf(attempts: readonly (readonly (number | undefined)[])[], count: number) {
  return quizStatistics({ questions: questionsOf(count), cells: cellsOf(attempts), unmarked: [] })
}

describe('questions drawn from a pool', () => {
  // Each attempt has two of three questions.
  const attempts = [
    [1, 1, undefined],
    [1, undefined, 1],
    [undefined, 0, 1],
    [0, 0, undefined],
    [1, undefined, 0],
  ]
  const statistics = statisticsOf(attempts, 3)

  test('are each counted over the attempts that had them', () => {
    expect(statistics.attempts).toBe(5)
    expect(statistics.questions.map(({ figures }) => figures.attempts)).toEqual([4, 3, 3])
    statistics.questions.forEach(({ figures }, index) => {
      expect(figures.facility.value).toBeCloseTo([3 / 4, 1 / 3, 2 / 3][index] ?? Number.NaN, 12)
    })
    expect(statistics.test.max).toBe(2)
    expect(statistics.totals).toEqual([
      { value: 0, count: 1 },
      { value: 1, count: 2 },
      { value: 2, count: 2 },
    ])
  })

  test('have an index, but no effective weight, and the test no α', () => {
    const [first] = statistics.questions
    expect(first?.figures.discriminationIndex.value).toBeTypeOf('number')
    expect(first?.figures.effectiveWeight.missing).toBe('questions-drawn')
    expect(first?.figures.intendedWeight.value).toBe(50)
    expect(statistics.test.alpha.missing).toBe('questions-drawn')
  })
})

/** Attempts whose totals on the first four questions rise from 0 to 4, with a fifth question given by `fifth`. */
function rising(times: number, fifth: (total: number, copy: number) => number) {
  return Array.from({ length: times }, (_, copy) =>
    [0, 1, 2, 3, 4].map((total) => [...[1, 2, 3, 4].map((place) => Number(place <= total)), fifth(total, copy)]),
  ).flat()
}

function findingsOf(attempts: readonly (readonly number[])[]) {
  const statistics = statisticsOf(attempts, 5)
  return questionFindings(statistics, chanceBound(statistics.attempts).value).filter(({ position }) => position === 5)
}

describe('what is said of a question', () => {
  test('that those who did well got it wrong, firmly where there are attempts enough', () => {
    const against = (total: number) => Number(total < 2)
    expect(findingsOf(rising(10, against))).toEqual([{ kind: 'against', position: 5, isFirm: true }])
    expect(findingsOf(rising(1, (total) => Number(total === 1)))).toMatchObject([{ kind: 'against', isFirm: false }])
  })

  test('that its answers were no better than guesses', () => {
    expect(findingsOf(rising(10, (total, copy) => Number(total === 4 && copy < 4)))).toMatchObject([
      { kind: 'guessed', facility: 4 / 50, randomGuess: 1 / 2 },
    ])
  })

  test('that nearly everybody got it right', () => {
    expect(findingsOf(rising(10, (total) => Number(total > 0 || total === 0)))).toMatchObject([{ kind: 'too-easy' }])
  })

  test('that it hardly tells who knows from who does not', () => {
    const noise = (total: number, copy: number) => Number((total * 3 + copy) % 5 !== 0)
    expect(findingsOf(rising(10, noise))).toMatchObject([{ kind: 'weak' }])
  })

  test('nothing, where it is well', () => {
    expect(findingsOf(rising(10, (total) => Number(total > 1)))).toEqual([])
  })

  test('that a wrong answer drew those who did well', () => {
    const [first, ...others] = questionsOf(2)
    if (!first) throw new Error('no question')
    // In the order of their other marks: of the five best three chose c, which is wrong; those below them know a.
    const answers = [...'cccaaaaaaabbbabbbb']
    const cells = answers.flatMap((choice, index): QuizCell[] => {
      const own = choice === 'a' ? 1 : 0
      const rest = (answers.length - index) / answers.length
      const totalMillionths = Math.round((own + 20 * rest) * 1_000_000)
      const shared = { points: 1, totalMillionths, full: 2, drawn: 2, marked: 2, waiting: 0, count: 1 }
      return [
        { ...shared, position: 1, state: own === 1 ? 'right' : 'wrong', fraction: own, chosen: [choice] },
        { ...shared, position: 2, state: 'partly', fraction: rest, chosen: [] },
      ]
    })
    const statistics = quizStatistics({ questions: [first, ...others], cells, unmarked: [] })
    const found = questionFindings(statistics, chanceBound(18).value).find(({ position }) => position === 1)
    expect(found).toEqual({ kind: 'wrong-preferred', position: 1, value: 'c', top: 3, bottom: 0 })
  })
})

test('what is true of several questions is said once, and what may be chance apart from what is not', () => {
  const against = (position: number, isFirm: boolean): QuestionFinding => ({ kind: 'against', position, isFirm })
  const easy = (position: number): QuestionFinding => ({ kind: 'too-easy', position, facility: 1 })
  const findings = [against(3, false), against(4, true), against(5, false), easy(1), easy(2)]
  expect(gatherFindings(findings)).toEqual([
    { telling: 'against', findings: [against(4, true)] },
    { telling: 'perhaps-against', findings: [against(3, false), against(5, false)] },
    { telling: 'too-easy', findings: [easy(1), easy(2)] },
  ])
})

test('reliability is told in words by α', () => {
  expect([-0.2, 0, 0.49, 0.5, 0.69, 0.7, 1].map(reliabilityOf)).toEqual([
    ...['against', 'low', 'low', 'fair', 'fair', 'good', 'good'],
  ])
})
