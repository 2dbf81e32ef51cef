import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printCsv } from '#domain/exchange/csv/print-csv.ts'

function read(csv: string): string[][] {
  return parse(csv, { bom: true, relax_column_count: true })
}

test('a printed table begins with a byte order mark and ends each row with CR LF', () => {
  expect(
    printCsv([
      ['a', 1, null],
      ['é', -2.5, ''],
    ]),
  ).toBe('\ufeffa,1,\r\né,-2.5,\r\n')
  expect(printCsv([])).toBe('\ufeff')
})

test('separators, quotation marks, line ends and edge spaces are quoted', () => {
  expect(printCsv([['a,b', 'say "x"', 'two\nlines', ' edge', 'plain x']])).toBe(
    '\ufeff"a,b","say ""x""","two\nlines"," edge",plain x\r\n',
  )
})

test('a text that a spreadsheet would run as a formula is made harmless', () => {
  for (const attack of [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '  =1',
    '＝1',
    '\u200b=1',
    '\ufeff＠x',
    '\n=1',
    '\u00a0-x',
  ]) {
    expect(read(printCsv([[attack, 'x']]))).toEqual([[`'${attack}`, 'x']])
  }
})

test('numbers stay numbers, negative ones included', () => {
  expect(printCsv([[-1, 0, 1 / 3, Number.NaN, Number.POSITIVE_INFINITY]])).toBe('\ufeff-1,0,0.3333333333333333,,\r\n')
})

test('a row of one empty cell is not lost', () => {
  expect(read(printCsv([['']]))).toEqual([['']])
})

test('what is printed is read back unchanged', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r', ' ', ';', '🙂', "'", '1') })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (rows) => {
      const harmless = rows.map((row) => row.map((text) => (/^[\t\r\n]/.test(text) ? `'${text}` : text)))
      expect(read(printCsv(rows))).toEqual(harmless)
    }),
  )
})

test('no printed cell begins as a formula', () => {
  const cell = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', ' ', '\t', 'a', '＝', '\u200e') })
  fc.assert(
    fc.property(cell, (text) => {
      const back = read(printCsv([[text, 'x']]))[0]?.[0] ?? ''
      expect(back).not.toMatch(/^[\s\u200e]*[=+\-@＝]/)
      expect(back === text || back === `'${text}`).toBe(true)
    }),
  )
})

const spectrum = join(process.env.POSTIL_FIXTURES ?? '../shared/fixtures', 'csv-spectrum')

test.skipIf(!existsSync(spectrum))('every outside table (csv-spectrum) survives printing and reading', () => {
  const names = readdirSync(join(spectrum, 'csvs'))
  expect(names).toHaveLength(12)
  for (const name of names) {
    // One of the tables holds a bare quotation mark inside a cell.
    const rows: string[][] = parse(readFileSync(join(spectrum, 'csvs', name), 'utf8'), { relax_quotes: true })
    const harmless = rows.map((row) => row.map((text) => (/^[=+\-@]/.test(text) ? `'${text}` : text)))
    expect(read(printCsv(rows)), name).toEqual(harmless)
  }
})
