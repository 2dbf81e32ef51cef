import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '#domain/article/import/decode-text.ts'
import { exchangeFormats, printItems, readItems } from '#domain/exchange/convert.ts'
import { type FormItem, formItemSchema } from '#domain/exchange/question-form.ts'
import { toQuestion } from '#domain/exchange/to-question/to-question.ts'
import { lossesAt } from '#domain/exchange/warning.ts'
import { exchangeWords } from '#tests/support/exchange-forms.ts'
import { fixturesFolder } from '#tests/support/import-corpus.ts'

const root = fileURLToPath(new URL('../corpus/', import.meta.url))
const corpus = ['gift', 'moodle-xml', 'question-csv'].flatMap((folder) =>
  readdirSync(`${root}${folder}`).map((name) => readFileSync(`${root}${folder}/${name}`, 'utf8')),
)

/** Reads a text as every format, and everything that comes of it is taken on into Postil and into every format. */
async function survive(source: string): Promise<void> {
  for (const format of exchangeFormats) {
    const { items, warnings } = await readItems(format, source)
    expect(items.length + warnings.length).toBeGreaterThan(0)
    for (const item of items) {
      expect(formItemSchema.parse(item)).toEqual(item)
      intoPostil(item)
    }
    for (const target of exchangeFormats) {
      const printed = await printItems(target, items, exchangeWords)
      expect(typeof printed.text).toBe('string')
    }
  }
}

function intoPostil(item: FormItem): void {
  if (item.type === 'category' || item.type === 'description') return
  const id = '0190c0de-0000-7000-8000-000000000001'
  const { question, faults } = toQuestion(item, { id, words: exchangeWords, tell: lossesAt([], null) })
  expect(question.id).toBe(id)
  expect(faults.every(({ message }) => message !== '')).toBe(true)
}

test('random bytes never break a reader', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const decoded = decodeText(bytes)
      await survive(decoded.ok ? decoded.value.text : new TextDecoder().decode(bytes))
    }),
    { numRuns: 150 },
  )
})

const signs = [
  ...'~=#{}:\\/*%[]<>&"\';,|!-?.\n\r\t ',
  '\u0000',
  '\ud800',
  '\u2028',
  '::',
  '####',
  '->',
  '//',
  '{T}',
  '{#1..2}',
  '%50%',
  '%%',
  '[html]',
  '$CATEGORY:',
  '\n\n',
  '<quiz>',
  '</quiz>',
  '<question type="cloze">',
  '<question type="multichoice">',
  '<question type="gapselect">',
  '</question>',
  '<questiontext format="html"><text>',
  '</text></questiontext>',
  '<answer fraction="100">',
  '</answer>',
  '<text>',
  '</text>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '&#x110000;',
  '{1:SHORTANSWER:=',
  '{2:MC:~',
  '[[1]]',
  'type,text\n',
  'cloze,',
  'matching;',
  '"a ""b""',
  '{"questions":[',
  '{"type":"choice"}',
  'word',
  '9'.repeat(500),
  '1e999',
]
const soup = fc.array(fc.constantFrom(...signs), { maxLength: 40 }).map((parts) => parts.join(''))

test('a soup of signs that are syntax somewhere never breaks a reader', async () => {
  await fc.assert(fc.asyncProperty(soup, survive), { numRuns: 600 })
})

test('files that were cut off, or in which a piece was replaced, never break a reader', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...corpus), fc.nat(), fc.nat(60), soup, async (source, at, length, piece) => {
      const start = at % (source.length + 1)
      await survive(source.slice(0, start))
      await survive(source.slice(0, start) + piece + source.slice(start + length))
    }),
    { numRuns: 40 },
  )
})

const ownNaughty = [
  '',
  ' ',
  '\u0000',
  '\ufeff',
  'undefined',
  'NaN',
  '__proto__',
  'constructor',
  '\u202eright to left\u202c',
  '👩🏽‍🚀👨‍👩‍👧‍👦',
  'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤',
  '<script>alert(1)</script>',
  '{{7*7}} #{7*7} %s',
  '../../etc/passwd\u0000.gift',
]

function outsideNaughty(): string[] {
  const file = join(fixturesFolder, 'naughty-strings', 'blns.json')
  if (!existsSync(file)) return []
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return Array.isArray(parsed) ? parsed.filter((item) => typeof item === 'string') : []
}

test('naughty strings, alone and as the words of a question, never break a reader', async () => {
  for (const words of [...ownNaughty, ...outsideNaughty()]) {
    const { items } = await readItems('csv', `type,text\nshort-answer,"${words.replaceAll('"', '""')}"\n,x\n`)
    for (const format of exchangeFormats) await printItems(format, items, exchangeWords)
    await survive(words)
  }
})

/** Each once made a reader slow, or would make a careless one so. */
const heavy: [string, string][] = [
  ['one word of 2 MB', 'x'.repeat(2_000_000)],
  ['2 MB of braces', '{'.repeat(2_000_000)],
  ['many questions that never close', 'Who? {=a\n\n'.repeat(30_000)],
  ['many answers', `Who? {${'=a#b\n'.repeat(20_000)}}`],
  ['2 MB of quotation marks', `type,text\n${'"'.repeat(2_000_001)}`],
  ['rows that each open a quotation', `type,text\n${'"a\n'.repeat(100_001)}`],
  ['elements inside each other', `<quiz><question>${'<a>'.repeat(500_000)}`],
  ['sections that never close', `<quiz>${'<![CDATA['.repeat(200_000)}`],
  ['ampersands', '&'.repeat(1_000_000)],
  ['entities of the file itself', `<!DOCTYPE q [<!ENTITY a "aa">]><quiz>${'&a;'.repeat(500_000)}`],
  [
    'gaps that share very many words',
    `<quiz><question type="gapselect"><questiontext><text>${'[[1]]'.repeat(20_000)}</text></questiontext>${'<selectoption><text>w</text><group>1</group></selectoption>'.repeat(5000)}</question></quiz>`,
  ],
  [
    'tags inside each other in a text',
    `<quiz><question type="essay"><questiontext format="html"><text><![CDATA[${'<b>'.repeat(100_000)}]]></text></questiontext></question></quiz>`,
  ],
  [
    'gaps without end',
    `<quiz><question type="cloze"><questiontext><text>${'{1:SA:=a'.repeat(100_000)}</text></questiontext></question></quiz>`,
  ],
  ['lists inside each other', '['.repeat(1_000_000)],
]

test.each(heavy)('%s is read to an end', async (_what, source) => {
  await survive(source)
})
