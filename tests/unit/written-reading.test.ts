import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readReading, writeReading } from '#components/reader/written-reading.ts'
import type { EditorNoteView, NoteView } from '#domain/notes/view.ts'

const place = { level: 'standard' as const, start: 3, end: 7, blockId: 'p1', quote: 'lamp' }
const note: NoteView = {
  id: 'n1',
  kind: 'note',
  audience: 'me',
  group: null,
  body: '</script> “lit”',
  version: 1,
  createdAt: '2026-11-25T20:00:00.000Z',
  isOwn: true,
  authorName: 'Ada',
  isByTeacher: false,
  place,
  standing: { status: 'exact', quote: 'lamp' },
  isAnswered: false,
  hiding: null,
  report: null,
  replies: [],
}
const editorNote: EditorNoteView = {
  id: 'e1',
  kind: 'explanation',
  body: 'A light.',
  correction: null,
  authorName: null,
  place,
  standing: null,
}
const term = { id: 't1', headword: 'lamp', aliases: ['lamps'], definition: 'A light.', longer: null, translations: [] }
const notes: NoteView[] = [
  note,
  { ...note, id: 'n2', standing: null },
  { ...note, id: 'n3', standing: { status: 'moved', quote: 'lamp' } },
  { ...note, id: 'n4', standing: { status: 'exact', quote: 'lamps' } },
  { ...note, id: 'n5', place: null, standing: { status: 'orphan', quote: 'lantern' } },
  { ...note, id: 'n6', place: null, standing: null },
]
const reading = { notes, editorNotes: [editorNote], terms: [term] }

beforeEach(() => {
  vi.stubGlobal('document', {})
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('what is written for the browser is read there as it was, whatever became of the passages', () => {
  expect(readReading(writeReading(reading))).toEqual(reading)
})

test('the words of a passage that stands as it did travel once', () => {
  const written = writeReading({ notes: [note], editorNotes: [], terms: [] })
  expect(written.split('"lamp"')).toHaveLength(2)
})

test('while the server renders nothing is read', () => {
  vi.unstubAllGlobals()
  expect(readReading(writeReading(reading))).toEqual({ notes: [], editorNotes: [], terms: [] })
})
