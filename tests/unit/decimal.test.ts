import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareDecimals, isWithin, printDecimal, readDecimal } from '#domain/quiz/decimal.ts'

function plain(text: string): string | null {
  const decimal = readDecimal(text)
  return decimal === null ? null : printDecimal(decimal)
}

test.each([
  [' 91 ', '91'],
  ['91.0', '91'],
  ['+91', '91'],
  ['−0,50', '-0.5'],
  ['- 5', '-5'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['007', '7'],
  ['-0', '0'],
  ['1 000', '1000'],
  ['1\u202f000\u202f000,5', '1000000.5'],
  ['1,000', '1000'],
  ['1,000.25', '1000.25'],
  ['1,234,567', '1234567'],
  ['1.000', '1'],
  ['1.234,5', '1234.5'],
  ['1.234.567', '1234567'],
  ['0,125', '0.125'],
  ['12,34', '12.34'],
  ['1234,567', '1234.567'],
  ['1’000', '1000'],
  ['٩١', '91'],
  ['١٬٠٠٠٫٥', '1000.5'],
  ['۱۲', '12'],
  ['９１', '91'],
  ['\u200e-3', '-3'],
])('%j is read as %s', (text, expected) => {
  expect(plain(text)).toBe(expected)
})

test.each([
  '',
  ' ',
  '.',
  ',',
  '-',
  '1e5',
  '0x10',
  '1/2',
  '91 %',
  '1 00',
  '1,00,000',
  '1.2.3',
  '1,2,3',
  '--1',
  '1 000,000 000',
  'NaN',
  '9'.repeat(101),
])('%j is no number', (text) => {
  expect(plain(text)).toBeNull()
})

test('every decimal is read back as it is printed', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(12), (units, scale) => {
      const back = readDecimal(printDecimal({ units, scale }))
      expect(back).not.toBeNull()
      if (back) expect(compareDecimals(back, { units, scale })).toBe(0)
    }),
  )
})

test('the order of decimals is that of their values', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.nat(6), (a, b, scale) => {
      const left = { units: BigInt(a), scale: 0 }
      const right = { units: BigInt(b) * 10n ** BigInt(scale), scale }
      expect(Math.sign(compareDecimals(left, right))).toBe(Math.sign(a - b))
    }),
  )
})

test('a tolerance counts on both sides and at its edge', () => {
  const [low, high, middle, tolerance] = ['0.8', '1.2', '1', '0.2'].map(readDecimal)
  if (!low || !high || !middle || !tolerance) throw new Error('unreadable')
  expect(isWithin(low, middle, tolerance)).toBe(true)
  expect(isWithin(high, middle, tolerance)).toBe(true)
  expect(isWithin({ units: 121n, scale: 2 }, middle, tolerance)).toBe(false)
})
