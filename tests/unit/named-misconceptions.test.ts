import { expect, test } from 'vitest'
import { everyType } from '#db/every-type.ts'
import { namedMisconceptions } from '#domain/quiz/named-misconceptions.ts'

test('every note of every type that names a misconception is found, each name once', () => {
  let number = 0
  const newId = () => {
    number += 1
    return `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`
  }
  const questions = everyType(newId)
  const found = namedMisconceptions(questions)
  const written = JSON.stringify(questions).match(/KEY-MISCONCEPTION[^"]*/g) ?? []
  expect(found.length).toBeGreaterThan(5)
  expect(found.toSorted()).toEqual([...new Set(written)].toSorted())
})

test('an empty name is none', () => {
  expect(namedMisconceptions({ a: { misconception: ' ' }, b: { misconception: null }, c: [] })).toEqual([])
})
