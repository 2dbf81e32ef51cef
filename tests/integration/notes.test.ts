import { afterAll, beforeAll, expect, test } from 'vitest'
import { createNote, deleteNote, editNote, listNotes, restoreNote } from '#db/access/notes.ts'
import { findOwnNotes } from '#db/access/own-notes.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { annotations } from '#db/schema/tables.ts'
import { testBlocks } from '#db/test-content.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import { textStream } from '#domain/article/text-stream.ts'
import type { Audience } from '#domain/notes/audiences.ts'
import { notesPerPersonMax } from '#domain/notes/limits.ts'
import { noteFilterOf } from '#domain/notes/note-filter.ts'
import type { NewAnnotation } from '#domain/notes/schema.ts'
import { notFound, ok } from '#domain/result.ts'
import { isStorable } from '#domain/storable-text.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { naughtyStrings, ownNaughtyStrings } from '#tests/support/naughty-strings.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

const quote = 'The keeper lit the lamp at dusk.'
const span: Span = { level: 'standard', start: 15, end: 47, quote }

async function assignedText(blocks = testBlocks()) {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const [ada, ben, outsider] = [
    await make.user({ schoolId, displayName: 'Ada' }),
    await make.user({ schoolId }),
    await make.user({ schoolId }),
  ]
  const classId = await make.classOf({ teacher, students: [ada, ben] })
  const article = await make.article({ owner: teacher, levels: { standard: blocks } })
  const assignmentId = await make.assignment({ teacher, classId, article })
  const ctxs = {
    ada: await make.ctxFor(ada),
    ben: await make.ctxFor(ben),
    teacher: await make.ctxFor(teacher),
    outsider: await make.ctxFor(outsider),
  }
  return { schoolId, classId, article, assignmentId, ...ctxs, adaUser: ada, teacherUser: teacher }
}

function newNote(audience: Audience, body = 'Who saw it?', more: Partial<NewAnnotation> = {}): NewAnnotation {
  return { id: make.system.newId(), kind: 'note', audience, body, span, ...more }
}

async function bodiesSeenBy(ctx: Ctx, assignmentId: string): Promise<string[]> {
  const listed = await listNotes(ctx, assignmentId)
  return listed.ok ? listed.value.map((note) => note.body).sort() : []
}

test('a private note is seen by its author alone, one for the teacher by the teacher too, one for the class by all', async () => {
  const text = await assignedText()
  for (const audience of ['me', 'teacher', 'class'] as const) {
    expect((await createNote(text.ada, text.assignmentId, newNote(audience, audience))).ok).toBe(true)
  }
  expect(await bodiesSeenBy(text.ada, text.assignmentId)).toEqual(['class', 'me', 'teacher'])
  expect(await bodiesSeenBy(text.ben, text.assignmentId)).toEqual(['class'])
  expect(await bodiesSeenBy(text.teacher, text.assignmentId)).toEqual(['class', 'teacher'])
  expect(await listNotes(text.outsider, text.assignmentId)).toEqual(notFound)
})

test('a classmate sees who wrote a note for the class, and cannot change it', async () => {
  const text = await assignedText()
  const note = newNote('class')
  await createNote(text.ada, text.assignmentId, note)
  const seen = await listNotes(text.ben, text.assignmentId)
  expect(seen.ok && seen.value[0]).toMatchObject({
    authorName: 'Ada',
    isOwn: false,
    isByTeacher: false,
    place: { start: 15, end: 47, quote, blockId: 'p1' },
  })
  expect(await editNote(text.ben, note.id, { audience: 'me', body: 'mine now', version: 1 })).toEqual(notFound)
  expect(await deleteNote(text.ben, note.id)).toEqual(notFound)
  expect(await editNote(text.teacher, note.id, { audience: 'me', body: 'mine now', version: 1 })).toEqual(notFound)
})

