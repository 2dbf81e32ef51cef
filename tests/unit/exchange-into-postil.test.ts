import { describe, expect, test } from 'vitest'
import { parseGift } from '#domain/exchange/gift/parse-gift.ts'
import { printGift } from '#domain/exchange/gift/print-gift.ts'
import { wordsOfHtml } from '#domain/exchange/html-text.ts'
import { parseMoodleXml } from '#domain/exchange/moodle-xml/parse-moodle-xml.ts'
import { printMoodleXml } from '#domain/exchange/moodle-xml/print-moodle-xml.ts'
import { categoryItem, lastName, passageItem, passagesIn } from '#domain/exchange/passage.ts'
import type { FormItem } from '#domain/exchange/question-form.ts'
import { toQuestion } from '#domain/exchange/to-question/to-question.ts'
import { type ExchangeWarning, lossesAt } from '#domain/exchange/warning.ts'
import { exchangeWords } from '#tests/support/exchange-forms.ts'

const id = '0190c0de-0000-7000-8000-000000000001'

function intoPostil(item: FormItem | undefined) {
  if (item === undefined || item.type === 'category' || item.type === 'description') throw new Error('No question')
  const warnings: ExchangeWarning[] = []
  const made = toQuestion(item, { id, words: exchangeWords, tell: lossesAt(warnings, null) })
  return { ...made, codes: warnings.map(({ code }) => code) }
}

function fromGift(source: string) {
  return intoPostil(parseGift(source).items[0])
}

function fromMoodle(fields: string, type: string) {
  return intoPostil(parseMoodleXml(`<quiz><question type="${type}">${fields}</question></quiz>`).items[0])
}

describe('what comes from other programs becomes a question of Postil', () => {
  test('one right answer among several makes a single choice, with feedback', () => {
    const { question, faults, codes } = fromGift('Who? {=he#Yes. ~she#No.}')
    expect({ faults, codes }).toEqual({ faults: [], codes: [] })
    expect(question).toMatchObject({
      type: 'single-choice',
      stem: 'Who?',
      points: 1,
      correct: 'a',
      options: [
        { id: 'a', text: 'he', feedback: 'Yes.' },
        { id: 'b', text: 'she', feedback: 'No.' },
      ],
    })
  })

  test('shares that are thirds against wholes are the rule "right minus wrong", others stay shares', () => {
    const rule = fromGift('Which? {~%50%a ~%50%b ~%-50%c}').question
    expect(rule).toMatchObject({ type: 'multiple-response', scoring: 'right-minus-wrong', correct: ['a', 'b'] })
    const shares = fromGift('Which? {~%75%a ~%25%b ~%-10%c}').question
    expect(shares).toMatchObject({ scoring: 'author-fractions', options: [{ fraction: 0.75 }, { fraction: 0.25 }, {}] })
  })

  test('shares that do not come to a whole are told, since full marks would be out of reach', () => {
    const { question, codes } = fromGift('Which? {~%50%a ~%25%b ~c}')
    expect(question).toMatchObject({ scoring: 'right-minus-wrong', correct: ['a', 'b'] })
    expect(codes).toContain('scoring-changed')
  })

  test('a statement with two answers stays one with two', () => {
    expect(fromGift('It is so.{F#Not so. #Right.}').question).toMatchObject({
      type: 'single-choice',
      correct: 'b',
      options: [
        { text: 'True', feedback: 'Not so.' },
        { text: 'False', feedback: 'Right.' },
      ],
    })
  })

  test('a range becomes its middle with half its width, exactly', () => {
    const { question, codes } = fromGift('How much? {#3.141..3.142}')
    expect(question).toMatchObject({ type: 'number', correct: '3.1415', tolerance: '0.0005' })
    expect(codes).toEqual(['range-becomes-tolerance'])
  })

  test('answers worth a part are foreseen wrong ones, and that is told', () => {
    const { question, codes } = fromGift('Where? {=Nazareth =%75%Nazereth#Misspelled.}')
    expect(question).toMatchObject({ accepted: ['Nazareth'], wrong: [{ text: 'Nazereth', feedback: 'Misspelled.' }] })
    expect(codes).toEqual(['partial-credit-left-out'])
  })

  test('pairs keep the targets that belong to nothing', () => {
    const { question } = fromGift('Match. {=a -> 1 =b -> 2 =c -> 1 = -> 3}')
    expect(question).toMatchObject({
      type: 'matching',
      targets: [{ text: '1' }, { text: '2' }, { text: '3' }],
      pairs: { i1: 't1', i2: 't2', i3: 't1' },
    })
  })

  test('formatting, images and addresses of links are told when they go', () => {
    const html =
      '<questiontext format="html"><text><![CDATA[<p>The <b>lamp</b> <img src="x.png" alt="a lamp"></p><ul><li>one</li><li><a href="https://example.org">two</a></li></ul>]]></text></questiontext>'
    const { question, codes } = fromMoodle(html, 'essay')
    expect(question.stem).toBe('The lamp [a lamp]\n\n- one\n- two')
    expect(codes).toEqual(['formatting-left-out', 'image-left-out', 'link-left-out'])
  })

  test('a text with gaps gets its instruction as stem, or one of ours', () => {
    const cloze = (text: string) =>
      fromMoodle(`<questiontext format="html"><text><![CDATA[${text}]]></text></questiontext>`, 'cloze').question
    expect(cloze('<p>Say when.</p><p>At {1:SA:=dusk}.</p>')).toMatchObject({ stem: 'Say when.', text: 'At [[1]].' })
    expect(cloze('At {1:SA:=dusk}.')).toMatchObject({ stem: 'Fill in the gaps.', text: 'At [[1]].' })
  })

  test('what is missing is a fault of the draft, not the end of the import', () => {
    const { question, faults } = fromGift('Which? {~a ~b}')
    expect(question.type).toBe('multiple-response')
    expect(faults).toContainEqual({ field: 'correct', message: 'key-missing' })
  })

  test('a name stands in where a question has no words', () => {
    const { question, codes } = fromGift('::Only a name::{=a ~b}')
    expect(question.stem).toBe('Only a name')
    expect(codes).toEqual(['stem-from-title'])
  })
})

