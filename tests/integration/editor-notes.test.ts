import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveAssignment } from '#db/access/assignment-moves.ts'
import { editEditorNote, listEditorNotes, setEditorNoteDeleted, writeEditorNote } from '#db/access/editor-notes.ts'
import { readAssignment } from '#db/access/reading.ts'
import { withActor } from '#db/access/with-actor.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { editorNotes } from '#db/schema/tables.ts'
import type { EditorNoteInput } from '#domain/notes/editor-note.ts'
import { notFound, ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { expectOk } from '#tests/support/quiz-class.ts'
import { makeRevisedClass, publish, replacing } from '#tests/support/revised-class.ts'

let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, testClock().now)
})
afterAll(() => database.close())

function noteOn(quote: string, more: Partial<EditorNoteInput> = {}): EditorNoteInput {
  const words = { kind: 'explanation' as const, body: 'Keepers lived there.', says: '', shouldSay: '', basis: '' }
  return { ...words, quote, level: 'standard', start: null, paragraph: null, ...more }
}

async function write(ctx: Ctx, articleId: string, note: EditorNoteInput) {
  return writeEditorNote(ctx, articleId, { ...note, id: make.system.newId() })
}

async function notesSeen(ctx: Ctx, assignmentId: string) {
  const { editorNotes: seen } = expectOk(await readAssignment(ctx, assignmentId, 'standard'))
  return seen.map(({ body, place, standing }) => [body, place?.quote ?? null, standing?.status ?? null])
}

test('a note shows in every class that reads the article, also a colleague’s', async () => {
  const { ctx, article, readingId, otherAssignmentId } = await makeRevisedClass(make)
  expectOk(await write(ctx.owner, article.articleId, noteOn('Nobody saw him leave.')))
  const seen = [['Keepers lived there.', 'Nobody saw him leave.', 'exact']]
  expect(await notesSeen(ctx.ada, readingId)).toEqual(seen)
  expect(await notesSeen(ctx.ben, otherAssignmentId)).toEqual(seen)
  expect(await write(ctx.colleague, article.articleId, noteOn('the lamp at dusk'))).toEqual(notFound)
})

test('a note written after a correction stands in its place for a class that still reads the former text', async () => {
  const { ctx, article, readingId, otherAssignmentId } = await makeRevisedClass(make)
  const revisionId = await publish(make, ctx.owner, article.articleId, replacing('The keeper', 'That old keeper'))
  expectOk(await write(ctx.owner, article.articleId, noteOn('lit the lamp at dusk')))
  expect(await notesSeen(ctx.ada, readingId)).toEqual([['Keepers lived there.', 'lit the lamp at dusk', 'exact']])
  expectOk(await moveAssignment(ctx.owner, { assignmentId: readingId, revisionId }))
  expect(await notesSeen(ctx.ada, readingId)).toEqual([['Keepers lived there.', 'lit the lamp at dusk', 'exact']])
  expect(await notesSeen(ctx.ben, otherAssignmentId)).toHaveLength(1)
})

test('a note follows its passage when a correction is published', async () => {
  const { ctx, article, readingId } = await makeRevisedClass(make)
  expectOk(await write(ctx.owner, article.articleId, noteOn('Nobody saw him leave.')))
  const revisionId = await publish(make, ctx.owner, article.articleId, replacing(' Nobody saw him leave.', ''))
  expectOk(await moveAssignment(ctx.owner, { assignmentId: readingId, revisionId }))
  expect(await notesSeen(ctx.ada, readingId)).toEqual([['Keepers lived there.', null, 'orphan']])
  const [lost] = expectOk(await listEditorNotes(ctx.owner, article.articleId))
  const again = { ...noteOn('The keeper lit the lamp at dusk.'), id: lost?.id ?? '', version: 1 }
  expectOk(await editEditorNote(ctx.owner, article.articleId, again))
  expect(await notesSeen(ctx.ada, readingId)).toEqual([
    ['Keepers lived there.', 'The keeper lit the lamp at dusk.', 'exact'],
  ])
})

test('a correction says what the copy says, what it should say and on what basis', async () => {
  const { ctx, article, readingId } = await makeRevisedClass(make)
  const parts = { says: 'at dusk', shouldSay: 'at dawn', basis: 'The log of the harbour.' }
  expectOk(await write(ctx.owner, article.articleId, noteOn('at dusk', { kind: 'correction', body: '', ...parts })))
  const { editorNotes: seen } = expectOk(await readAssignment(ctx.ada, readingId, 'standard'))
  expect(seen).toMatchObject([{ kind: 'correction', body: '', correction: parts }])
})

