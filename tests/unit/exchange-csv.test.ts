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
