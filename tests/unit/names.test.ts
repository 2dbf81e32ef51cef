import fc from 'fast-check'
import { expect, test } from 'vitest'
import { userNameSchema } from '#domain/account/schema.ts'
import { maxPastedLines, parsePastedNames, userNamesFor } from '#domain/class/names.ts'

function userName(name: string): string | undefined {
  return userNamesFor([name], new Set())[0]
}

test.each([
  ['Lê Thị Mai', 'le.thi.mai'],
  ['Søren Ærø', 'soren.aero'],
  ['Đặng Văn Ơn', 'dang.van.on'],
  ['Zoë O’Brien-Łuk', 'zoe.obrien-luk'],
  ['Straße', 'strasse'],
  ['İpek Işık', 'ipek.isik'],
  ['محمد علي', 'محمد.علي'],
  ['Юрий Йовин', 'юрий.йовин'],
  ['王小明', '王小明'],
  ['सीता', 'सीता'],
  ['  J. R. R.  Tolkien ', 'j.r.r.tolkien'],
  ['🙂', 'student'],
  ['Q', 'q2'],
])('%s signs in as %s', (name, expected) => {
  expect(userName(name)).toBe(expected)
})

test('user names are unique among themselves and beside those taken', () => {
  expect(userNamesFor(['Mai', 'Mai', 'mai', 'Mai 2'], new Set(['mai', 'mai3']))).toEqual([
    'mai2',
    'mai4',
    'mai5',
    'mai.2',
  ])
})

test('every user name made is one that may be used, and none is given twice', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 130 }),
    fc.constantFrom('Ana', 'ana', 'Ána', 'A', '𝒳'.repeat(60)),
  )
  fc.assert(
    fc.property(fc.array(name, { maxLength: 30 }), (names) => {
      const made = userNamesFor(names, new Set(['ana']))
      expect(new Set([...made, 'ana']).size).toBe(names.length + 1)
      for (const each of made) expect(userNameSchema.parse(each)).toBe(each)
    }),
    { numRuns: 500 },
  )
})

test('a pasted list loses its numbering, bullets and empty lines', () => {
  const text = '1. Ana Ruiz\r\n2) Ben  Cole\n\n  \n- Chen Yu\n•\tDao\n14 Eve\n(3) Finn Park\u00a0\n7.) Gus'
  expect(parsePastedNames(text)).toEqual({
    names: ['Ana Ruiz', 'Ben Cole', 'Chen Yu', 'Dao', 'Eve', 'Finn Park', 'Gus'],
    skipped: [],
  })
})

test('last name first is turned round', () => {
  expect(parsePastedNames('Dufour, Inès\nNguyen, Vi\nJohn Smith, Jr.\nAnna,').names).toEqual([
    'Inès Dufour',
    'Vi Nguyen',
    'John Smith, Jr.',
    'Anna',
  ])
})

test('nobody is left out in silence', () => {
  const { names, skipped } = parsePastedNames(`Ana\nana\n12345\nRuiz, Ana, 10B\n${'x'.repeat(121)}`)
  expect(names).toEqual(['Ana'])
  expect(skipped.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'duplicate-name'],
    [3, 'no-name'],
    [4, 'two-commas'],
    [5, 'name-too-long'],
  ])
})

test('a list is read up to its limit of lines and the rest is told', () => {
  const lines = Array.from({ length: maxPastedLines + 2 }, (_, index) => `Student ${index}x`)
  const { names, skipped } = parsePastedNames(lines.join('\n'))
  expect(names).toHaveLength(maxPastedLines)
  expect(skipped.map(({ reason }) => reason)).toEqual(['too-many-lines', 'too-many-lines'])
})