test('typed words are found in one place only, or the paragraph is asked for', async () => {
  const { ctx, article, readingId } = await makeRevisedClass(make)
  const refused = async (note: EditorNoteInput) => {
    const written = await write(ctx.owner, article.articleId, note)
    return written.ok || written.error.kind !== 'invalid' ? null : written.error.fields
  }
  expect(await refused(noteOn(''))).toEqual({ quote: 'quote-missing' })
  expect(await refused(noteOn('a ship'))).toEqual({ quote: 'quote-not-found' })
  expect(await refused(noteOn('the lamp'))).toEqual({ quote: 'quote-several' })
  expect(await refused(noteOn('the lamp', { paragraph: 9 }))).toEqual({ paragraph: 'paragraph-unknown' })
  expect(await refused(noteOn('the lamp', { level: 'plain' }))).toEqual({ quote: 'level-unknown' })
  expectOk(await write(ctx.owner, article.articleId, noteOn('  the\nlamp ', { paragraph: 2 })))
  const { editorNotes: seen } = expectOk(await readAssignment(ctx.ada, readingId, 'standard'))
  expect(seen).toMatchObject([{ place: { blockId: 'p2', quote: 'the lamp' } }])
})

test('of words that stand in several places, those that were selected are meant', async () => {
  const { ctx, article, readingId } = await makeRevisedClass(make)
  expectOk(await write(ctx.owner, article.articleId, noteOn('lamp', { start: 85 })))
  const { editorNotes: seen } = expectOk(await readAssignment(ctx.ada, readingId, 'standard'))
  expect(seen).toMatchObject([{ place: { blockId: 'p2', start: 85 } }])
})

test('the same note sent twice is written once, and its id is nobody else’s', async () => {
  const { ctx, article } = await makeRevisedClass(make)
  const note = { ...noteOn('at dusk'), id: make.system.newId() }
  expect(await writeEditorNote(ctx.owner, article.articleId, note)).toEqual(ok({ id: note.id }))
  expect(await writeEditorNote(ctx.owner, article.articleId, note)).toEqual(ok({ id: note.id }))
  expect(expectOk(await listEditorNotes(ctx.owner, article.articleId))).toHaveLength(1)
  const other = await writeEditorNote(ctx.owner, article.articleId, { ...note, body: 'Else.' })
  expect(other).toMatchObject({ error: { kind: 'conflict', detail: 'note-id-taken' } })
})

test('of two windows that edit one note the second is told, and overwrites nothing', async () => {
  const { ctx, article, readingId } = await makeRevisedClass(make)
  const { id } = expectOk(await write(ctx.owner, article.articleId, noteOn('at dusk')))
  const edit = (body: string) =>
    editEditorNote(ctx.owner, article.articleId, { ...noteOn('at dusk', { body }), id, version: 1 })
  expect(await edit('First.')).toEqual(ok({ id }))
  expect(await edit('Second.')).toMatchObject({ error: { kind: 'conflict', detail: 'note-changed' } })
  expect(await notesSeen(ctx.ada, readingId)).toEqual([['First.', 'at dusk', 'exact']])
})

test('a refused change of the passage changes nothing of the words', async () => {
  const { ctx, article, readingId } = await makeRevisedClass(make)
  const { id } = expectOk(await write(ctx.owner, article.articleId, noteOn('at dusk')))
  const changed = { ...noteOn('a ship', { body: 'Else.' }), id, version: 1 }
  expect(await editEditorNote(ctx.owner, article.articleId, changed)).toMatchObject({
    error: { fields: { quote: 'quote-not-found' } },
  })
  expect(await notesSeen(ctx.ada, readingId)).toEqual([['Keepers lived there.', 'at dusk', 'exact']])
})

test('a deleted note is shown to nobody, not even by the database, and comes back as it was', async () => {
  const { ctx, article, readingId } = await makeRevisedClass(make)
  const { id } = expectOk(await write(ctx.owner, article.articleId, noteOn('at dusk')))
  expectOk(await setEditorNoteDeleted(ctx.owner, article.articleId, { id, isDeleted: true }))
  expect(await notesSeen(ctx.ada, readingId)).toEqual([])
  expect(await withActor(ctx.ada, async (tx) => ok(await tx.select().from(editorNotes)))).toEqual(ok([]))
  const changed = { ...noteOn('at dusk'), id, version: 1 }
  expect(await editEditorNote(ctx.owner, article.articleId, changed)).toEqual(notFound)
  expectOk(await setEditorNoteDeleted(ctx.owner, article.articleId, { id, isDeleted: false }))
  expect(await notesSeen(ctx.ada, readingId)).toEqual([['Keepers lived there.', 'at dusk', 'exact']])
})
