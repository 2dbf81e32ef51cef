import { expect, test } from 'vitest'
import { type Draft, noteOfDraft } from '#components/reader/draft.ts'
import { noteItems, visibleNotes } from '#components/reader/note-items.ts'
import { type NotesState, notesReducer } from '#components/reader/notes-state.ts'
import type { NoteView } from '#domain/notes/view.ts'

const empty: NotesState = { notes: [], drafts: [], openDraftId: null }

function draft(id: string, more: Partial<Draft> = {}): Draft {
  const span = { level: 'standard' as const, start: 5, end: 9, quote: 'text', blockId: 'p1' }
  const rest = { version: null, state: 'writing' as const, failure: null, theirs: null, repliesTold: 0 }
  return { id, kind: 'note', audience: 'me', group: null, body: 'words', span, ...rest, ...more }
}

function note(id: string, more: Partial<NoteView> = {}): NoteView {
  return { ...noteOfDraft(draft(id), null, '2026-03-02T09:00:00.000Z'), ...more }
}

test('closing an editor keeps what was written and forgets what was not', () => {
  const written = notesReducer(notesReducer(empty, { type: 'open-draft', draft: draft('a') }), { type: 'close-draft' })
  expect(written).toMatchObject({ drafts: [{ id: 'a', body: 'words' }], openDraftId: null })
  const blank = notesReducer(empty, { type: 'open-draft', draft: draft('b', { body: '  ' }) })
  expect(notesReducer(blank, { type: 'close-draft' }).drafts).toEqual([])
})

test('a stored draft comes back unless the server had it after all', () => {
  const state: NotesState = { ...empty, notes: [note('saved')], drafts: [draft('here')] }
  const stored = [draft('saved'), draft('here', { body: 'older' }), draft('lost')]
  const next = notesReducer(state, { type: 'load-drafts', drafts: stored })
  expect(next.drafts.map(({ id, body }) => [id, body])).toEqual([
    ['lost', 'words'],
    ['here', 'words'],
  ])
})

test('a note put back after a refusal replaces the hopeful one, and one never saved goes', () => {
  const hopeful = notesReducer({ ...empty, notes: [note('a')] }, { type: 'put', note: note('a', { body: 'new' }) })
  expect(notesReducer(hopeful, { type: 'put', note: note('a') }).notes).toEqual([note('a')])
  expect(notesReducer(hopeful, { type: 'remove', id: 'a' }).notes).toEqual([])
})

test('the margin is in the order of the text, at one place the teacher first, then my own', () => {
  const at = (start: number) => ({ level: 'standard' as const, start, end: start + 2, quote: 'xx', blockId: 'p1' })
  const items = noteItems({
    notes: [
      note('theirs', { isOwn: false, place: at(3) }),
      note('mine', { place: at(3) }),
      note('first', { place: at(0) }),
    ],
    editorNotes: [
      {
        id: 'teacher',
        kind: 'explanation',
        body: 'x',
        correction: null,
        authorName: null,
        place: at(3),
        standing: null,
      },
    ],
    drafts: [draft('sending', { state: 'sending' })],
    openDraftId: null,
    level: 'standard',
    index: null,
  })
  expect(items.map(({ key }) => key)).toEqual(['first', 'teacher', 'mine', 'theirs'])
})

test('classmates’ highlights show only when they are switched on; my own and a teacher’s always', () => {
  const notes = [
    note('mine'),
    note('teacher', { isOwn: false, isByTeacher: true }),
    note('words', { isOwn: false }),
    note('mark', { isOwn: false, kind: 'highlight' }),
  ]
  const shown = (switches: { notes: boolean; marks: boolean }) => visibleNotes(notes, switches).map(({ id }) => id)
  expect(shown({ notes: true, marks: false })).toEqual(['mine', 'teacher', 'words'])
  expect(shown({ notes: false, marks: true })).toEqual(['mine', 'teacher', 'mark'])
})
