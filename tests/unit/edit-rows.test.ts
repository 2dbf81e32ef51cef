import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DraftRow, draftOf } from '#domain/article/revision/draft.ts'
import {
  insertRow,
  mergeWithBefore,
  moveRow,
  removeRow,
  seamOf,
  setType,
  splitRow,
  writeText,
} from '#domain/article/revision/edit-rows.ts'
import { rowNames } from '#domain/article/revision/row-names.ts'
import type { Block, Mark } from '#domain/article/schema.ts'

function block(id: string, text: string, marks: Mark[] = []): Block {
  return { id, type: 'paragraph', text, marks }
}

function row(id: string, text: string, plain: string | null = null): DraftRow {
  return { id, standard: block(id, text), plain: plain === null ? null : block(id, plain) }
}

const rows = [row('a', 'One two.', 'Uno.'), row('b', 'Three four.'), row('c', 'Five.')]
const idsOf = (list: readonly DraftRow[]) => list.map(({ id }) => id)
const textsOf = (list: readonly DraftRow[]) => list.map(({ standard }) => standard?.text)
const noId = () => {
  throw new Error('No new paragraph was expected')
}

describe('ids', () => {
  test('a split keeps the id and the plain text on the first part', () => {
    const next = splitRow(rows, 'a', 4, 'n')
    expect(idsOf(next)).toEqual(['a', 'n', 'b', 'c'])
    expect(textsOf(next)).toEqual(['One', 'two.', 'Three four.', 'Five.'])
    expect(next[0]?.plain?.text).toBe('Uno.')
    expect(next[1]?.plain).toBeNull()
    expect(next[1]?.standard?.id).toBe('n')
  })

  test('what is begun behind a heading is a paragraph, and a heading parted in the middle is two', () => {
    const headed = setType(rows, 'c', 'heading')
    expect(splitRow(headed, 'c', 5, 'n')[3]?.standard).toEqual({ id: 'n', type: 'paragraph', text: '', marks: [] })
    expect(splitRow(headed, 'c', 2, 'n')[3]?.standard).toMatchObject({ type: 'heading', depth: 2, text: 've.' })
  })

  test('a merge keeps the id of the first, in both levels', () => {
    const both = [rows[0], row('b', 'Three.', 'Dos.')].filter((one) => one !== undefined)
    const [merged, ...others] = mergeWithBefore(both, 'b')
    expect(others).toEqual([])
    expect(merged).toMatchObject({ id: 'a', standard: { id: 'a', text: 'One two. Three.' } })
    expect(merged?.plain).toMatchObject({ id: 'a', text: 'Uno. Dos.' })
    expect(seamOf(both, 'b')).toBe('One two. '.length)
  })

  test('what was split and is merged again is as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('word', 'zwei', '字', '😀'), { minLength: 2, maxLength: 9 }),
        fc.nat(8),
        (words, at) => {
          const text = words.join(' ')
          const offset = words.slice(0, (at % (words.length - 1)) + 1).join(' ').length
          const before = [row('a', text)]
          expect(mergeWithBefore(splitRow(before, 'a', offset, 'n'), 'n')).toEqual(before)
        },
      ),
    )
  })

  test('no act loses, doubles or invents an id, whatever order they come in', () => {
    const act = fc.record({ kind: fc.constantFrom('split', 'merge', 'insert', 'remove', 'up', 'down'), at: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        let list: readonly DraftRow[] = rows
        acts.forEach(({ kind, at }, index) => {
          const id = list[at % list.length]?.id ?? ''
          const newId = `n${index}`
          if (kind === 'split') list = splitRow(list, id, at, newId)
          else if (kind === 'merge') list = mergeWithBefore(list, id)
          else if (kind === 'insert') list = insertRow(list, id, newId)
          else if (kind === 'remove') list = removeRow(list, id)
          else list = moveRow(list, id, kind === 'up' ? -1 : 1)
        })
        expect(new Set(idsOf(list)).size).toBe(list.length)
        expect(list.length).toBeGreaterThan(0)
        expect(list.every(({ id, standard, plain }) => [standard, plain].every((one) => (one?.id ?? id) === id))).toBe(
          true,
        )
      }),
    )
  })
})

