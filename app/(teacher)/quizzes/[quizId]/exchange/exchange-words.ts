import type { ExchangeWords } from '#domain/exchange/losses.ts'
import { translator } from '#messages/translator.ts'

/** The words that a question gets when its type becomes another. */
export function exchangeWords(): ExchangeWords {
  const t = translator('exchange')
  return {
    true: t('words.true'),
    false: t('words.false'),
    notStated: t('words.notStated'),
    fillGaps: t('words.fillGaps'),
  }
}
