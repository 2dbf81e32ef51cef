import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinCode, normaliseJoinCode, showJoinCode } from '#domain/class/join-code.ts'
import { codeAlphabet } from '#domain/crockford.ts'
import { isReceiptCode, readReceiptCode, receiptCode } from '#domain/quiz/receipt-code.ts'

const bytes = fc.uint8Array({ minLength: 8, maxLength: 16 })
const signs = Array.from(codeAlphabet)

test('a receipt code is two groups of four signs and proves itself', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = receiptCode(random)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readReceiptCode(code.toLowerCase().replace('-', ' '))).toBe(code)
    }),
  )
})

test('one wrong sign or two exchanged signs in a receipt code are always noticed', () => {
  fc.assert(
    fc.property(bytes, fc.nat(7), fc.nat(7), fc.constantFrom(...signs), (random, first, second, sign) => {
      const code = Array.from(receiptCode(random).replace('-', ''))
      const changed = code.with(first, sign).join('')
      const exchanged = code
        .with(first, code[second] ?? '')
        .with(second, code[first] ?? '')
        .join('')
      expect(isReceiptCode(changed)).toBe(changed === code.join(''))
      expect(isReceiptCode(exchanged)).toBe(exchanged === code.join(''))
    }),
    { numRuns: 1000 },
  )
})

test('different bytes give different receipt codes', () => {
  const codes = Array.from({ length: 256 }, (_, index) => receiptCode(Uint8Array.of(index, 2, 3, 4, 255 - index)))
  expect(new Set(codes).size).toBe(256)
})

test('codes are not made of too few bytes', () => {
  expect(() => receiptCode(new Uint8Array(4))).toThrow(RangeError)
  expect(() => joinCode(new Uint8Array(7))).toThrow(RangeError)
})

test('a class code is found again however it is typed', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = joinCode(random)
      const confused = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
      expect(normaliseJoinCode(showJoinCode(code))).toBe(code)
      expect(normaliseJoinCode(` ${confused.slice(0, 3)} ${confused.slice(3)}–`)).toBe(code)
    }),
  )
  expect(normaliseJoinCode('oOiI-lL01')).toBe('00111101')
})

test('what cannot be a class code is none', () => {
  for (const text of ['', 'ABCD-123', 'ABCD-12345', 'UUUU-UUUU', 'ABCD-123€'])
    expect(normaliseJoinCode(text)).toBeNull()
})

test('every sign of a class code is equally likely for fair bytes', () => {
  const counts = new Map<string, number>()
  for (let byte = 0; byte < 256; byte += 1) {
    const sign = joinCode(new Uint8Array(8).fill(byte)).charAt(0)
    counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  expect(counts.size).toBe(32)
  expect(new Set(counts.values())).toEqual(new Set([8]))
})
