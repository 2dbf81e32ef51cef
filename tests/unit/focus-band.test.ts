import { expect, test } from 'vitest'
import { focusBand, linesOf } from '#domain/article/focus-band.ts'

const line = (top: number) => ({ top, bottom: top + 30 })
/** Two paragraphs of two lines, with a gap of 20 between them. */
const lines = [line(100), line(130), line(180), line(210)]

test('words of one line with a smaller mark among them are one line', () => {
  expect(linesOf([line(100), { top: 104, bottom: 122 }, line(130), line(100)])).toEqual([line(100), line(130)])
})

test('a term that is taller than its line stretches it', () => {
  expect(linesOf([line(100), { top: 98, bottom: 133 }])).toEqual([{ top: 98, bottom: 133 }])
})

test('the band begins at a line and ends at one, also over the gap between paragraphs', () => {
  expect(focusBand(lines, 120, 1)).toEqual(line(100))
  expect(focusBand(lines, 140, 3)).toEqual({ top: 130, bottom: 240 })
  // In the gap the next line is the one.
  expect(focusBand(lines, 170, 1)).toEqual(line(180))
})

test('below the last line the last ones stay bright', () => {
  expect(focusBand(lines, 500, 1)).toEqual(line(210))
  expect(focusBand([], 100, 1)).toBe(null)
})
