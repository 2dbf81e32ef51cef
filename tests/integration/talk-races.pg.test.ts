import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteGroup } from '#db/access/groups.ts'
import { createNote, deleteNote, editNote } from '#db/access/notes.ts'
import { createReply, editReply } from '#db/access/replies.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { annotations, replies, replyVersions } from '#db/schema/tables.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeTalkClass, reply, span, write } from '#tests/support/talk-class.ts'

/** How often each race is run. */
const rounds = 10

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

test('a reply sent while its note is narrowed was told of, or is refused', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { ctx, assignmentId } = await makeTalkClass(make)
    const id = await write(make, ctx.ada, assignmentId, 'class')
    const [replied, narrowed] = await Promise.all([
      createReply(ctx.ben, id, { id: make.system.newId(), body: 'Here.' }),
      editNote(ctx.ada, id, { audience: 'me', body: 'Mine.', version: 1 }),
    ])
    expect(replied.ok).toBe(!narrowed.ok)
    if (narrowed.ok) expect(replied).toMatchObject({ error: { kind: 'not-found' } })
    else expect(narrowed.error).toMatchObject({ detail: 'note-has-replies' })
  }
})

test('a reply sent while its note is deleted stands under a note that was there, or is refused', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { ctx, assignmentId } = await makeTalkClass(make)
    const id = await write(make, ctx.ada, assignmentId, 'class')
    const [replied, deleted] = await Promise.all([
      createReply(ctx.ben, id, { id: make.system.newId(), body: 'Here.' }),
      deleteNote(ctx.ada, id),
    ])
    expect(deleted.ok).toBe(true)
    const stored = await database.db.$count(replies, eq(replies.annotationId, id))
    expect(stored).toBe(replied.ok ? 1 : 0)
    if (!replied.ok) expect(replied.error.kind).toBe('not-found')
  }
})

test('of two windows that edit one reply at once one is told, and one former text is kept', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { ctx, assignmentId } = await makeTalkClass(make)
    const replyId = await reply(make, ctx.ben, await write(make, ctx.ada, assignmentId, 'class'))
    const edits = await Promise.all(['One.', 'Two.'].map((body) => editReply(ctx.ben, replyId, { body, version: 1 })))
    expect(edits.filter(({ ok }) => ok)).toHaveLength(1)
    expect(edits.find(({ ok }) => !ok)).toMatchObject({ error: { detail: 'note-changed' } })
    expect(await database.db.$count(replyVersions, eq(replyVersions.replyId, replyId))).toBe(1)
  }
})

test('two teachers who answer one question at once have both answered it', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { ctx, assignmentId } = await makeTalkClass(make)
    const id = await write(make, ctx.ada, assignmentId, 'class', { kind: 'question' })
    const answers = await Promise.all(
      [ctx.teacher, ctx.coTeacher].map((who) => createReply(who, id, { id: make.system.newId(), body: 'So.' })),
    )
    expect(answers.every(({ ok }) => ok)).toBe(true)
    const [stored] = await database.db.select().from(annotations).where(eq(annotations.id, id))
    expect(stored?.answeredAt).not.toBeNull()
  }
})

test('a note sent for a group while the group is dissolved falls back with the others, or is refused', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { ctx, assignmentId, groupId } = await makeTalkClass(make)
    const id = make.system.newId()
    const note = { id, kind: 'note' as const, audience: 'group' as const, groupId, body: 'Ours.', span }
    const [written, dissolved] = await Promise.all([
      createNote(ctx.ada, assignmentId, note),
      deleteGroup(ctx.teacher, { groupId }),
    ])
    expect(dissolved.ok).toBe(true)
    const [stored] = await database.db.select().from(annotations).where(eq(annotations.id, id))
    expect(stored?.audience).toBe(written.ok ? 'teacher' : undefined)
  }
})
