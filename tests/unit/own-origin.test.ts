import { expect, test } from 'vitest'
import { isOwnOrigin } from '#app/_server/origin.ts'

function request(headers: Record<string, string>): boolean {
  return isOwnOrigin(new Headers({ host: 'postil.example:3000', ...headers }))
}

test('a request from our own pages is ours', () => {
  expect(request({ origin: 'http://postil.example:3000' })).toBe(true)
  expect(request({ origin: 'https://postil.example:3000' })).toBe(true)
})

test('a foreign, an absent, a null and a malformed Origin are refused', () => {
  const foreign = [
    'http://evil.example',
    'http://postil.example',
    'http://postil.example:3001',
    'http://postil.example.evil.example:3000',
    'http://evil.example/postil.example:3000',
    'null',
    '',
    'postil.example:3000',
    'file://',
  ]
  for (const origin of foreign) expect(request({ origin }), origin).toBe(false)
  expect(request({})).toBe(false)
  expect(isOwnOrigin(new Headers({ origin: 'http://postil.example:3000' }))).toBe(false)
})