describe('words', () => {
  const bold: Mark = { type: 'strong', start: 4, end: 7 }
  const write = (text: string, marks: Mark[] = [bold]) =>
    writeText(
      [{ id: 'a', standard: block('a', 'One two three.', marks), plain: null }],
      { id: 'a', level: 'standard' },
      text,
      noId,
    )[0]?.standard?.marks

  test('formatting stays on its words when others change', () => {
    expect(write('Just one two three.')).toEqual([{ ...bold, start: 9, end: 12 }])
    expect(write('One two four.')).toEqual([bold])
  })

  test('a typo mended inside formatted words leaves them formatted, and words typed at their edges are not', () => {
    expect(write('One tvo three.')).toEqual([bold])
    expect(write('One twoo three.')).toEqual([bold])
    expect(write('One twins three.')).toEqual([{ ...bold, end: 9 }])
  })

  test('words that are gone take their formatting with them', () => {
    expect(write('three.')).toEqual([])
  })

  test('further lines become paragraphs of their own, and an emptied plain text is none', () => {
    let made = 0
    const next = writeText(rows, { id: 'b', level: 'standard' }, 'Three.\n\nFour.\nFive.', () => {
      made += 1
      return `n${made}`
    })
    expect(idsOf(next)).toEqual(['a', 'b', 'n1', 'n2', 'c'])
    expect(textsOf(next)).toEqual(['One two.', 'Three.', 'Four.', 'Five.', 'Five.'])
    expect(writeText(rows, { id: 'a', level: 'plain' }, '', noId)[0]?.plain).toBeNull()
    expect(writeText(rows, { id: 'b', level: 'plain' }, 'Tres\ncuatro', noId)[1]?.plain?.text).toBe('Tres cuatro')
  })

  test('a character that no database keeps is left out', () => {
    expect(textsOf(writeText(rows, { id: 'c', level: 'standard' }, 'Fi\0ve\ud800.', noId))[2]).toBe('Five.')
  })

  test('a paragraph as typed may hold lines, and gives them up when it becomes another kind', () => {
    const typed = writeText(setType(rows, 'c', 'preformatted'), { id: 'c', level: 'standard' }, 'a\nb', noId)
    expect(textsOf(typed)[2]).toBe('a\nb')
    expect(textsOf(setType(typed, 'c', 'paragraph'))[2]).toBe('a b')
    expect(setType(rows, 'c', 'heading')[2]?.standard).toMatchObject({ type: 'heading', depth: 2 })
    expect(setType(setType(rows, 'c', 'heading'), 'c', 'quote')[2]?.standard).not.toHaveProperty('depth')
  })
})

test('a paragraph is spoken of by the number that the margin will give it, a heading by its own', () => {
  const headed = setType(rows, 'b', 'heading')
  expect(rowNames(headed)).toEqual([
    { kind: 'paragraph', number: 1 },
    { kind: 'heading', number: 1 },
    { kind: 'paragraph', number: 2 },
  ])
})

test('a text becomes a draft that changes nothing, plain paragraphs without a standard one in their places', () => {
  const meta = { title: 'T', dateline: null, byline: null, credit: null, source: 'S', pageDate: null }
  const standard = [block('a', 'One.'), block('c', 'Three.')]
  const plain = [block('a', 'Uno.'), block('b', 'Dos.')]
  const draft = draftOf({
    meta,
    levels: [
      { level: 'standard', blocks: standard },
      { level: 'plain', blocks: plain },
    ],
  })
  expect(idsOf(draft.rows)).toEqual(['a', 'b', 'c'])
  expect(draft.rows[1]).toMatchObject({ standard: null, plain: { text: 'Dos.' } })
  expect(draft.meta).toMatchObject({ title: 'T', byline: '', source: 'S' })
})
