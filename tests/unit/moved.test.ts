import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moved } from '#domain/quiz/moved.ts'

test('one member changes its place and the others keep their order', () => {
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
  expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c'])
  expect(moved(['a', 'b'], 0, 9)).toEqual(['b', 'a'])
  expect(moved(['a', 'b'], 1, -1)).toEqual(['b', 'a'])
  expect(moved(['a', 'b'], 5, 0)).toEqual(['a', 'b'])
})

test('nothing is lost and nothing is doubled, wherever it is moved', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(30), fc.integer(), (list, from, to) => {
      expect(moved(list, from, to).toSorted()).toEqual(list.toSorted())
    }),
  )
})