test('a student who was removed from the class sees and changes nothing', async () => {
  const text = await assignedText()
  const note = newNote('class')
  await createNote(text.ada, text.assignmentId, note)
  await make.removeMember(text.schoolId, text.classId, text.adaUser.userId)
  expect(await listNotes(text.ada, text.assignmentId)).toEqual(notFound)
  expect(await createNote(text.ada, text.assignmentId, newNote('me'))).toEqual(notFound)
  expect(await editNote(text.ada, note.id, { audience: 'me', body: 'x', version: 1 })).toEqual(notFound)
  expect(await deleteNote(text.ada, note.id)).toEqual(notFound)
  expect(await findOwnNotes(text.ada, noteFilterOf({}))).toMatchObject(ok({ texts: [], found: 0 }))
})

test('a note whose words do not stand where it claims is refused', async () => {
  const text = await assignedText()
  const wrong = newNote('me', 'x', { span: { ...span, quote: 'The keeper lit the lamp at dawn.' } })
  expect(await createNote(text.ada, text.assignmentId, wrong)).toEqual({
    ok: false,
    error: { kind: 'invalid', fields: { span: 'quote-mismatch' } },
  })
  const noLevel = newNote('me', 'x', { span: { ...span, level: 'plain' } })
  expect(await createNote(text.ada, text.assignmentId, noLevel)).toEqual({
    ok: false,
    error: { kind: 'invalid', fields: { span: 'level-unknown' } },
  })
  expect(await bodiesSeenBy(text.ada, text.assignmentId)).toEqual([])
})

test('the same note sent twice is one note, and its id is refused for other words or another author', async () => {
  const text = await assignedText()
  const note = newNote('class')
  expect(await createNote(text.ada, text.assignmentId, note)).toEqual(ok({ id: note.id, version: 1 }))
  expect(await createNote(text.ada, text.assignmentId, note)).toEqual(ok({ id: note.id, version: 1 }))
  expect(await bodiesSeenBy(text.ada, text.assignmentId)).toHaveLength(1)
  const taken = { ok: false, error: { kind: 'conflict', detail: 'note-id-taken' } }
  expect(await createNote(text.ada, text.assignmentId, { ...note, body: 'Other words' })).toEqual(taken)
  expect(await createNote(text.ben, text.assignmentId, note)).toEqual(taken)
})

test('of two windows that edit one note the second is told, and the first one’s words stay', async () => {
  const text = await assignedText()
  const note = newNote('me')
  await createNote(text.ada, text.assignmentId, note)
  expect(await editNote(text.ada, note.id, { audience: 'class', body: 'First', version: 1 })).toEqual(
    ok({ id: note.id, version: 2 }),
  )
  expect(await editNote(text.ada, note.id, { audience: 'me', body: 'Second', version: 1 })).toEqual({
    ok: false,
    error: { kind: 'conflict', detail: 'note-changed' },
  })
  expect(await bodiesSeenBy(text.ben, text.assignmentId)).toEqual(['First'])
})

test('a deleted note is seen by nobody, cannot be edited, and comes back as it was', async () => {
  const text = await assignedText()
  const note = newNote('class')
  await createNote(text.ada, text.assignmentId, note)
  expect((await deleteNote(text.ada, note.id)).ok).toBe(true)
  expect(await bodiesSeenBy(text.ada, text.assignmentId)).toEqual([])
  expect(await bodiesSeenBy(text.ben, text.assignmentId)).toEqual([])
  expect(await editNote(text.ada, note.id, { audience: 'me', body: 'x', version: 1 })).toEqual(notFound)
  expect((await restoreNote(text.ada, note.id)).ok).toBe(true)
  expect(await bodiesSeenBy(text.ben, text.assignmentId)).toEqual([note.body])
})

test('a highlight bears no words, and a note bears some', async () => {
  const text = await assignedText()
  const highlight = newNote('me', 'words', { kind: 'highlight' })
  expect(await createNote(text.ada, text.assignmentId, highlight)).toMatchObject({
    ok: false,
    error: { fields: { body: 'highlight-has-words' } },
  })
  expect((await createNote(text.ada, text.assignmentId, { ...highlight, body: '' })).ok).toBe(true)
  const note = newNote('me')
  await createNote(text.ada, text.assignmentId, note)
  expect(await editNote(text.ada, note.id, { audience: 'me', body: '  ', version: 1 })).toMatchObject({
    ok: false,
    error: { fields: { body: 'note-empty' } },
  })
})

