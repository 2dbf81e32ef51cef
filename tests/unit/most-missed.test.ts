import { expect, test } from 'vitest'
import { grade } from '#domain/quiz/grade.ts'
import type { QuestionBody, QuestionKey, QuizResponse } from '#domain/quiz/schema.ts'
import type { ProgressGrade } from '#domain/stats/class-progress.ts'
import { mostMissed, questionFigures, questionToCount } from '#domain/stats/most-missed.ts'

const plainKey = { explanation: '', evidence: [] }
const notes = {
  a: { feedback: '', misconception: null },
  b: { feedback: '', misconception: 'takes the nearest name' },
  c: { feedback: '', misconception: 'joins two facts' },
}
const singleKey: QuestionKey = { ...plainKey, type: 'single-choice', correct: 'a', options: notes }

function graded(
  position: number,
  state: ProgressGrade['state'],
  chosen: string[],
  count: number,
  from = 1,
): ProgressGrade[] {
  return Array.from({ length: count }, (_, index) => ({
    studentId: `s${from + index}`,
    position,
    state,
    fraction: null,
    chosen,
  }))
}

test('the most chosen wrong option is told with its count, its students and its misconception', () => {
  const grades = [
    ...graded(1, 'right', ['a'], 3),
    ...graded(1, 'wrong', ['c'], 2, 4),
    ...graded(1, 'wrong', ['b'], 3, 6),
    ...graded(1, 'unanswered', [], 1, 9),
    ...graded(1, 'waits', [], 2, 10),
  ]
  expect(questionFigures([questionToCount(1, singleKey)], grades)).toEqual([
    {
      position: 1,
      answered: 8,
      right: 3,
      partly: 0,
      wrong: 5,
      unanswered: 1,
      waiting: 2,
      shareRight: 3 / 8,
      shareWrong: 5 / 8,
      topWrong: {
        chosen: 'b',
        count: 3,
        studentIds: ['s6', 's7', 's8'],
        misconception: 'takes the nearest name',
      },
    },
  ])
})

test('options chosen equally often are told apart in a fixed way', () => {
  const question = questionToCount(1, singleKey)
  const b = graded(1, 'wrong', ['b'], 1)
  const c = graded(1, 'wrong', ['c'], 1, 2)
  expect(questionFigures([question], [...b, ...c])[0]?.topWrong?.chosen).toBe('b')
  expect(questionFigures([question], [...c, ...b])[0]?.topWrong?.chosen).toBe('b')
})

test('a question that nobody answered has no shares and is not among the missed', () => {
  const questions = [questionToCount(1, singleKey)]
  const grades = graded(1, 'unanswered', [], 4)
  expect(questionFigures(questions, grades)[0]).toMatchObject({ shareRight: null, shareWrong: null, topWrong: null })
  expect(mostMissed(questions, grades)).toEqual([])
  expect(mostMissed(questions, graded(1, 'right', ['a'], 4))).toEqual([])
})

test('missed questions stand by share wrong, then partly right, then number of answers, then position', () => {
  const questions = [1, 2, 3, 4, 5].map((position) => questionToCount(position, singleKey))
  const grades = [
    ...graded(1, 'wrong', ['b'], 1),
    ...graded(1, 'right', ['a'], 1),
    ...graded(2, 'wrong', ['b'], 2),
    ...graded(2, 'right', ['a'], 2),
    ...graded(3, 'wrong', ['b'], 1),
    ...graded(3, 'partly', ['a'], 1),
    ...graded(4, 'wrong', ['b'], 2),
    ...graded(4, 'right', ['a'], 2),
    ...graded(5, 'partly', ['a'], 9),
  ]
  expect(mostMissed(questions, grades).map(({ position }) => position)).toEqual([3, 2, 4, 1, 5])
})

test('right ticks of a partly right answer are never told as its wrong choice', () => {
  const key: QuestionKey = { ...plainKey, type: 'multiple-response', correct: ['a', 'b'], options: notes }
  const grades = [...graded(1, 'partly', ['a', 'c'], 1), ...graded(1, 'wrong', ['a'], 3, 2)]
  expect(questionFigures([questionToCount(1, key)], grades)[0]?.topWrong).toMatchObject({ chosen: 'c', count: 1 })
})

test('what grading tells as chosen leads to the misconception, for every type of question', () => {
  const stem = 'What?'
  const form = (text: string) => ({ text, feedback: '', misconception: 'the idea' })
  const cases: [QuestionBody, QuestionKey, QuizResponse][] = [
    [
      { type: 'number', stem },
      { ...plainKey, type: 'number', correct: '91', tolerance: '0', wrong: [form('19.0')] },
      { type: 'number', text: '19' },
    ],
    [
      { type: 'short-answer', stem },
      { ...plainKey, type: 'short-answer', accepted: ['yes'], wrong: [form('n*')], unmatched: 'wrong' },
      { type: 'short-answer', text: 'No.' },
    ],
    [
      { type: 'true-false-not-stated', stem },
      { ...plainKey, type: 'true-false-not-stated', correct: 'false', options: { true: form('true') } },
      { type: 'true-false-not-stated', choice: 'true' },
    ],
  ]
  for (const [body, key, response] of cases) {
    const { state, fraction, chosen } = grade(body, key, response)
    const figures = questionFigures(
      [questionToCount(1, key)],
      [{ studentId: 's', position: 1, state, fraction, chosen }],
    )
    expect(figures[0]?.topWrong?.misconception).toBe('the idea')
  }
})
