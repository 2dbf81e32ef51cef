import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceBound } from '#domain/stats/chance.ts'
import type { Figure } from '#domain/stats/figure.ts'
import { type ItemStatistics, itemStatistics } from '#domain/stats/item-statistics.ts'
import { type MarkRow, tallyMarks } from '#domain/stats/tally.ts'
import { type TestStatistics, testStatistics } from '#domain/stats/test-statistics.ts'
import { naiveItem, naiveTest } from '#tests/support/naive-statistics.ts'

function analysed(maxima: readonly number[], rows: readonly MarkRow[]) {
  const tally = tallyMarks(maxima, rows)
  return { items: itemStatistics(tally), test: testStatistics(tally) }
}

function valuesOf(statistics: ItemStatistics | TestStatistics | undefined): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(statistics ?? {}).flatMap(([name, value]) => (isFigure(value) ? [[name, value.value]] : [])),
  )
}

function reasonsOf(statistics: ItemStatistics | TestStatistics | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(statistics ?? {}).flatMap(([name, value]) =>
      isFigure(value) && value.missing !== null ? [[name, value.missing]] : [],
    ),
  )
}

function isFigure(value: unknown): value is Figure {
  return typeof value === 'object' && value !== null && 'missing' in value
}

// Worked out by hand: x₁ = 1 1 0 1, x₂ = 1 0 0 1, T = 2 1 0 2.
const byHand: MarkRow[] = [
  [1, 1],
  [1, 0],
  [0, 0],
  [1, 1],
]

describe('figures worked out by hand', () => {
  const { items, test: whole } = analysed([1, 1], byHand)

  test('of two questions of four attempts', () => {
    const [first, second] = items.map(valuesOf)
    expect(first?.['facility']).toBeCloseTo(3 / 4, 12)
    expect(first?.['sd']).toBeCloseTo(1 / 2, 12)
    expect(first?.['covariance']).toBeCloseTo(1 / 6, 12)
    expect(first?.['discriminationIndex']).toBeCloseTo(100 / Math.sqrt(3), 10)
    expect(first?.['discriminativeEfficiency']).toBeCloseTo(100, 10)
    expect(first?.['intendedWeight']).toBe(50)
    expect(second?.['facility']).toBeCloseTo(1 / 2, 12)
    expect(second?.['sd']).toBeCloseTo(Math.sqrt(1 / 3), 12)
    // √(5/12) and √(1/2)
    expect(first?.['effectiveWeight']).toBeCloseTo(47.7225575, 6)
    expect(second?.['effectiveWeight']).toBeCloseTo(52.2774425, 6)
  })

  test('of the test: α is KR-20, 8/11, and the standard error half a point', () => {
    expect(whole).toMatchObject({ attempts: 4, max: 2, isKr20: true })
    const values = valuesOf(whole)
    expect(values['mean']).toBe(1.25)
    expect(values['median']).toBe(1.5)
    expect(values['sd']).toBeCloseTo(Math.sqrt(11 / 12), 12)
    expect(values['alpha']).toBeCloseTo(8 / 11, 12)
    expect(values['errorRatio']).toBeCloseTo(Math.sqrt(3 / 11), 12)
    expect(values['sem']).toBeCloseTo(1 / 2, 12)
    expect(values['skewness']).toBeCloseTo(-0.75 / (11 / 12) ** 1.5, 10)
    expect(values['kurtosis']).toBeCloseTo(-(13 / 12) / (11 / 12) ** 2, 10)
  })

  test('a question against all others has a negative index and no effective weight', () => {
    const against = analysed(
      [1, 2],
      [
        [0, 2],
        [0, 2],
        [1, 0],
        [1, 0.5],
      ],
    )
    expect(against.items[0]?.discriminationIndex.value).toBeLessThan(-90)
    expect(against.items[0]?.effectiveWeight).toEqual({ value: null, missing: 'negative-covariance' })
    expect(against.items[1]?.effectiveWeight.value).toBe(100)
    expect(against.test.alpha.value).toBeLessThan(0)
  })
})

