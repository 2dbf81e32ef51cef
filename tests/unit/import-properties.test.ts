import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { TextFormat } from '#domain/article/import/detect-format.ts'
import { droppedReasons, type ImportOutline, suggestionReasons } from '#domain/article/import/import-outline.ts'
import { importText } from '#domain/article/import/import-text.ts'
import { restoreLine } from '#domain/article/import/restore-line.ts'
import { splitLines } from '#domain/article/import/split-lines.ts'
import { articleMetaSchema, blocksSchema } from '#domain/article/schema.ts'
import { fixturesFolder, importCases, miscountedLines } from '#tests/support/import-corpus.ts'

const blns = `${fixturesFolder}/naughty-strings/blns.json`
const corpusLines = importCases().flatMap(({ source }) => source.split(/\r?\n/))
const formats = [undefined, 'text', 'markdown'] as const

/** Our own, for where the outside list is absent. */
const naughty = [
  '\u0000',
  '\ud800',
  'half \udc00 pair',
  '\ufeffTitle\n\nText.',
  '\u202eright to left\u202c',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  '👩‍👩‍👧‍👦 🏳️‍🌈\n\n1️⃣ one',
  '<script>alert(1)</script>\n\n<b onclick="x()">text</b> is text.',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE articles; --",
  '[link](javascript:alert(1)) and [other](data:text/html,x)',
  '`````\n```\n~~~',
  '> > > \n>\n> ',
  '**__**__*_`[]()![]()<>\\',
  '__proto__\nconstructor\ntoString',
  '# \n## \n###',
  '- \n* \n1. ',
  '\f\f\v\u2028\u2029\u0085x',
  '\t \u00a0\u3000',
  '﷽'.repeat(300),
  '-'.repeat(5000),
  '| a |\n|',
  '====\n----',
  '---\ntitle:\n---',
]

/** Pieces of honest texts and of broken ones, in any order and with any line end between. */
const mixture = fc
  .array(
    fc.tuple(
      fc.constantFrom(...corpusLines, ...naughty.slice(4)),
      fc.constantFrom('\n', '\n\n', '\r\n', '\r', ' ', '\u2028', '\f', ''),
    ),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.flat().join(''))
const mutated = fc
  .tuple(mixture, fc.array(fc.tuple(fc.nat(), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 }))
  .map(([text, edits]) =>
    edits.reduce((edited, [place, insert]) => {
      const at = text.length === 0 ? 0 : place % (edited.length + 1)
      return edited.slice(0, at) + insert + edited.slice(at)
    }, text),
  )

describe('import of any text', () => {
  test('arbitrary strings never throw and give a valid outline or a named failure', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...formats), checkImport), {
      numRuns: 500,
    })
  })

  test('mixtures of corpus lines, broken or not, lose no line and alter no wording', () => {
    fc.assert(fc.property(mixture, fc.constantFrom(...formats), checkImport), { numRuns: 400 })
    fc.assert(fc.property(mutated, fc.constantFrom(...formats), checkImport), { numRuns: 400 })
  })

  test.each(naughty)('naughty string %j is imported or refused by name', (text) => {
    for (const format of formats) checkImport(text, format)
  })

  test.skipIf(!existsSync(blns))(
    'the big list of naughty strings, one by one and as one text (skipped where absent)',
    () => {
      const strings = z.array(z.string()).parse(JSON.parse(readFileSync(blns, 'utf8')))
      expect(strings.length).toBeGreaterThan(400)
      for (const format of formats) {
        for (const text of strings) checkImport(text, format)
        checkImport(strings.join('\n'), format)
        checkImport(strings.join('\n\n'), format)
      }
    },
  )

  test('every dropped line can be put back at its place, and then nothing is missing', () => {
    fc.assert(
      fc.property(mixture, (text) => {
        const imported = importText(text)
        if (!imported.ok) return
        const restored = imported.value.dropped.reduce(
          (outline, { line }) => restoreLine(outline, line),
          imported.value,
        )
        expect(restored.dropped).toEqual([])
        expect(miscountedLines(text, restored)).toEqual([])
        const lines = restored.blocks.map(({ line }) => line)
        expect(lines).toEqual([...lines].sort((a, b) => a - b))
        expect(blocksSchema.safeParse(restored.blocks).error).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  })
})

function checkImport(text: string, format: TextFormat | undefined): void {
  const imported = importText(text, { format })
  if (!imported.ok) {
    expect(imported.error).toMatchObject({ kind: 'invalid', fields: { text: expect.stringMatching(/^[a-z-]+$/) } })
    return
  }
  const outline = imported.value
  expect(blocksSchema.safeParse(outline.blocks).error).toBeUndefined()
  expect(articleMetaSchema.safeParse({ ...outline, title: outline.title ?? 'Untitled' }).error).toBeUndefined()
  expect(miscountedLines(text, outline)).toEqual([])
  checkWording(text, outline, format)
  for (const { line, reason } of outline.dropped) {
    expect(droppedReasons).toContain(reason)
    expect(line).toBeGreaterThan(0)
  }
  for (const { block, phrase, reason } of outline.suggestions) {
    expect(suggestionReasons).toContain(reason)
    expect(outline.blocks.find(({ id }) => id === block)?.text).toContain(phrase)
  }
}

/** With soft wraps undone, plain text stands in its lines; from Markdown only characters of syntax may be missing. */
function checkWording(input: string, outline: ImportOutline, format: TextFormat | undefined): void {
  const { rawLines } = splitLines(input)
  for (const { type, text, line, endLine } of outline.blocks) {
    if (type !== 'preformatted') expect(text).not.toContain('\n')
    const own = rawLines.slice(line - 1, endLine).map((raw) => raw.trim())
    const source = own.filter((raw) => raw !== '').join(' ')
    if (format === 'text') expect(source).toContain(text)
    else expect(isSubsequence(words(text), words(source)), `${text} of ${source}`).toBe(true)
  }
  for (const { line, text } of outline.dropped) expect(rawLines[line - 1]?.trim()).toBe(text)
}

function words(text: string): string {
  return text.replace(/\s+/g, '')
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0
  for (let index = 0; index < whole.length && at < part.length; index += 1) {
    if (whole.charAt(index) === part.charAt(at)) at += 1
  }
  return at === part.length
}
