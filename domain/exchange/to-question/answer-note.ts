/**
 * Decides what Postil keeps of an author's words on one answer: plain feedback and the name of a misconception, and ids for
 * options in the order in which they stand.
 */
import { plainWords } from '../plain-words.ts'
import type { FormNote } from '../question-form.ts'
import type { Tell } from '../warning.ts'

export function answerNote({ feedback, misconception }: FormNote, tell: Tell) {
  return { feedback: feedback === null ? '' : plainWords(feedback, tell), misconception: misconception?.trim() || null }
}

/** 'a', 'b', … 'z', then 'o27' and so on. */
export function optionId(index: number): string {
  return index < 26 ? String.fromCharCode(97 + index) : `o${index + 1}`
}

/** Where the best answer stands, and whether nothing else of it is lost; −1 where no answer is worth anything. */
export function bestOf(fractions: readonly number[]): number {
  const best = Math.max(0, ...fractions)
  return best > 0 ? fractions.indexOf(best) : -1
}