describe('a figure that does not exist is absent with its reason', () => {
  test('without attempts there is none but the intended weight', () => {
    const { items, test: whole } = analysed([1, 3], [])
    expect(valuesOf(items[1])).toMatchObject({ facility: null, sd: null, intendedWeight: 75 })
    expect(new Set(Object.values({ ...reasonsOf(items[1]), ...reasonsOf(whole) }))).toEqual(new Set(['no-attempts']))
  })

  test('one attempt has a mean and no spread', () => {
    const { items, test: whole } = analysed([1, 1], [[1, 0]])
    expect(valuesOf(whole)).toMatchObject({ mean: 1, median: 1, sd: null, alpha: null, sem: null })
    expect(reasonsOf(whole)).toMatchObject({ sd: 'one-attempt', alpha: 'one-attempt', skewness: 'fewer-than-three' })
    expect(reasonsOf(items[0])['discriminationIndex']).toBe('one-attempt')
  })

  test('three attempts have a skewness and no kurtosis', () => {
    const { test: whole } = analysed([1, 1], byHand.slice(0, 3))
    expect(whole.skewness.value).toBeCloseTo(0, 12)
    expect(whole.kurtosis).toEqual({ value: null, missing: 'fewer-than-four' })
  })

  test('marks that are all the same discriminate nothing, and weigh nothing', () => {
    const { items } = analysed(
      [1, 1],
      [0.1, 0.7, 1, 0.4].map((mark) => [0.3, mark]),
    )
    expect(items[0]).toMatchObject({ sd: { value: 0 }, effectiveWeight: { value: 0 } })
    expect(reasonsOf(items[0])).toEqual({ discriminationIndex: 'marks-equal', discriminativeEfficiency: 'marks-equal' })
    expect(reasonsOf(items[1])['discriminationIndex']).toBe('rest-equal')
  })

  test('one question alone has no rest, no α and no error', () => {
    const { items, test: whole } = analysed([1], [[1], [0], [0.1], [0.7]])
    expect(reasonsOf(items[0])['discriminationIndex']).toBe('rest-equal')
    expect(reasonsOf(whole)).toEqual({ alpha: 'one-question', errorRatio: 'one-question', sem: 'one-question' })
  })

  test('totals that are all the same have no shape and no α, whatever the order of the marks', () => {
    const { items, test: whole } = analysed(
      [1, 1, 1],
      [
        [0.1, 0.2, 0.3],
        [0.3, 0.2, 0.1],
        [0.2, 0.3, 0.1],
        [0.3, 0.1, 0.2],
      ],
    )
    expect(reasonsOf(whole)).toMatchObject({
      alpha: 'totals-equal',
      skewness: 'totals-equal',
      kurtosis: 'totals-equal',
    })
    expect(items.map(({ effectiveWeight }) => effectiveWeight.missing)).toEqual(Array(3).fill('no-common-variance'))
    expect(items[0]?.discriminationIndex.value).toBeCloseTo(-100, 10)
  })

  test('where questions are drawn there is no α and no effective weight', () => {
    const tally = { ...tallyMarks([1, 1], byHand), isComplete: false }
    expect(testStatistics(tally).alpha).toEqual({ value: null, missing: 'questions-drawn' })
    expect(itemStatistics(tally)[0]?.effectiveWeight).toEqual({ value: null, missing: 'questions-drawn' })
  })
})

test('chance alone reaches further the fewer attempts there are', () => {
  expect(chanceBound(3)).toEqual({ value: null, missing: 'fewer-than-four' })
  // Tables of the correlation coefficient at 5 %, two-sided: about 0.36 for 30 pairs, 0.197 for 100.
  expect(chanceBound(30).value).toBeCloseTo(36, 0)
  expect(chanceBound(100).value).toBeCloseTo(19.7, 0)
})

/** Marks in sixths of the maximum, as partial marks are, and now and then any to a millionth. */
const fraction = fc.oneof(
  fc.constantFrom(0, 1, 0.5, 1 / 3, 2 / 3, 1 / 6),
  fc.nat({ max: 1_000_000 }).map((millionths) => millionths / 1_000_000),
)
const table = tableOf(fraction)
/** Also differences that are too small to be a mark, and marks below nought. */
const wildTable = tableOf(fc.oneof(fraction, fc.double({ min: -1, max: 1, noNaN: true })))

function tableOf(share: fc.Arbitrary<number>) {
  return fc.array(fc.constantFrom(0.25, 1, 2, 10, 100), { minLength: 1, maxLength: 6 }).chain((maxima) =>
    fc.record({
      maxima: fc.constant(maxima),
      rows: fc.array(fc.tuple(...maxima.map((max) => share.map((part) => part * max))), { maxLength: 40 }),
    }),
  )
}

