import { expect, test } from 'vitest'
import { heldHtml, holdHtml } from '#components/ui/hold-html.ts'

test('however many requests wait for their second half, each gets its own HTML', () => {
  const names = Array.from({ length: 2000 }, (_, index) => holdHtml(`<p>${index}</p>`))
  expect(names.map(heldHtml)).toEqual(names.map((_, index) => `<p>${index}</p>`))
})

test('what was asked for is given again when the rendering begins again', () => {
  const name = holdHtml('<p>Twice</p>')
  expect([heldHtml(name), heldHtml(name)]).toEqual(['<p>Twice</p>', '<p>Twice</p>'])
})

test('what is not held is an error, not an empty page', () => {
  expect(() => heldHtml('held-by-nobody')).toThrow('held-by-nobody')
})
