import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutMargin, type MarginBox } from '#domain/notes/layout-margin.ts'

const gap = 8
const randomBoxes = fc
  .array(
    fc.record({
      desiredTop: fc.double({ min: 0, max: 5000, noNaN: true }),
      height: fc.double({ min: 1, max: 600, noNaN: true }),
    }),
    { maxLength: 300 },
  )
  .map((boxes): MarginBox[] =>
    boxes.toSorted((a, b) => a.desiredTop - b.desiredTop).map((box, index) => ({ ...box, id: `n${index}` })),
  )

function placed(boxes: readonly MarginBox[]) {
  const tops = layoutMargin(boxes, gap)
  return boxes.map((box) => ({ ...box, top: tops.get(box.id) ?? Number.NaN }))
}

test('no two notes overlap, their order is kept, and none stands above the margin', () => {
  fc.assert(
    fc.property(randomBoxes, (boxes) => {
      let bottom = -gap
      for (const { top, height } of placed(boxes)) {
        expect(top).toBeGreaterThanOrEqual(0)
        expect(top - bottom).toBeGreaterThanOrEqual(gap - 1e-6)
        bottom = top + height
      }
    }),
  )
})

test('notes that have room stand level with their passages', () => {
  fc.assert(
    fc.property(randomBoxes, (boxes) => {
      let top = 0
      const roomy = boxes.map((box) => {
        top += box.height + gap + 1
        return { ...box, desiredTop: top }
      })
      const spaced = roomy.map((box, index) => ({ ...box, desiredTop: box.desiredTop + index * 600 }))
      for (const box of placed(spaced)) expect(Math.abs(box.top - box.desiredTop)).toBeLessThanOrEqual(1)
    }),
  )
})

test('two notes on one line share the move between them', () => {
  const tops = placed([
    { id: 'a', desiredTop: 100, height: 40 },
    { id: 'b', desiredTop: 100, height: 40 },
  ]).map(({ top }) => top)
  expect(tops).toEqual([76, 124])
})

test('the note one works on keeps its place, and the others give way', () => {
  const tops = placed([
    { id: 'a', desiredTop: 100, height: 40 },
    { id: 'b', desiredTop: 100, height: 40, weight: 1e6 },
    { id: 'c', desiredTop: 110, height: 40 },
  ]).map(({ top }) => Math.round(top))
  expect(tops).toEqual([52, 100, 148])
})

test('the same notes always stand in the same places', () => {
  fc.assert(
    fc.property(randomBoxes, (boxes) => {
      expect(layoutMargin(boxes, gap)).toEqual(layoutMargin(boxes, gap))
    }),
    { numRuns: 20 },
  )
})
