import { expect, test } from 'vitest'
import { allowanceSchema } from '#domain/class/time-allowance.ts'

const whose = { classId: '018f0000-0000-7000-8000-000000000001', studentId: '018f0000-0000-7000-8000-000000000002' }

test.each([
  { factor: '1', expected: 1 },
  { factor: '1.25', expected: 1.25 },
  { factor: '2', ownFactor: 'left over', expected: 2 },
  { factor: 'own', ownFactor: '1.75', expected: 1.75 },
  { factor: 'own', ownFactor: ' 1,1 ', expected: 1.1 },
  { factor: 'own', ownFactor: '5', expected: 5 },
])('the choice $factor $ownFactor means a factor of $expected', ({ expected, ...form }) => {
  expect(allowanceSchema.parse({ ...whose, ...form })).toEqual({ ...whose, factor: expected })
})

test.each(['', '0.99', '5.01', '1.255', '-2', '1e0', 'double', '10'])('“%s” is no factor', (ownFactor) => {
  const parsed = allowanceSchema.safeParse({ ...whose, factor: 'own', ownFactor })
  expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toContainEqual([
    'ownFactor',
    'factor-wrong',
  ])
})

test('there is no place for a reason', () => {
  const parsed = allowanceSchema.parse({ ...whose, factor: '1.5', reason: 'a diagnosis' })
  expect(Object.keys(parsed).toSorted()).toEqual(['classId', 'factor', 'studentId'])
})
