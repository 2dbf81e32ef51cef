import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '#domain/article/schema.ts'
import { carryHeat, citedHeat } from '#domain/stats/cited-heat.ts'

const block = (id: string, text: string): Block => ({ id, type: 'paragraph', text, marks: [] })
const blocks = [block('p1', 'one two three'), block('p2', 'four five')]
const cited = (studentId: string, start: number, end: number, quizPosition = 1) => ({
  studentId,
  quizPosition,
  span: { start, end },
})

test('the words on which students agree have the higher number', () => {
  const [first] = citedHeat(blocks, [cited('a', 0, 7), cited('b', 4, 13), cited('b', 4, 7)])
  expect(first?.stretches).toEqual([
    { text: 'one ', students: 1 },
    { text: 'two', students: 2 },
    { text: ' three', students: 1 },
  ])
  expect(first?.students).toBe(2)
})

test('a passage across two blocks counts in both', () => {
  const heat = citedHeat(blocks, [cited('a', 8, 18, 3), cited('b', 14, 18, 2)])
  expect(heat.map(({ students, quizPositions }) => [students, quizPositions])).toEqual([
    [1, [3]],
    [2, [2, 3]],
  ])
  expect(heat[0]?.stretches.at(-1)).toEqual({ text: 'three', students: 1 })
  expect(heat[1]?.stretches[0]).toEqual({ text: 'four', students: 2 })
})

test('the text stays whole, wherever passages begin and end', () => {
  const anySpan = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(30), fc.nat(30))
  fc.assert(
    fc.property(fc.array(anySpan), (spans) => {
      const heat = citedHeat(
        blocks,
        spans.map(([student, start, length]) => cited(student, start, start + length)),
      )
      const texts = heat.map(({ stretches }) => stretches.map(({ text }) => text).join(''))
      expect(texts).toEqual(blocks.map(({ text }) => text))
    }),
  )
})

test('beside a later text the cited words stand where a block still says the same, and only numbers where it was changed', () => {
  const heat = citedHeat(blocks, [cited('a', 0, 3), cited('b', 14, 18, 2)])
  const later = [block('p0', 'new'), block('p2', 'four five six'), block('p1', 'one two three')]
  expect(carryHeat(later, heat)).toEqual([
    { blockId: 'p0', type: 'paragraph', stretches: [{ text: 'new', students: 0 }], students: 0, quizPositions: [] },
    {
      blockId: 'p2',
      type: 'paragraph',
      stretches: [{ text: 'four five six', students: 0 }],
      students: 1,
      quizPositions: [2],
    },
    heat[0],
  ])
})
