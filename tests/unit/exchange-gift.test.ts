import fc from 'fast-check'
import { expect, test } from 'vitest'
import { giftSayable } from '#domain/exchange/gift/gift-sayable.ts'
import { parseGift } from '#domain/exchange/gift/parse-gift.ts'
import { printGift } from '#domain/exchange/gift/print-gift.ts'
import type { FormItem } from '#domain/exchange/question-form.ts'
import { type ExchangeWarning, lossesAt } from '#domain/exchange/warning.ts'
import { anyItem, anyItems, exchangeWords, withoutLines } from '#tests/support/exchange-forms.ts'

function sayable(item: FormItem, warnings: ExchangeWarning[] = []): FormItem[] {
  return giftSayable(item, exchangeWords, lossesAt(warnings, null))
}

test('what GIFT can say is read back as it was printed', () => {
  fc.assert(
    fc.property(anyItems, (items) => {
      const said = items.flatMap((item) => sayable(item))
      const { text, warnings } = printGift(said, exchangeWords)
      expect(warnings).toEqual([])
      const read = parseGift(text)
      expect(read.warnings).toEqual([])
      expect(withoutLines(read.items)).toEqual(said)
    }),
    { numRuns: 500 },
  )
})

test('a question that GIFT says without a warning has lost nothing', () => {
  fc.assert(
    fc.property(anyItem, (item) => {
      const warnings: ExchangeWarning[] = []
      const said = sayable(item, warnings)
      if (warnings.length === 0) expect(said).toEqual([item])
    }),
    { numRuns: 2000 },
  )
})
