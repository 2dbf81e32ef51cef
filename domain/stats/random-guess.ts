/**
 * Decides what somebody reaches who has not read a word and ticks at random: the mark below which a question says nothing.
 * Source: Moodle, "random guess score"; for several choices the mean over all ways to tick at least one option.
 */
import { assertNever } from '#domain/assert-never.ts'
import type { OrderingScoring } from '#domain/quiz/questions/ordering.ts'
import type { QuestionBody, QuestionKey } from '#domain/quiz/schema.ts'
import { verdicts } from '#domain/quiz/schema.ts'

type BodyOf<Type extends QuestionBody['type']> = Extract<QuestionBody, { type: Type }>
type KeyOf<Type extends QuestionKey['type']> = Extract<QuestionKey, { type: Type }>

/** The mean mark of a random answer, 0 to 1. What is typed or marked in the text cannot be guessed: 0. */
export function randomGuess(body: QuestionBody, key: QuestionKey): number {
  switch (body.type) {
    case 'single-choice':
      return 1 / body.options.length
    case 'true-false-not-stated':
      return 1 / verdicts.length
    case 'multiple-response':
      return key.type === 'multiple-response' ? guessedTicks(body, key) : 0
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

/** Of the 2ᵐ − 1 ways to tick, those with i right and j wrong ticks are C(r, i) · C(m − r, j). */
function guessedTicks(body: BodyOf<'multiple-response'>, key: KeyOf<'multiple-response'>): number {
  const options = body.options.length
  const right = key.correct.length
  const ways = 2 ** options - 1
  switch (body.scoring) {
    case 'all-or-nothing':
      return 1 / ways
    case 'right-minus-wrong':
      return guessedRightMinusWrong(options, right)
    case 'each-option':
      // Over all ways each option agrees half the time; ticking nothing, which is no answer, agrees on the wrong ones.
      return ((2 ** options * options) / 2 - (options - right)) / (options * ways)
    case 'author-fractions':
      return guessedFractions(body.options.map(({ id }) => key.fractions?.[id] ?? 0))
    default:
      return assertNever(body.scoring)
  }
}

function guessedRightMinusWrong(options: number, right: number): number {
  const ways = 2 ** options - 1
  if (right === 0) return 0
  let sum = 0
  for (let i = 0; i <= right; i += 1) {
    for (let j = 0; j < i; j += 1) sum += binomial(right, i) * binomial(options - right, j) * ((i - j) / right)
  }
  return sum / ways
}

/** The mean of the clamped sums over all ways to tick; at most twelve options make 4,095 ways. */
function guessedFractions(fractions: readonly number[]): number {
  const ways = 2 ** fractions.length - 1
  let sum = 0
  for (let way = 1; way <= ways; way += 1) {
    const ticked = fractions.reduce((total, fraction, index) => total + ((way >> index) & 1 ? fraction : 0), 0)
    sum += Math.min(1, Math.max(0, ticked))
  }
  return sum / ways
}

function guessedGaps({ gaps }: BodyOf<'cloze'>): number {
  const total = gaps.reduce((sum, { weight }) => sum + weight, 0)
  const guessed = gaps.reduce(
    (sum, gap) => sum + (gap.kind === 'chosen' ? gap.weight / Math.max(1, gap.options.length) : 0),
    0,
  )
  return total > 0 ? guessed / total : 0
}

function guessedOrder({ items, scoring }: BodyOf<'ordering'>): number {
  const n = items.length
  const rules: Record<OrderingScoring, () => number> = {
    exact: () => 1 / factorial(n),
    // Each of the n − 1 neighbours is the right successor with probability 1 / n.
    'adjacent-pairs': () => 1 / n,
    'longest-ordered-subset': () => meanLongestRise(n) / n,
  }
  return rules[scoring]()
}

/**
 * The mean length of the longest rising subsequence of n things in random order, where a length of 1 counts as 0. The
 * orders with length l are as many as Σ f(λ)² over the partitions λ of n whose first row is l (Schensted, 1961), where
 * f(λ) is n! over the product of the hook lengths (Frame, Robinson and Thrall, 1954).
 */
function meanLongestRise(n: number): number {
  const orders = factorial(n)
  return partitionsOf(n, n).reduce((sum, rows) => {
    const [first = 0] = rows
    const tableaux = orders / hookProduct(rows)
    return first < 2 ? sum : sum + (first * tableaux * tableaux) / orders
  }, 0)
}

/** Partitions of n into rows of at most `longest`, each with its longest row first. */
function partitionsOf(n: number, longest: number): number[][] {
  if (n === 0) return [[]]
  return Array.from({ length: Math.min(n, longest) }, (_, index) => index + 1).flatMap((row) =>
    partitionsOf(n - row, row).map((rest) => [row, ...rest]),
  )
}

function hookProduct(rows: readonly number[]): number {
  return rows.reduce((product, length, row) => {
    let own = 1
    for (let column = 0; column < length; column += 1) {
      const below = rows.slice(row + 1).filter((other) => other > column).length
      own *= length - column + below
    }
    return product * own
  }, 1)
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}

function binomial(n: number, k: number): number {
  let value = 1
  for (let step = 1; step <= k; step += 1) value = (value * (n - k + step)) / step
  return k > n ? 0 : value
}
