/**
 * Decides what somebody reaches who has not read a word and answers at random: the mark below which a question says nothing.
 * Source: Moodle, "random guess score", here as the mean over all answers that can be given, each as likely as the others.
 */
import { assertNever } from '#domain/assert-never.ts'
import type * as cloze from '#domain/quiz/questions/cloze.ts'
import * as multipleResponse from '#domain/quiz/questions/multiple-response.ts'
import type * as ordering from '#domain/quiz/questions/ordering.ts'
import { type QuestionBody, type QuestionKey, verdicts } from '#domain/quiz/schema.ts'

/**
 * The mean mark of a random answer, 0 to 1. What is typed or marked in the text cannot be guessed and counts as 0, and so
 * does evidence that is asked for beside the answer.
 */
export function randomGuess(body: QuestionBody, key: QuestionKey): number {
  const cited = body.citation?.isScored ? body.citation.weight : 0
  return (1 - cited) * guessedAnswer(body, key)
}

function guessedAnswer(body: QuestionBody, key: QuestionKey): number {
  switch (body.type) {
    case 'single-choice':
      return 1 / body.options.length
    case 'true-false-not-stated':
      return 1 / verdicts.length
    case 'multiple-response':
      return key.type === body.type ? guessedTicks(body, key) : 0
    case 'cloze':
      return guessedGaps(body)
    case 'ordering':
      return guessedOrder(body)
    case 'matching':
    case 'categories':
      return 1 / body.targets.length
    case 'number':
    case 'short-answer':
    case 'evidence':
    case 'repair':
    case 'free-text':
      return 0
    default:
      return assertNever(body)
  }
}

/** The mean over the 2ᵐ − 1 ways to tick at least one of m options, at most 4,095. */
function guessedTicks(body: multipleResponse.Body, key: multipleResponse.Key): number {
  const ways = 2 ** body.options.length - 1
  let sum = 0
  for (let way = 1; way <= ways; way += 1) {
    const ticks = body.options.filter((_, index) => (way & (1 << index)) !== 0).map(({ id }) => id)
    sum += multipleResponse.grade(body, key, ticks).fraction ?? 0
  }
  return sum / ways
}

function guessedGaps({ gaps }: cloze.Body): number {
  const all = gaps.reduce((sum, { weight }) => sum + weight, 0)
  const guessed = gaps.reduce((sum, gap) => sum + (gap.kind === 'chosen' ? gap.weight / gap.options.length : 0), 0)
  return all === 0 ? 0 : guessed / all
}

function guessedOrder({ items, scoring }: ordering.Body): number {
  const n = items.length
  if (n < 2) return 0
  switch (scoring) {
    case 'exact':
      return 1 / factorial(n)
    case 'adjacent-pairs':
      // Each of the n − 1 pairs of neighbours is the right one with probability 1 / n.
      return 1 / n
    case 'longest-ordered-subset':
      // A single item in order, as in the one order that is wholly reversed, is worth nothing.
      return (meanLongestRise(n) - 1 / factorial(n)) / n
    default:
      return assertNever(scoring)
  }
}

/**
 * The mean length of the longest rising subsequence of n items in random order: Σ λ₁ · f(λ)² / n! over the partitions λ of n,
 * f(λ) by the hook lengths. Source: Schensted, "Longest increasing and decreasing subsequences" (1961).
 */
export function meanLongestRise(n: number): number {
  const orders = factorial(n)
  return partitions(n, n).reduce((sum, rows) => {
    const tableaux = orders / hooks(rows)
    return sum + ((rows[0] ?? 0) * tableaux * tableaux) / orders
  }, 0)
}

function hooks(rows: readonly number[]): number {
  return rows.reduce((product, length, row) => {
    let own = product
    for (let column = 0; column < length; column += 1) {
      own *= length - column + rows.slice(row + 1).filter((below) => below > column).length
    }
    return own
  }, 1)
}

/** All ways to write n as a sum of parts of at most `most`, the greatest part first. */
function partitions(n: number, most: number): number[][] {
  if (n === 0) return [[]]
  const found: number[][] = []
  for (let part = Math.min(n, most); part >= 1; part -= 1) {
    for (const rest of partitions(n - part, part)) found.push([part, ...rest])
  }
  return found
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}
