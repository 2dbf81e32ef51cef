import { expect, test } from 'vitest'
import { type EditorNoteInput, editorNoteSchema } from '#domain/notes/editor-note.ts'

test('each part of a correction is asked for beside its field, and of the other kinds the note alone', () => {
  const faults = (note: Partial<Record<keyof EditorNoteInput, string>>) => {
    const parsed = editorNoteSchema.safeParse({ quote: 'x', level: 'standard', ...note })
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  }
  expect(faults({ kind: 'correction', says: 'so', shouldSay: ' ' })).toEqual([
    'shouldSay shouldSay-missing',
    'basis basis-missing',
  ])
  expect(faults({ kind: 'question', says: 'so' })).toEqual(['body body-missing'])
  expect(faults({ kind: 'question', body: 'x'.repeat(4001) })).toEqual(['body editor-note-too-long'])
  expect(faults({ kind: 'question', body: 'Why? \0' })).toEqual(['body note-unstorable'])
  expect(faults({ kind: 'question', body: 'Why?', paragraph: 'two' })).toEqual(['paragraph paragraph-wrong'])
  expect(faults({ kind: 'question', body: 'Why?', paragraph: '', start: '' })).toEqual([])
})
