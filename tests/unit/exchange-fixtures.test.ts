import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseGift } from '#domain/exchange/gift/parse-gift.ts'
import { printGift } from '#domain/exchange/gift/print-gift.ts'
import { exchangeWords, withoutLines } from '#tests/support/exchange-forms.ts'
import { giftTreesSchema, meaningOfItem, meaningOfTree } from '#tests/support/gift-meaning.ts'
import { fixturesFolder } from '#tests/support/import-corpus.ts'

const folder = join(fixturesFolder, 'gift')
const isPresent = existsSync(folder)
const names = isPresent ? readdirSync(folder).filter((name) => name.endsWith('.gift')) : ['none.gift']

describe.skipIf(!isPresent)('outside GIFT files (skipped where absent)', () => {
  test('there are 24 of them', () => {
    expect(names).toHaveLength(24)
  })

  test.each(names)('%s imports to what its tree means', (name) => {
    const { items, warnings } = parseGift(readFileSync(join(folder, name), 'utf8'))
    const trees = giftTreesSchema.parse(JSON.parse(readFileSync(join(folder, name.replace(/gift$/, 'json')), 'utf8')))
    expect(items.map(meaningOfItem)).toEqual(trees.map(meaningOfTree))
    expect(warnings.filter(({ kind }) => kind === 'fault')).toEqual([])
  })

  test.each(names)('%s leaves as it came', (name) => {
    const { items } = parseGift(readFileSync(join(folder, name), 'utf8'))
    const printed = printGift(items, exchangeWords)
    expect(printed.warnings).toEqual([])
    expect(withoutLines(parseGift(printed.text).items)).toEqual(withoutLines(items))
  })
})
