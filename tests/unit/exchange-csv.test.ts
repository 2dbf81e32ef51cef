import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuestionCsv } from '#domain/exchange/csv/parse-question-csv.ts'
import { printQuestionCsv } from '#domain/exchange/csv/print-question-csv.ts'
import { anyItems, withoutLines } from '#tests/support/exchange-forms.ts'

test('a table loses nothing of any question', () => {
  fc.assert(
    fc.property(anyItems, (items) => {
      const read = parseQuestionCsv(printQuestionCsv(items))
      expect(read.warnings).toEqual([])
      expect(withoutLines(read.items)).toEqual(items)
    }),
    { numRuns: 500 },
  )
})

test('no cell of a table begins as a formula, and the words come back', () => {
  const attacks = ['=1+1', '+1', '-1', '@SUM(A1)', "'=1", "''-x", '＝1', '\u200b=1', 'a=1', "'quoted'"]
  const question = `type,text\nshort-answer,Which?\n${attacks.map((text) => `,"${text}"`).join('\n')}\n`
  // Typed by hand, an apostrophe before a formula is the guard; the others stand as they are.
  const { items } = parseQuestionCsv(question)
  const printed = printQuestionCsv(items)
  for (const cell of printed.split(/[,\r\n]+/)) expect(cell).not.toMatch(/^"?[\s\u200b]*[=+@＝]|^"?-(?!\d)/)
  expect(withoutLines(parseQuestionCsv(printed).items)).toEqual(withoutLines(items))
})

test('semicolons and tabs part cells as well, and a quotation mark inside a cell is text', () => {
  const rows = ['type;text;share', 'single-choice;"Which; and why?";', ';5" nails;100', ';nothing;']
  const semicolons = parseQuestionCsv(rows.join('\r\n'))
  expect(semicolons.warnings).toEqual([])
  expect(semicolons.items).toMatchObject([
    { type: 'choice', line: 2, stem: { text: 'Which; and why?' }, options: [{ text: { text: '5" nails' } }, {}] },
  ])
  const tabs = parseQuestionCsv('type\ttext\nessay\tWhy, and how?\n')
  expect(tabs.items).toMatchObject([{ type: 'essay', stem: { text: 'Why, and how?' } }])
})

test('a quotation mark that never closes costs its own row only, and lines are counted inside cells', () => {
  const { items, warnings } = parseQuestionCsv('type,text\nessay,"two\nlines"\nessay,"open\nessay,last\nriddle,x\n')
  expect(items.map((item) => item.line)).toEqual([2, 5])
  expect(warnings.map(({ line, code }) => [line, code])).toEqual([
    [4, 'csv-broken'],
    [6, 'type-unknown'],
  ])
})
