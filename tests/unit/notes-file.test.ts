import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type NotesToExport, notesFile } from '#components/notes/notes-file.ts'
import { withoutGuard } from '#domain/exchange/csv/formula-guard.ts'
import { escapeLine, escapeText } from '#domain/exchange/markdown/escape-markdown.ts'
import type { ExportedNote } from '#domain/exchange/w3c/print-annotations.ts'
import { blocksOf, exportedOn, noteOn } from '#tests/support/exported-notes.ts'

const blocks = blocksOf(['=SUM(A1) begins the text.', 'A second paragraph\twith a tab.'])
const origin = 'https://postil.example.org'

function exported(notes: readonly (Partial<ExportedNote> & { title?: string })[]): NotesToExport {
  const { creator, texts } = exportedOn(blocks, [])
  return {
    creator,
    texts: texts.map((text) => ({ ...text, blocks })),
    notes: notes.map(({ title = 'The text', ...more }) => {
      const note = noteOn(blocks, { start: 0, end: 8 }, more) ?? expect.unreachable()
      return { ...note, title, className: '10B', blockId: note.passage?.place?.blockId ?? null }
    }),
  }
}

function csvRows(notes: NotesToExport): string[][] {
  return parse(notesFile('csv', notes, origin).text, { bom: true })
}

test('a table of notes is read back cell by cell, and none of its cells is a formula', () => {
  const [head, row] = csvRows(
    exported([{ body: '=HYPERLINK("http://x","y")\nsecond line', kind: 'question', audience: 'class' }]),
  )
  expect(head).toEqual([
    'Text',
    'Class',
    'Kind',
    'For whom',
    'Paragraph',
    'Passage',
    'Note',
    'Written',
    'Changed',
    'Link',
  ])
  expect(row).toEqual([
    'The text',
    '10B',
    'Question',
    'for the class',
    '1',
    "'=SUM(A1)",
    '\'=HYPERLINK("http://x","y")\nsecond line',
    '2026-11-25T08:00:00.000Z',
    '2026-11-25T09:30:00.000Z',
    'https://postil.example.org/read/018f0000-0000-7000-8000-0000000000bb#note-018f0000-0000-7000-8000-000000000001',
  ])
})

test('whatever a note or a title says, its cell says the same and begins no formula', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=', '+', '-', '@', '\t', ' ', '＝', '"', ''),
      (text, sign) => {
        const body = `${sign}${text}`
        const [, row] = csvRows(exported([{ body, title: body }]))
        for (const cell of [row?.[0], row?.[6]]) {
          expect(cell).not.toMatch(/^\s*[=+@]/)
          expect(cell === body || withoutGuard(cell ?? '') === body).toBe(true)
        }
      },
    ),
  )
})

test('Markdown tells each text once, each passage as a quotation and each note as it was written', () => {
  const { text, name } = notesFile(
    'markdown',
    exported([
      { body: 'First\nsecond\n\n# no heading' },
      { body: '', kind: 'highlight' },
      { passage: null, body: '1. one' },
    ]),
    origin,
  )
  expect(name).toBe('my-notes.md')
  expect(text).toBe(`# My notes

## The text (10B)

> \\=SUM(A1)

**Note** · paragraph 1 · only for me · 2026-11-25 · [To the passage](https://postil.example.org/read/018f0000-0000-7000-8000-0000000000bb#note-018f0000-0000-7000-8000-000000000001)

First\\
second

\\# no heading

> \\=SUM(A1)

**Highlight** · paragraph 1 · only for me · 2026-11-25 · [To the passage](https://postil.example.org/read/018f0000-0000-7000-8000-0000000000bb#note-018f0000-0000-7000-8000-000000000001)

**Note** · only for me · 2026-11-25 · [To the text](https://postil.example.org/read/018f0000-0000-7000-8000-0000000000bb#note-018f0000-0000-7000-8000-000000000001) · these words are no longer in the text

1\\. one
`)
})

test('no text becomes markup: headings, lists, rules, fences, quotes, code, links, tags and entities', () => {
  const lines = {
    '# a': '\\# a',
    '- a': '\\- a',
    '+ a': '\\+ a',
    '* a': '\\* a',
    '12) a': '12\\) a',
    '---': '\\---',
    '===': '\\===',
    '```': '\\`\\`\\`',
    '~~~': '\\~\\~\\~',
    '> a': '\\> a',
    '    code': '&nbsp;&nbsp;&nbsp;&nbsp;code',
    '[a](javascript:x)': '\\[a\\](javascript:x)',
    '<b>&amp;': '\\<b\\>\\&amp;',
    '![x](y)': '\\!\\[x\\](y)',
    'a | b': 'a \\| b',
  }
  for (const [line, escaped] of Object.entries(lines)) expect(escapeText(line)).toBe(escaped)
  expect(escapeLine('  two\nlines # ')).toBe('two lines #')
  expect(escapeText('a\nb\n\nc', '> ')).toBe('> a\\\n> b\n>\n> c')
})
