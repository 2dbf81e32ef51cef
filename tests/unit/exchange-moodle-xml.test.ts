import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moodleSayable } from '#domain/exchange/moodle-xml/moodle-sayable.ts'
import { parseMoodleXml } from '#domain/exchange/moodle-xml/parse-moodle-xml.ts'
import { printMoodleXml } from '#domain/exchange/moodle-xml/print-moodle-xml.ts'
import { bareQuestion, type FormItem } from '#domain/exchange/question-form.ts'
import { type ExchangeWarning, lossesAt } from '#domain/exchange/warning.ts'
import { anyItem, anyItems, exchangeWords, withoutLines } from '#tests/support/exchange-forms.ts'

function sayable(item: FormItem, warnings: ExchangeWarning[] = []): FormItem[] {
  const said = moodleSayable(item, exchangeWords, lossesAt(warnings, null))
  return said === null ? [] : [said]
}

/** That a share is none of those that Moodle offers is told, and is written all the same. */
function changes(warnings: readonly ExchangeWarning[]): ExchangeWarning[] {
  return warnings.filter(({ code }) => code !== 'fraction-not-in-list')
}

test('what Moodle XML can say is read back as it was printed', () => {
  fc.assert(
    fc.property(anyItems, (items) => {
      const said = items.flatMap((item) => sayable(item))
      const { text, warnings } = printMoodleXml(said, exchangeWords)
      expect(changes(warnings)).toEqual([])
      const read = parseMoodleXml(text)
      expect(read.warnings).toEqual([])
      expect(withoutLines(read.items)).toEqual(said)
    }),
    { numRuns: 500 },
  )
})

test('a question that Moodle XML says without a warning has lost nothing', () => {
  fc.assert(
    fc.property(anyItem, (item) => {
      const warnings: ExchangeWarning[] = []
      const said = sayable(item, warnings)
      if (changes(warnings).length === 0) expect(said).toEqual([item])
    }),
    { numRuns: 2000 },
  )
})

/** A text with one gap, whose only option has the remark. */
function gapWithRemark(html: string): FormItem {
  const plain = (text: string) => ({ format: 'plain' as const, text })
  const feedback = { format: 'html' as const, text: html }
  const options = [{ text: plain('~'), fraction: 0, feedback, misconception: null }]
  const look = { display: 'menu' as const, selection: 'one' as const, isShuffled: false }
  return {
    type: 'cloze',
    ...bareQuestion(null, plain('')),
    text: plain('~ [[1]] ~'),
    gaps: [{ kind: 'chosen', id: '1', weight: 1, options, ...look }],
  }
}

test.each([
  ['&#7~', '~', true],
  ['&#7;', null, true],
  ['a&#13;b', 'a\nb', false],
])('a remark in a gap that refers to a control character, %j, is read back as %j', (html, left, isTold) => {
  const told: ExchangeWarning[] = []
  const said = sayable(gapWithRemark(html), told)
  expect(told.some(({ code }) => code === 'characters-left-out')).toBe(isTold)
  expect(said).toMatchObject([{ gaps: [{ options: [{ feedback: left === null ? null : { text: left } }] }] }])
  const { text, warnings } = printMoodleXml(said, exchangeWords)
  expect(warnings).toEqual([])
  expect(withoutLines(parseMoodleXml(text).items)).toEqual(said)
})
