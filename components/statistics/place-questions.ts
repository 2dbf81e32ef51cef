import type { QuestionStatistics } from '#domain/stats/quiz-statistics.ts'

/** A mark of the picture, in the picture's units: where it stands, the words beside it, and where these stand. */
export type PlacedQuestions = { x: number; y: number; words: string; at: { x: number; y: number } }

type Box = { left: number; right: number; top: number; bottom: number }

/** Marks nearer than this would hide each other, and become one. */
const nearestX = 14
const nearestY = 10
/** The room that words of 12 units height take. */
const letterWidth = 7
const wordHeight = 12

/** Puts the questions that have both figures into the picture, each number beside its mark where there is room. */
export function placeQuestions(
  questions: readonly QuestionStatistics[],
  scale: { x: (facility: number) => number; y: (index: number) => number; width: number },
): PlacedQuestions[] {
  const marks = marksOf(questions, scale)
  const taken = marks.map(({ x, y }): Box => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }))
  return marks.map(({ x, y, numbers }) => {
    const words = numbers.join(', ')
    const half = (words.length * letterWidth) / 2
    const places = [
      { x, y: y - 7 },
      { x, y: y + 17 },
      { x: x + half + 9, y: y + 4 },
      { x: x - half - 9, y: y + 4 },
      { x, y: y - 19 },
      { x, y: y + 29 },
    ].map((place) => ({ ...place, x: Math.min(Math.max(place.x, half), scale.width - half) }))
    const boxes = places.map((place) => ({ place, box: boxOf(place, half) }))
    const { place, box } = boxes.find(({ box }) => !taken.some((other) => overlap(box, other))) ?? {
      place: { x, y: y - 7 },
      box: boxOf({ x, y: y - 7 }, half),
    }
    taken.push(box)
    return { x, y, words, at: place }
  })
}

type Mark = { x: number; y: number; numbers: number[] }

function marksOf(
  questions: readonly QuestionStatistics[],
  scale: { x: (facility: number) => number; y: (index: number) => number },
): Mark[] {
  const marks: Mark[] = []
  for (const { position, figures } of questions) {
    const { facility, discriminationIndex } = figures
    if (facility.value === null || discriminationIndex.value === null) continue
    const [x, y] = [scale.x(facility.value), scale.y(discriminationIndex.value)]
    const near = marks.find((mark) => Math.abs(mark.x - x) < nearestX && Math.abs(mark.y - y) < nearestY)
    if (near === undefined) marks.push({ x, y, numbers: [position] })
    else near.numbers.push(position)
  }
  return marks
}

/** The box of words whose baseline is centred there. */
function boxOf({ x, y }: { x: number; y: number }, half: number): Box {
  return { left: x - half, right: x + half, top: y - wordHeight + 2, bottom: y + 2 }
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