describe('for any table of marks', () => {
  test('no figure is NaN or infinite, and each keeps its bounds', () => {
    fc.assert(
      fc.property(wildTable, ({ maxima, rows }) => {
        const { items, test: whole } = analysed(maxima, rows)
        for (const statistics of [...items, whole]) {
          for (const value of Object.values(valuesOf(statistics))) {
            expect(value === null || Number.isFinite(value)).toBe(true)
          }
        }
        for (const item of items) {
          expect(Math.abs(item.discriminationIndex.value ?? 0)).toBeLessThanOrEqual(100)
          expect(item.discriminativeEfficiency.value ?? 0).toBeLessThanOrEqual(100)
        }
        expect(whole.alpha.value ?? 0).toBeLessThanOrEqual(1 + 1e-9)
        const weights = items.map(({ effectiveWeight }) => effectiveWeight.value ?? 0)
        const sum = weights.reduce((total, weight) => total + weight, 0)
        expect(sum === 0 || Math.abs(sum - 100) < 1e-6).toBe(true)
      }),
    )
  })

  test('they equal the formulas taken attempt by attempt', () => {
    fc.assert(
      fc.property(table, ({ maxima, rows }) => {
        fc.pre(rows.length >= 4)
        const { items, test: whole } = analysed(maxima, rows)
        const totals = rows.map((row) => row.reduce((sum, mark) => sum + mark, 0))
        const columns = maxima.map((_, column) => rows.map((row) => row[column] ?? 0))
        expectClose(whole, naiveTest(columns, totals))
        items.forEach((item, index) => {
          expectClose(item, naiveItem(columns[index] ?? [], totals, maxima[index] ?? 1))
        })
      }),
    )
  })

  test('the order of attempts is of no account', () => {
    fc.assert(
      fc.property(table, fc.nat(), ({ maxima, rows }, turn) => {
        const at = rows.length === 0 ? 0 : turn % rows.length
        const turned = [...rows.slice(at), ...rows.slice(0, at)].reverse()
        expectSame(analysed(maxima, turned), analysed(maxima, rows))
      }),
    )
  })

  test('marks out of ten times as many points give the same facility, index, weight, shape and α', () => {
    fc.assert(
      fc.property(table, ({ maxima, rows }) => {
        const small = analysed(maxima, rows)
        const large = analysed(
          maxima.map((max) => 10 * max),
          rows.map((row) => row.map((mark) => 10 * mark)),
        )
        expectSame(inDeviations(large, 10), inDeviations(small, 1))
      }),
    )
  })

  test('the points added to every attempt alike move the mean alone', () => {
    fc.assert(
      fc.property(table, ({ maxima, rows }) => {
        const before = analysed(maxima, rows).test
        const after = analysed(
          [...maxima, 5],
          rows.map((row) => [...row, 5]),
        ).test
        if (before.mean.value !== null) expect(after.mean.value).toBeCloseTo(before.mean.value + 5, 8)
        expectFigure(after.sd, before.sd)
        expectFigure(after.skewness, before.skewness)
      }),
    )
  })
})

type Analysed = ReturnType<typeof analysed>

/** Without the figures that are in points. */
function inDeviations({ items, test: whole }: Analysed, unit: number) {
  const scaled = ({ value, missing }: Figure) => ({ value: value === null ? null : value / unit, missing })
  return {
    items: items.map(({ facility, sd, discriminationIndex, discriminativeEfficiency, effectiveWeight }) => ({
      ...{ facility, discriminationIndex, discriminativeEfficiency, effectiveWeight },
      sd: scaled(sd),
    })),
    test: {
      ...whole,
      max: 0,
      mean: scaled(whole.mean),
      median: scaled(whole.median),
      sd: scaled(whole.sd),
      sem: scaled(whole.sem),
    },
  }
}

function expectSame(given: { items: object[]; test: object }, expected: { items: object[]; test: object }): void {
  const all = (analysis: typeof given) =>
    [...analysis.items, analysis.test].flatMap((statistics) => Object.values(statistics).filter(isFigure))
  const others = all(expected)
  all(given).forEach((figure, index) => {
    const other = others[index]
    if (other !== undefined) expectFigure(figure, other)
  })
  expect(all(given)).toHaveLength(others.length)
}

/** Equal to 6 digits, or absent; a spread at the edge of floating point may be none in one of the two. */
function expectFigure(given: { value: number | null }, expected: { value: number | null }): void {
  if (given.value === null || expected.value === null) return
  expect(Math.abs(given.value - expected.value)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(expected.value)))
}

/** Only where the plain formulas still have digits: they cancel where nearly everything is equal. */
function expectClose(statistics: ItemStatistics | TestStatistics, naive: Record<string, number>): void {
  const values = valuesOf(statistics)
  for (const [name, expected] of Object.entries(naive)) {
    const value = values[name]
    if (value === undefined || value === null || !Number.isFinite(expected)) continue
    expectFigure({ value }, { value: expected })
  }
}
