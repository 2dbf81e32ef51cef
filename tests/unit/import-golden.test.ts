import { existsSync, readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { runImport } from '#cli/commands/import-article.ts'
import { importText } from '#domain/article/import/import-text.ts'
import { fixturesFolder, importCases, miscountedLines } from '#tests/support/import-corpus.ts'

const cases = importCases()
const asFound = `${fixturesFolder}/../article/iraq-report-as-found.txt`
const asFoundExpected = `${fixturesFolder}/../article/import-expected.json`
const isAsFoundPresent = existsSync(asFound) && existsSync(asFoundExpected)

const expectedSchema = z.object({
  title: z.string(),
  pageDate: z.object({ value: z.string() }),
  sites: z.array(z.string()),
  dateline: z.string(),
  byline: z.null(),
  credit: z.string(),
  furniture: z.array(z.string()),
  body: z.array(z.string()),
})

describe('import of whole texts', () => {
  test('the corpus holds ten texts of different kinds', () => {
    expect(cases.length).toBeGreaterThanOrEqual(10)
  })

  test.each(cases)('$name becomes the outline that was approved by eye', async ({ file, expected }) => {
    const stdout = new PassThrough()
    const code = await runImport(file, { json: true }, { stdout, stderr: new PassThrough() })
    expect(code).toBe(0)
    expect(JSON.parse(String(stdout.read()))).toEqual(expected)
  })

  test.each(cases)('$name loses no line and repeats none', ({ source, format }) => {
    const outline = importText(source, { format })
    expect(outline.ok && miscountedLines(source, outline.value)).toEqual([])
  })

  test.each(cases)(
    '$name keeps its outline when pasted, where the format is found by evidence',
    ({ source, format }) => {
      expect(importText(source)).toEqual(importText(source, { format }))
    },
  )

  test.each(cases)('$name has the same blocks with Windows line ends', ({ source, format }) => {
    const lines = source.replaceAll('\r\n', '\n')
    const windows = importText(lines.replaceAll('\n', '\r\n'), { format })
    expect(windows).toEqual(importText(lines, { format }))
  })

  test.skipIf(!isAsFoundPresent)(
    'the report as found gives the outline that was made by hand (skipped where absent)',
    () => {
      const expected = expectedSchema.parse(JSON.parse(readFileSync(asFoundExpected, 'utf8')))
      const source = readFileSync(asFound, 'utf8')
      const imported = importText(source, { format: 'text' })
      if (!imported.ok) throw new Error('The report as found was refused')
      const { title, dateline, byline, credit, pageDate, blocks, dropped } = imported.value
      expect({ title, dateline, byline, credit, pageDate }).toEqual({
        title: expected.title,
        dateline: expected.dateline,
        byline: expected.byline,
        credit: expected.credit,
        pageDate: expected.pageDate.value,
      })
      expect(blocks.map(({ text }) => text)).toEqual(expected.body)
      expect(blocks.every(({ type }) => type === 'paragraph')).toBe(true)
      const textsFor = (reason: string) => dropped.filter((line) => line.reason === reason).map(({ text }) => text)
      expect(textsFor('site-name')).toEqual(expected.sites)
      expect(textsFor('repeated-title')).toEqual([expected.title])
      expect(textsFor('page-date')).toHaveLength(1)
      expect(textsFor('see-also').map(withSpaces)).toEqual(expected.furniture.map(withSpaces))
      expect(dropped).toHaveLength(expected.sites.length + 1 + 1 + expected.furniture.length)
      expect(miscountedLines(source, imported.value)).toEqual([])
    },
  )

  test.skipIf(!isAsFoundPresent)(
    'the report as found keeps every damaged phrase, and most are suspected (skipped where absent)',
    () => {
      const imported = importText(readFileSync(asFound, 'utf8'), { format: 'text' })
      if (!imported.ok) throw new Error('The report as found was refused')
      const reasons = new Set(imported.value.suggestions.map(({ reason }) => reason))
      expect([...reasons].sort()).toEqual(['cut-sentence', 'lower-case-start', 'missing-space', 'stray-capital'])
      for (const { block, phrase } of imported.value.suggestions) {
        expect(imported.value.blocks.find(({ id }) => id === block)?.text).toContain(phrase)
      }
    },
  )
})

/** The hand-made list writes a no-break space as it stands or as a space. */
function withSpaces(text: string): string {
  return text.replaceAll('\u00a0', ' ')
}
