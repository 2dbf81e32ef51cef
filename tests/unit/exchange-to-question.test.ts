import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuestionCsv } from '#domain/exchange/csv/parse-question-csv.ts'
import { printQuestionCsv } from '#domain/exchange/csv/print-question-csv.ts'
import { fromQuestion } from '#domain/exchange/from-question.ts'
import { type FormItem, formItemSchema } from '#domain/exchange/question-form.ts'
import { toQuestion } from '#domain/exchange/to-question/to-question.ts'
import { type ExchangeWarning, lossesAt } from '#domain/exchange/warning.ts'
import type { Question } from '#domain/quiz/schema.ts'
import { exchangeWords } from '#tests/support/exchange-forms.ts'
import { anyQuestion } from '#tests/support/exchange-questions.ts'

function back(item: FormItem | undefined, id: string, warnings: ExchangeWarning[] = []) {
  if (item === undefined || item.type === 'category' || item.type === 'description') throw new Error('No question')
  return toQuestion(item, { id, words: exchangeWords, tell: lossesAt(warnings, null) })
}

test('the common form holds all of every question', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const form = fromQuestion(question)
      expect(formItemSchema.parse(form)).toEqual(form)
      const warnings: ExchangeWarning[] = []
      expect(back(form, question.id, warnings)).toEqual({ question, faults: [] })
      expect(warnings).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('a table brings every question back as it was', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const { items, warnings } = parseQuestionCsv(printQuestionCsv([fromQuestion(question)]))
      expect(warnings).toEqual([])
      expect(back(items[0], question.id).question).toEqual<Question>(question)
    }),
    { numRuns: 300 },
  )
})
