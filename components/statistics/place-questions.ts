import type { QuestionStatistics } from '#domain/stats/quiz-statistics.ts'

/** A mark of the picture: where it stands, in the picture's units, and the questions that stand there. */
export type PlacedQuestions = { x: number; y: number; numbers: number[] }

/** The words of marks nearer than this would hide each other: they become one. */
const nearestX = 34
const nearestY = 18

/** Puts the questions that have both figures into the picture; those that would overlap share a mark. */
export function placeQuestions(
  questions: readonly QuestionStatistics[],
  scale: { x: (facility: number) => number; y: (index: number) => number },
): PlacedQuestions[] {
  const placed: PlacedQuestions[] = []
  for (const { position, figures } of questions) {
    const { facility, discriminationIndex } = figures
    if (facility.value === null || discriminationIndex.value === null) continue
    const [x, y] = [scale.x(facility.value), scale.y(discriminationIndex.value)]
    const near = placed.find((mark) => Math.abs(mark.x - x) < nearestX && Math.abs(mark.y - y) < nearestY)
    if (near === undefined) placed.push({ x, y, numbers: [position] })
    else near.numbers.push(position)
  }
  return placed
}
