import { expect, test } from 'vitest'
import { beginDraft, importFieldsSchema, outlineOf, restoreLines } from '#domain/article/import/import-draft.ts'
import { importText } from '#domain/article/import/import-text.ts'

const page = [
  'A town keeps its bridge',
  '',
  'The council voted on Monday to keep the bridge.',
  'See also  Ten bridges of the north',
  '',
  'Work begins in spring, the mayor said.',
  '',
  'See also  What bridges cost',
  '',
].join('\n')

function begun(text: string) {
  const draft = beginDraft(text, null)
  if (!draft.ok) throw new Error('The text was refused')
  return draft.value
}

function read(text: string, restored: number[] = []) {
  const outline = outlineOf({ ...begun(text), restored })
  if (!outline.ok) throw new Error('The text was refused')
  return outline.value
}

test('lines put back stand in the order of the input, whatever order they were chosen in', () => {
  const dropped = read(page).dropped.map(({ line }) => line)
  expect(dropped).toEqual([4, 8])
  const outline = read(page, [8, 4, 8])
  expect(outline.dropped).toEqual([])
  expect(outline.blocks.map(({ id }) => id)).toEqual(['p1', 'r4', 'p2', 'r8'])
  expect(outline.blocks[1]?.text).toBe('See also  Ten bridges of the north')
})

test('a line that was not dropped cannot be put back', () => {
  const imported = importText(page)
  if (!imported.ok) throw new Error('The text was refused')
  expect(restoreLines(imported.value, [1, 3, 2, 99])).toEqual(imported.value)
})

test('a form’s line ends change neither the outline nor the numbers of its lines', () => {
  const sent = page.replaceAll('\n', '\r\n')
  expect(begun(sent).text).toBe(page)
  expect(read(sent)).toEqual(read(page))
})

test('a text that would not fit into the form a second time is refused as too large', () => {
  const cyrillic = `${'ж'.repeat(99)}.\n`.repeat(50_000)
  expect(beginDraft(cyrillic, null)).toEqual({ ok: false, error: { kind: 'invalid', fields: { text: 'too-large' } } })
})

test('a line is not put back where the article would grow past what can be stored', () => {
  const paragraphs = Array.from({ length: 2000 }, (_, index) => `The council met for the ${index + 1}th time.`)
  const text = ['See also  Ten bridges of the north', ...paragraphs].join('\n\n')
  const draft = begun(text)
  expect(outlineOf(draft).ok).toBe(true)
  expect(outlineOf({ ...draft, restored: [1] })).toEqual({
    ok: false,
    error: { kind: 'invalid', fields: { text: 'text-wrong' } },
  })
})

test('an emptied field is absent, and a title is demanded', () => {
  const fields = { title: ' Bridge ', byline: ' ', dateline: '', source: 'A paper', credit: '', pageDate: '' }
  expect(importFieldsSchema.parse(fields)).toEqual({
    title: 'Bridge',
    byline: null,
    dateline: null,
    source: 'A paper',
    credit: null,
    pageDate: null,
  })
  const refused = importFieldsSchema.safeParse({ ...fields, title: '', pageDate: '2024-02-31' })
  expect(refused.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['title', 'title-missing'],
    ['pageDate', 'date-wrong'],
  ])
})
