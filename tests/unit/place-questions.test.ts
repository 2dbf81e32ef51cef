import { expect, test } from 'vitest'
import { placeQuestions } from '#components/statistics/place-questions.ts'
import { itemStatistics } from '#domain/stats/item-statistics.ts'
import type { QuestionStatistics } from '#domain/stats/quiz-statistics.ts'
import { type MarkRow, tallyMarks } from '#domain/stats/tally.ts'

const scale = { x: (facility: number) => 40 + 300 * facility, y: (index: number) => 100 - index, width: 400 }

/** Questions with the figures of these marks; what the picture does not look at is left empty. */
function questionsOf(rows: readonly MarkRow[]): QuestionStatistics[] {
  const maxima = (rows[0] ?? []).map(() => 1)
  return itemStatistics(tallyMarks(maxima, rows)).map((figures, index) => ({
    ...{ position: index + 1, points: 1, randomGuess: 0, choices: [], figures },
    body: { type: 'number', stem: 's' },
    key: { type: 'number', explanation: '', evidence: [], correct: '1', tolerance: '0', wrong: [] },
  }))
}

test('questions that stand at the same place share a mark, and those without an index have none', () => {
  const placed = placeQuestions(
    questionsOf([
      [1, 1, 1, 0],
      [0, 0, 1, 1],
      [1, 1, 1, 1],
      [0, 0, 1, 0],
    ]),
    scale,
  )
  expect(placed.map(({ words }) => words)).toEqual(['1, 2', '4'])
})

test('no words hide other words, and none leave the picture', () => {
  const rows = Array.from({ length: 40 }, (_, student) =>
    Array.from({ length: 14 }, (_, question) => Number((student * (question + 3)) % 11 < 9 - question / 2)),
  )
  const placed = placeQuestions(questionsOf(rows), scale)
  expect(placed.length).toBeGreaterThan(8)
  const boxes = placed.map(({ words, at }) => ({
    left: at.x - words.length * 3.5,
    right: at.x + words.length * 3.5,
    y: at.y,
  }))
  for (const [index, one] of boxes.entries()) {
    expect(one.left).toBeGreaterThanOrEqual(0)
    expect(one.right).toBeLessThanOrEqual(scale.width)
    const hidden = boxes.slice(index + 1).filter(({ left, right, y }) => {
      return left < one.right && one.left < right && Math.abs(y - one.y) < 12
    })
    expect(hidden).toEqual([])
  }
})