test('notes in every script and of every naughtiness come back exact to the character', async () => {
  const strings = [...ownNaughtyStrings, ...naughtyStrings(process.env['POSTIL_FIXTURES'] ?? '../shared/fixtures')]
  const text = await assignedText()
  // Postgres stores no NUL, and a lone surrogate is no text: neither can be typed.
  const storable = strings.filter((string) => string.trim() !== '' && isStorable(string))
  const body = storable.join('\n')
  for (const piece of [
    body.slice(0, 20_000).replace(/\p{Cs}/gu, ''),
    ...storable.filter((_, index) => index < ownNaughtyStrings.length || index % 25 === 0),
  ]) {
    expect((await createNote(text.ada, text.assignmentId, newNote('me', piece))).ok).toBe(true)
    const listed = await bodiesSeenBy(text.ada, text.assignmentId)
    expect(listed).toContain(piece)
  }
})

test('a note can stand on an emoji, on right-to-left text and over several paragraphs', async () => {
  const blocks = testBlocks()
  const emoji = { id: 'p4', type: 'paragraph' as const, text: 'Done 👩‍👩‍👧! قال الحارس إن المصباح انطفأ.', marks: [] }
  const text = await assignedText([...blocks, emoji])
  const stream = textStream([...blocks, emoji])
  const spans = ['👩‍👩‍👧', 'الحارس إن المصباح', 'door stood open.\nThe harbour master'].map((words) => {
    const start = stream.indexOf(words)
    return { level: 'standard' as const, start, end: start + words.length, quote: words }
  })
  for (const own of spans)
    expect((await createNote(text.ada, text.assignmentId, newNote('me', 'x', { span: own }))).ok).toBe(true)
  const listed = await listNotes(text.ada, text.assignmentId)
  expect(listed.ok && listed.value.map((note) => note.place?.quote).sort()).toEqual(
    spans.map((own) => own.quote).sort(),
  )
})

test('nobody writes more notes on one text than the limit', async () => {
  const text = await assignedText()
  const { schoolId, userId } = text.adaUser
  const row = {
    schoolId,
    assignmentId: text.assignmentId,
    authorId: userId,
    kind: 'highlight' as const,
    audience: 'me' as const,
    body: '',
    createdAt: clock.now(),
    updatedAt: clock.now(),
  }
  await make.insert((tx) =>
    tx
      .insert(annotations)
      .values(Array.from({ length: notesPerPersonMax }, () => ({ ...row, id: make.system.newId() }))),
  )
  expect(await createNote(text.ada, text.assignmentId, newNote('me'))).toEqual({
    ok: false,
    error: { kind: 'invalid', fields: { body: 'too-many-notes' } },
  })
  expect((await createNote(text.ben, text.assignmentId, newNote('me'))).ok).toBe(true)
})

test('what cannot be stored exactly is refused, never altered', async () => {
  const text = await assignedText()
  for (const body of ['a\0b', 'half \ud83d of a pair']) {
    expect(await createNote(text.ada, text.assignmentId, newNote('me', body))).toMatchObject({
      ok: false,
      error: { fields: { body: 'note-unstorable' } },
    })
  }
})

test('another school’s text and one that was never there are answered alike', async () => {
  const [here, there] = [await assignedText(), await assignedText()]
  const note = newNote('class')
  await createNote(there.ada, there.assignmentId, note)
  for (const id of [there.assignmentId, make.system.newId()]) {
    expect(await listNotes(here.ada, id)).toEqual(notFound)
    expect(await createNote(here.ada, id, newNote('me'))).toEqual(notFound)
  }
  for (const id of [note.id, make.system.newId()]) {
    expect(await editNote(here.ada, id, { audience: 'me', body: 'x', version: 1 })).toEqual(notFound)
    expect(await restoreNote(here.ada, id)).toEqual(notFound)
  }
})
