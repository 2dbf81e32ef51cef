/**
 * Decides which questions of a quiz one student gets, and in which order: those without a section first, then section by
 * section, of a pool as many as it draws. Source: question pools of Moodle and Canvas; chance comes from outside.
 */
import type { QuizSection } from './sections.ts'
import { type RandomInt, shuffled } from './shuffled.ts'

/** A question's place in its quiz, and the number of its section, from 1; 0 for none. */
export type DrawableItem = { quizPosition: number; section: number }

/**
 * The questions drawn, in the order shown. Without shuffling they keep the order of the quiz. A pool that draws more than
 * it has gives all; a section that the quiz does not have counts as none.
 */
export function drawItems<Item extends DrawableItem>(
  sections: readonly Pick<QuizSection, 'draw' | 'isShuffled'>[],
  items: readonly Item[],
  randomInt: RandomInt,
): Item[] {
  const inOrder = [...items].sort((a, b) => a.quizPosition - b.quizPosition)
  const isPlaced = ({ section }: Item) => sections[section - 1] !== undefined
  return [
    ...inOrder.filter((item) => !isPlaced(item)),
    ...sections.flatMap((section, index) =>
      drawFrom(
        inOrder.filter((item) => item.section === index + 1),
        section,
        randomInt,
      ),
    ),
  ]
}

function drawFrom<Item>(
  own: readonly Item[],
  { draw, isShuffled }: Pick<QuizSection, 'draw' | 'isShuffled'>,
  randomInt: RandomInt,
): Item[] {
  if (draw === null && !isShuffled) return [...own]
  const drawn = shuffled(own, randomInt).slice(0, draw ?? own.length)
  return isShuffled ? drawn : own.filter((item) => drawn.includes(item))
}
