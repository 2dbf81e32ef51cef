/**
 * Decides what somebody reaches who has not read a word and ticks at random: the mark below which a question says nothing.
 * Source: Moodle, "random guess score"; for several choices the mean over all ways to tick at least one option.
 */
import { assertNever } from '#domain/assert-never.ts'
import type { QuestionBody, QuestionKey } from '#domain/quiz/schema.ts'
import { verdicts } from '#domain/quiz/schema.ts'

/** The mean mark of a random answer, 0 to 1. What is typed or marked in the text cannot be guessed: 0. */
export function randomGuess(body: QuestionBody, key: QuestionKey): number {
  switch (body.type) {
    case 'single-choice':
      return 1 / body.options.length
    case 'true-false-not-stated':
      return 1 / verdicts.length
    case 'multiple-response':
      return key.type === 'multiple-response' ? guessedTicks(body, key.correct.length) : 0
    case 'number':
    case 'short-answer':
      return 0
    default:
      return assertNever(body)
  }
}

/** Of the 2ᵐ − 1 ways to tick, those with i right and j wrong ticks are C(r, i) · C(m − r, j). */
function guessedTicks(body: Extract<QuestionBody, { type: 'multiple-response' }>, right: number): number {
  const options = body.options.length
  const ways = 2 ** options - 1
  if (body.scoring === 'all-or-nothing') return 1 / ways
  if (right === 0) return 0
  let sum = 0
  for (let i = 0; i <= right; i += 1) {
    for (let j = 0; j < i; j += 1) sum += binomial(right, i) * binomial(options - right, j) * ((i - j) / right)
  }
  return sum / ways
}

function binomial(n: number, k: number): number {
  let value = 1
  for (let step = 1; step <= k; step += 1) value = (value * (n - k + step)) / step
  return k > n ? 0 : value
}
