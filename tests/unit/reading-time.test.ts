import { expect, test } from 'vitest'
import { countWords, readingMinutes } from '#domain/article/reading-time.ts'

test('words are counted as a word processor counts them', () => {
  expect(
    countWords([{ text: 'Iran-backed groups can’t wait — or won’t.' }, { text: '' }, { text: '9 per cent…' }]),
  ).toBe(9)
  expect(countWords([{ text: 'war—peace' }])).toBe(2)
  expect(countWords([{ text: '— … 🙂' }])).toBe(0)
})

test('a text without spaces has more than one word', () => {
  expect(countWords([{ text: '我们今天读一篇文章。' }])).toBeGreaterThan(3)
})

test('reading takes from 130 to 200 words a minute and is rounded up', () => {
  expect(readingMinutes(0)).toEqual({ quick: 0, slow: 0 })
  expect(readingMinutes(1)).toEqual({ quick: 1, slow: 1 })
  expect(readingMinutes(1300)).toEqual({ quick: 7, slow: 10 })
})
