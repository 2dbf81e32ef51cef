/**
 * Decides who did well and who did badly on the whole test: the top and the bottom 27 % by total. Source: Kelley, "The selection
 * of upper and lower groups for the validation of test items", Journal of Educational Psychology 30 (1939).
 */
import type { MissingReason } from './figure.ts'
import { countOf, inOrder, valueAtRank, type Weighted } from './weighted.ts'

export const groupShare = 0.27

export type GroupName = 'top' | 'middle' | 'bottom'

/**
 * Totals from `topFrom` up are the top group, those up to `bottomTo` the bottom group. Ties at a cut come into the group
 * whole: which of several equal attempts comes first would be chance. So a group may hold more than 27 %.
 */
export type ExtremeGroups = { topFrom: number; bottomTo: number; sizes: Record<GroupName, number> }

/** The groups, or why there are none: where ties would put the same attempts at the top and at the bottom. */
export function extremeGroups(
  totals: readonly Weighted[],
): { groups: ExtremeGroups; missing: null } | { groups: null; missing: MissingReason } {
  const ordered = inOrder(totals)
  const attempts = countOf(ordered)
  if (attempts === 0) return { groups: null, missing: 'no-attempts' }
  if (attempts === 1) return { groups: null, missing: 'one-attempt' }
  const size = Math.max(1, Math.round(groupShare * attempts))
  const bottomTo = valueAtRank(ordered, size)
  const topFrom = valueAtRank(ordered, attempts - size + 1)
  if (bottomTo >= topFrom) return { groups: null, missing: 'groups-overlap' }
  const sizes = { top: 0, middle: 0, bottom: 0 }
  for (const { value, count } of ordered) sizes[groupOf(value, { topFrom, bottomTo })] += count
  return { groups: { topFrom, bottomTo, sizes }, missing: null }
}

export function groupOf(total: number, { topFrom, bottomTo }: Pick<ExtremeGroups, 'topFrom' | 'bottomTo'>): GroupName {
  if (total >= topFrom) return 'top'
  return total <= bottomTo ? 'bottom' : 'middle'
}
