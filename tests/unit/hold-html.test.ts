import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { heldHtml, holdHtml } from '#components/ui/hold-html.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('each piece is given back under its own name, however often a rendering asks for it', () => {
  const [first, second] = [holdHtml('<p>one</p>'), holdHtml('<p>two</p>')]
  expect([heldHtml(first), heldHtml(second), heldHtml(first)]).toEqual(['<p>one</p>', '<p>two</p>', '<p>one</p>'])
})

test('however many pages are made at once, none loses its pieces', () => {
  const names = Array.from({ length: 5000 }, (_, index) => holdHtml(`<p>${index}</p>`))
  expect(names.map(heldHtml)).toEqual(names.map((_, index) => `<p>${index}</p>`))
})

test('a piece goes once it has been used, and one that nobody asked for goes as well', () => {
  const [used, unused] = [holdHtml('<p>used</p>'), holdHtml('<p>unused</p>')]
  heldHtml(used)
  vi.advanceTimersByTime(10_000)
  expect(() => heldHtml(used)).toThrow()
  vi.advanceTimersByTime(60_000)
  expect(() => heldHtml(unused)).toThrow()
})

test('what is not held is an error, not an empty page', () => {
  expect(() => heldHtml('held-by-nobody')).toThrow('held-by-nobody')
})
