/**
 * Decides how each answer to a question did: how often it was given, by whom, and whether those who gave it did well
 * elsewhere. Source: the point-biserial correlation, Pearson's between a yes-or-no and a number (Lev, "The point biserial
 * coefficient of correlation", Annals of Mathematical Statistics 20, 1949).
 */
import type { GradeState } from '#domain/quiz/grade.ts'
import { type ExtremeGroups, type GroupName, groupOf } from './extreme-groups.ts'
import { absent, type Figure, figure } from './figure.ts'
import { percentOf, restScale, withRest } from './item-statistics.ts'
import type { MarkCell } from './tally.ts'
import { countOf, isFlat, weightedCovariance, weightedVariance } from './weighted.ts'

/** Attempts that answered a question alike, with the same mark and the same total. */
export type AnswerCell = MarkCell & {
  /** Never `waits`: an answer without a mark has no part in the figures. */
  state: GradeState
  /** As in `Grade`. */
  chosen: readonly string[]
}

/** One answer: something chosen, another answer that is not told apart (a text no form matched), or none. */
export type Choice = { kind: 'chosen'; value: string } | { kind: 'other' } | { kind: 'none' }

export type ChoiceStatistics = {
  choice: Choice
  count: number
  /** How often those who did well, middling and badly on the whole gave it; null where there are no such groups. */
  groups: Record<GroupName, number> | null
  /**
   * Correlation of having given this answer with the rest of the test, R = T − x, from −1 to 1. The rest, not the total:
   * the answer's own points would otherwise speak for it.
   */
  pointBiserial: Figure
}

/**
 * The answers given to a question: first those in `listed`, in that order and also where nobody gave them, then others as
 * they were given, the most frequent first; then texts that no form matched and no answer at all, where there were any.
 */
export function choiceStatistics(
  cells: readonly AnswerCell[],
  listed: readonly string[],
  groups: ExtremeGroups | null,
): ChoiceStatistics[] {
  const own = (choice: Choice) => statisticsOf(choice, cells, groups)
  const known = new Set(listed)
  const found = new Set(cells.flatMap(({ chosen }) => chosen).filter((value) => !known.has(value)))
  const others = [...found]
    .map((value) => own({ kind: 'chosen', value }))
    .sort((a, b) => b.count - a.count || (nameOf(a) < nameOf(b) ? -1 : 1))
  const unnamed = [own({ kind: 'other' }), own({ kind: 'none' })].filter(({ count }) => count > 0)
  return [...[...known].map((value) => own({ kind: 'chosen', value })), ...others, ...unnamed]
}

function nameOf({ choice }: ChoiceStatistics): string {
  return choice.kind === 'chosen' ? choice.value : ''
}

function statisticsOf(choice: Choice, cells: readonly AnswerCell[], groups: ExtremeGroups | null): ChoiceStatistics {
  const given = cells.filter((cell) => isGiven(choice, cell))
  const counts = { top: 0, middle: 0, bottom: 0 }
  if (groups !== null) for (const { total, count } of given) counts[groupOf(total, groups)] += count
  return {
    choice,
    count: countOf(given),
    groups: groups === null ? null : counts,
    pointBiserial: pointBiserial(choice, cells),
  }
}

function isGiven(choice: Choice, { chosen, state }: AnswerCell): boolean {
  if (choice.kind === 'chosen') return chosen.includes(choice.value)
  if (chosen.length > 0) return false
  return (state === 'unanswered') === (choice.kind === 'none')
}

function pointBiserial(choice: Choice, cells: readonly AnswerCell[]): Figure {
  const attempts = countOf(cells)
  if (attempts === 0) return absent('no-attempts')
  if (attempts === 1) return absent('one-attempt')
  const rests = withRest(cells).map(({ y, count }, index) => {
    const cell = cells[index]
    return { x: cell !== undefined && isGiven(choice, cell) ? 1 : 0, y, count }
  })
  const givers = countOf(rests.filter(({ x }) => x === 1))
  if (givers === 0) return absent('nobody-chose')
  if (givers === attempts) return absent('everybody-chose')
  if (
    isFlat(
      rests.map(({ y }) => ({ value: y })),
      restScale(cells),
    )
  )
    return absent('rest-equal')
  const chose = weightedVariance(rests.map(({ x, count }) => ({ value: x, count })))
  const rest = weightedVariance(rests.map(({ y, count }) => ({ value: y, count })))
  return figure(percentOf(weightedCovariance(rests), Math.sqrt(chose) * Math.sqrt(rest)) / 100)
}