describe('an article travels with its questions', () => {
  const article = 'The keeper lit the lamp at dusk.\n\nNobody saw him leave: why? {= "so" }'

  test('as a passage through GIFT, word for word', () => {
    const { text } = printGift([passageItem({ title: 'The lighthouse', text: article })], exchangeWords)
    expect(passagesIn(parseGift(text).items, () => {})).toEqual([{ title: 'The lighthouse', text: article }])
  })

  test('as the description of a category through Moodle XML, word for word', () => {
    const { text, warnings } = printMoodleXml([categoryItem('Lamps and/or ships', article)], exchangeWords)
    expect(warnings).toEqual([])
    expect(passagesIn(parseMoodleXml(text).items, () => {})).toEqual([{ title: 'Lamps and/or ships', text: article }])
  })

  test('a category of GIFT has no description, so the article follows as a passage', () => {
    const { text, warnings } = printGift([categoryItem('Lamps', article)], exchangeWords)
    expect(warnings.map(({ code }) => code)).toEqual(['info-becomes-description'])
    expect(passagesIn(parseGift(text).items, () => {})).toEqual([{ title: null, text: article }])
  })

  test('the name of a category is the last part of its path', () => {
    expect(lastName('$course$/top/Lamps and//or ships')).toBe('Lamps and/or ships')
    expect(lastName('$course$')).toBeNull()
    expect(lastName('top')).toBeNull()
  })
})

describe('the words of HTML', () => {
  const words = (html: string) => wordsOfHtml(html, () => {})

  test.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['One<br>two &amp; three&nbsp;!', 'One\ntwo & three !'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['<pre>two  \n lines</pre>', 'two\nlines'],
    ['<script>alert(1)</script>left<style>p{}</style>', 'left'],
    ['  much \n space ', 'much space'],
    ['a < b and c > d', 'a < b and c > d'],
  ])('%s', (html, expected) => {
    expect(words(html)).toBe(expected)
  })
})
