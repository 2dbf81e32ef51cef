import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnswerCell, choiceStatistics } from '#domain/stats/choice-statistics.ts'
import { extremeGroups } from '#domain/stats/extreme-groups.ts'
import { countOf } from '#domain/stats/weighted.ts'
import { covariance } from '#tests/support/naive-statistics.ts'

const once = (values: readonly number[]) => values.map((value) => ({ value, count: 1 }))

describe('the top and the bottom 27 %', () => {
  test('of ten different totals are three each', () => {
    const { groups } = extremeGroups(once([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
    expect(groups).toEqual({ bottomTo: 3, topFrom: 8, sizes: { bottom: 3, middle: 4, top: 3 } })
  })

  test('take a tie at the cut in whole', () => {
    const { groups } = extremeGroups([
      { value: 9, count: 1 },
      { value: 8, count: 4 },
      { value: 5, count: 2 },
      { value: 2, count: 3 },
    ])
    expect(groups).toEqual({ bottomTo: 2, topFrom: 8, sizes: { bottom: 3, middle: 2, top: 5 } })
  })

  test('do not exist where a tie would belong to both', () => {
    expect(
      extremeGroups([
        { value: 4, count: 9 },
        { value: 5, count: 1 },
      ]),
    ).toEqual({
      groups: null,
      missing: 'groups-overlap',
    })
    expect(extremeGroups([])).toEqual({ groups: null, missing: 'no-attempts' })
    expect(extremeGroups(once([3]))).toEqual({ groups: null, missing: 'one-attempt' })
  })

  test('are parted, hold 27 % or more, and do not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 60 }), (totals) => {
        const { groups } = extremeGroups(once(totals))
        expect(extremeGroups(once([...totals].reverse())).groups).toEqual(groups)
        if (groups === null) return
        const { top, middle, bottom } = groups.sizes
        expect(top + middle + bottom).toBe(totals.length)
        expect(Math.min(top, bottom)).toBeGreaterThanOrEqual(Math.max(1, Math.round(0.27 * totals.length)))
        expect(groups.topFrom).toBeGreaterThan(groups.bottomTo)
      }),
    )
  })
})

function cell(
  chosen: string[],
  mark: number,
  total: number,
  count = 1,
  state: AnswerCell['state'] = 'right',
): AnswerCell {
  return { chosen, mark, total, count, state: mark === 0 && state === 'right' ? 'wrong' : state }
}

describe('the answers to a question', () => {
  const cells = [cell(['a'], 1, 4, 2), cell(['b'], 0, 2, 1), cell(['a'], 1, 3), cell([], 0, 0, 1, 'unanswered')]
  const { groups } = extremeGroups([
    { value: 4, count: 2 },
    { value: 3, count: 1 },
    { value: 2, count: 1 },
    { value: 0, count: 1 },
  ])
  const statistics = choiceStatistics(cells, ['a', 'b', 'c'], groups)

  test('are those listed, in their order, also where nobody gave them, and no answer', () => {
    expect(statistics.map(({ choice, count }) => [choice, count])).toEqual([
      [{ kind: 'chosen', value: 'a' }, 3],
      [{ kind: 'chosen', value: 'b' }, 1],
      [{ kind: 'chosen', value: 'c' }, 0],
      [{ kind: 'none' }, 1],
    ])
  })

  test('are counted at the top, in the middle and at the bottom', () => {
    expect(statistics.map(({ groups: counts }) => counts)).toEqual([
      { top: 2, middle: 1, bottom: 0 },
      { top: 0, middle: 1, bottom: 0 },
      { top: 0, middle: 0, bottom: 0 },
      { top: 0, middle: 0, bottom: 1 },
    ])
  })

  test('have the point-biserial that the textbook formula gives with the rest of the test', () => {
    // R = 3 3 2 2 0, of whom the first, second and fourth chose a.
    const [rests, chose] = [
      [3, 3, 2, 2, 0],
      [1, 1, 0, 1, 0],
    ]
    const expected = covariance(rests, chose) / Math.sqrt(covariance(rests, rests) * covariance(chose, chose))
    // (8/3 − 2/2) / s · √(3 · 2 / (5 · 4)), s the sample deviation of R
    const textbook = ((8 / 3 - 1) / Math.sqrt(covariance(rests, rests))) * Math.sqrt(6 / 20)
    expect(expected).toBeCloseTo(textbook, 12)
    expect(statistics[0]?.pointBiserial.value).toBeCloseTo(expected, 12)
    expect(statistics[2]?.pointBiserial).toEqual({ value: null, missing: 'nobody-chose' })
  })

  test('several choices of one answer count each, and one chosen twice counts once', () => {
    const several = choiceStatistics([cell(['a', 'b', 'b'], 1, 2), cell(['a'], 0, 0)], ['a', 'b'], null)
    expect(several.map(({ count }) => count)).toEqual([2, 1])
    expect(several[0]?.pointBiserial).toEqual({ value: null, missing: 'everybody-chose' })
    expect(several[0]?.groups).toBeNull()
  })

  test('that were not foreseen follow by frequency, and a text no form matched is not the same as none', () => {
    const typed = [
      cell(['7'], 0, 1, 2),
      cell(['9'], 0, 1, 5),
      cell([], 0, 1, 3, 'wrong'),
      cell([], 0, 0, 1, 'unanswered'),
    ]
    const found = choiceStatistics(typed, ['8'], null)
    expect(found.map(({ choice, count }) => [choice.kind === 'chosen' ? choice.value : choice.kind, count])).toEqual([
      ['8', 0],
      ['9', 5],
      ['7', 2],
      ['other', 3],
      ['none', 1],
    ])
  })

  test('of a question nobody had are none, without NaN', () => {
    expect(choiceStatistics([], ['a'], null)[0]).toMatchObject({ count: 0, pointBiserial: { missing: 'no-attempts' } })
  })

  test('never have a figure that is no number, and each answer that was given is counted', () => {
    const anyCell = fc.record({
      chosen: fc.subarray(['a', 'b', 'c']),
      mark: fc.constantFrom(0, 0.5, 1),
      total: fc.integer({ min: 0, max: 6 }).map((points) => points / 3),
      count: fc.integer({ min: 1, max: 4 }),
      state: fc.constantFrom<AnswerCell['state']>('right', 'wrong', 'partly', 'unanswered'),
    })
    fc.assert(
      fc.property(fc.array(anyCell, { maxLength: 20 }), (given) => {
        const totals = given.map(({ total, count }) => ({ value: total, count }))
        const all = choiceStatistics(given, ['a', 'b', 'c'], extremeGroups(totals).groups)
        for (const { count, groups: counts, pointBiserial } of all) {
          expect(Math.abs(pointBiserial.value ?? 0)).toBeLessThanOrEqual(1)
          if (counts !== null) expect(counts.top + counts.middle + counts.bottom).toBe(count)
        }
        const unchosen = all.filter(({ choice }) => choice.kind !== 'chosen')
        const chosen = given.filter((one) => one.chosen.length > 0)
        expect(countOf(unchosen) + countOf(chosen)).toBe(countOf(given))
      }),
    )
  })
})
