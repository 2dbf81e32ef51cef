import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setAnswered } from '#db/access/answered-questions.ts'
import { readFormerNotes, readFormerReplies } from '#db/access/former-texts.ts'
import { deleteNote, editNote, listNotes, restoreNote } from '#db/access/notes.ts'
import { createReply, deleteReply, editReply, restoreReply } from '#db/access/replies.ts'
import { withActor } from '#db/access/with-actor.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { annotations, annotationVersions, replies } from '#db/schema/tables.ts'
import { fail, forbidden, invalid, notFound, ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { ownNaughtyStrings } from '#tests/support/naughty-strings.ts'
import { expectOk } from '#tests/support/quiz-class.ts'
import { makeTalkClass, noteSeenBy, reply, whoSees, write } from '#tests/support/talk-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

/** What the database itself shows somebody of a table, without any WHERE. */
async function bodiesIn(ctx: Ctx, table: typeof annotations | typeof replies): Promise<string[]> {
  const seen = await withActor(ctx, async (tx) =>
    ok((await tx.select({ body: table.body }).from(table)) as { body: string }[]),
  )
  return expectOk(seen).map(({ body }) => body)
}

test('a group’s note is seen by its members and the class’s teachers, and by nobody else', async () => {
  const { ctx, assignmentId, groupId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'group', { groupId, body: 'Ours.' })
  expect(await whoSees(ctx, assignmentId, id)).toEqual(['teacher', 'coTeacher', 'ada', 'ben'])
  expect(await bodiesIn(ctx.cem, annotations)).toEqual([])
  expect(await noteSeenBy(ctx.ben, assignmentId, id)).toMatchObject({ audience: 'group', group: { name: 'Lamp' } })
})

test('a student writes only for a group they are in', async () => {
  const { ctx, assignmentId, groupId } = await makeTalkClass(make)
  const refused = write(make, ctx.cem, assignmentId, 'group', { groupId })
  await expect(refused).rejects.toThrow('group-unknown')
  const own = await write(make, ctx.cem, assignmentId, 'me')
  const edit = { audience: 'group' as const, groupId, body: 'Let me in.', version: 1 }
  expect(await editNote(ctx.cem, own, edit)).toEqual(invalid('audience', 'group-unknown'))
  const byStatement = await withActor(ctx.cem, async (tx) =>
    ok(await tx.update(annotations).set({ audience: 'group', groupId, version: 2 }).where(eq(annotations.id, own))),
  )
  expect(byStatement).toEqual(notFound)
})

test('a reply is seen by whoever sees the note, and by nobody else', async () => {
  const { ctx, assignmentId, groupId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'group', { groupId })
  await reply(make, ctx.ben, id, 'From Ben.')
  await reply(make, ctx.teacher, id, 'From the teacher.')
  expect((await noteSeenBy(ctx.ada, assignmentId, id))?.replies.map(({ body }) => body)).toEqual([
    'From Ben.',
    'From the teacher.',
  ])
  for (const other of [ctx.cem, ctx.outsider]) {
    expect(await bodiesIn(other, replies)).toEqual([])
    expect(await createReply(other, id, { id: make.system.newId(), body: 'Me too.' })).toEqual(notFound)
  }
})

test('a note kept to oneself takes no replies', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'me')
  expect(await createReply(ctx.ada, id, { id: make.system.newId(), body: 'Hm.' })).toEqual(notFound)
})

test('a note with replies goes to another audience only when its author was told of every one of them', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  await reply(make, ctx.ben, id)
  const narrower = { audience: 'teacher' as const, body: 'Who saw it?', version: 1 }
  const asked = fail({ kind: 'conflict', detail: 'note-has-replies', data: { replies: [1] } })
  expect(await editNote(ctx.ada, id, narrower)).toEqual(asked)
  await reply(make, ctx.cem, id)
  const again = fail({ kind: 'conflict', detail: 'note-has-replies', data: { replies: [2] } })
  expect(await editNote(ctx.ada, id, { ...narrower, repliesTold: 1 })).toEqual(again)
  expect(await editNote(ctx.ada, id, { ...narrower, audience: 'class', body: 'Words only.' })).toMatchObject({
    ok: true,
  })
  expect(await editNote(ctx.ada, id, { ...narrower, version: 2, repliesTold: 2 })).toMatchObject({ ok: true })
})

test('replies follow the note to a narrower audience, and come back with it', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  const replyId = await reply(make, ctx.ben, id, 'Ben was here.')
  expectOk(await editNote(ctx.ada, id, { audience: 'me', body: 'Mine.', version: 1, repliesTold: 1 }))
  expect(await bodiesIn(ctx.ben, replies)).toEqual([])
  expect(await bodiesIn(ctx.teacher, replies)).toEqual([])
  expect(await editReply(ctx.ben, replyId, { body: 'Still here.', version: 1 })).toEqual(notFound)
  expect((await noteSeenBy(ctx.ada, assignmentId, id))?.replies).toHaveLength(1)
  expectOk(await editNote(ctx.ada, id, { audience: 'class', body: 'Mine.', version: 2, repliesTold: 1 }))
  expect(await bodiesIn(ctx.cem, replies)).toEqual(['Ben was here.'])
})

test('where notes show only after one’s own, the database gives a student nothing of classmates before', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make, { notesAfterOwn: true })
  const byBen = await write(make, ctx.ben, assignmentId, 'class', { body: 'Ben’s.' })
  const byTeacher = await write(make, ctx.teacher, assignmentId, 'class', { body: 'The teacher’s.' })
  await reply(make, ctx.ben, byTeacher, 'Ben’s reply.')
  await reply(make, ctx.teacher, byTeacher, 'The teacher’s reply.')
  const seen = async () => [...(await bodiesIn(ctx.ada, annotations)), ...(await bodiesIn(ctx.ada, replies))].sort()
  const open = ['The teacher’s reply.', 'The teacher’s.']
  expect(await seen()).toEqual(open)
  expect(expectOk(await listNotes(ctx.ada, assignmentId)).map(({ id }) => id)).toEqual([byTeacher])
  expect(await createReply(ctx.ada, byBen, { id: make.system.newId(), body: 'Blind.' })).toEqual(notFound)
  // Marks are no words of one's own.
  await write(make, ctx.ada, assignmentId, 'teacher', { kind: 'lost', body: '' })
  await write(make, ctx.ada, assignmentId, 'me', { kind: 'highlight', body: '' })
  expect((await seen()).filter((body) => body !== '')).toEqual(open)
  const own = await write(make, ctx.ada, assignmentId, 'me', { kind: 'question', body: 'Why?' })
  expect(await whoSees({ ada: ctx.ada }, assignmentId, byBen)).toEqual(['ada'])
  expect(await seen()).toContain('Ben’s reply.')
  expectOk(await deleteNote(ctx.ada, own))
  expect(await whoSees({ ada: ctx.ada }, assignmentId, byBen)).toEqual([])
  expectOk(await restoreNote(ctx.ada, own))
  expect(await whoSees({ ada: ctx.ada }, assignmentId, byBen)).toEqual(['ada'])
})

test('a note of one’s own on another text opens nothing', async () => {
  const { ctx, assignmentId, classId, article, users } = await makeTalkClass(make, { notesAfterOwn: true })
  const otherId = await make.assignment({ teacher: users.teacher, classId, article })
  const byBen = await write(make, ctx.ben, assignmentId, 'class')
  await write(make, ctx.ada, otherId, 'class')
  expect(await whoSees({ ada: ctx.ada }, assignmentId, byBen)).toEqual([])
})

test('a teacher’s reply answers a question by itself, a classmate’s when the author or a teacher says so', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const ask = () => write(make, ctx.ada, assignmentId, 'class', { kind: 'question', body: 'Who?' })
  const isAnswered = async (id: string) => (await noteSeenBy(ctx.cem, assignmentId, id))?.isAnswered
  const [first, second] = [await ask(), await ask()]
  const byTeacher = await reply(make, ctx.teacher, first)
  expect(await isAnswered(first)).toBe(true)
  expectOk(await deleteReply(ctx.teacher, byTeacher))
  expect(await isAnswered(first)).toBe(false)
  expectOk(await restoreReply(ctx.teacher, byTeacher))
  expect(await isAnswered(first)).toBe(true)
  expect(await setAnswered(ctx.ada, second, true)).toEqual(fail({ kind: 'conflict', detail: 'no-reply-yet' }))
  await reply(make, ctx.ada, second, 'Nobody?')
  expect(await setAnswered(ctx.ada, second, true)).toEqual(fail({ kind: 'conflict', detail: 'no-reply-yet' }))
  await reply(make, ctx.ben, second)
  expect(await isAnswered(second)).toBe(false)
  expect(await setAnswered(ctx.ben, second, true)).toEqual(forbidden)
  expectOk(await setAnswered(ctx.ada, second, true))
  expect(await isAnswered(second)).toBe(true)
  expectOk(await setAnswered(ctx.teacher, second, false))
  expect(await isAnswered(second)).toBe(false)
})

test('nobody marks a question as answered by a statement of their own', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  await write(make, ctx.ada, assignmentId, 'class', { kind: 'question', body: 'Who?' })
  const marked = await withActor(ctx.ada, async (tx) =>
    ok(await tx.execute(sql`update annotations set answered_at = '2026-01-01Z', hidden_at = null`)),
  )
  expect(marked).toEqual(notFound)
})

test('the same reply sent twice is one reply, and its id is refused for other words', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  const sent = { id: make.system.newId(), body: 'Once.' }
  const receipt = ok({ id: sent.id, version: 1 })
  expect(await createReply(ctx.ben, id, sent)).toEqual(receipt)
  expect(await createReply(ctx.ben, id, sent)).toEqual(receipt)
  const taken = fail({ kind: 'conflict', detail: 'reply-id-taken' })
  expect(await createReply(ctx.ben, id, { ...sent, body: 'Twice.' })).toEqual(taken)
  expect(await createReply(ctx.cem, id, sent)).toEqual(taken)
  expect((await noteSeenBy(ctx.ada, assignmentId, id))?.replies).toHaveLength(1)
})

test('of two windows that edit one reply the second is told, and the first one’s words stay', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  const replyId = await reply(make, ctx.ben, id)
  expect(await editReply(ctx.ben, replyId, { body: 'First.', version: 1 })).toEqual(ok({ id: replyId, version: 2 }))
  const second = await editReply(ctx.ben, replyId, { body: 'Second.', version: 1 })
  expect(second).toEqual(fail({ kind: 'conflict', detail: 'note-changed' }))
  expect((await noteSeenBy(ctx.ada, assignmentId, id))?.replies[0]?.body).toBe('First.')
  expect(await editReply(ctx.ada, replyId, { body: 'Not mine.', version: 2 })).toEqual(notFound)
  expect(await deleteReply(ctx.teacher, replyId)).toEqual(notFound)
})

test('a deleted reply is gone for all but comes back by undo', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  const replyId = await reply(make, ctx.ben, id, 'Here.')
  expectOk(await deleteReply(ctx.ben, replyId))
  expect(await bodiesIn(ctx.teacher, replies)).toEqual([])
  expect((await noteSeenBy(ctx.ben, assignmentId, id))?.replies).toEqual([])
  expect(await editReply(ctx.ben, replyId, { body: 'Changed.', version: 1 })).toEqual(notFound)
  expectOk(await restoreReply(ctx.ben, replyId))
  expect((await noteSeenBy(ctx.cem, assignmentId, id))?.replies[0]?.body).toBe('Here.')
})

test('only words that stand in what is answered are quoted', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class', { body: 'I saw nothing at all.' })
  await reply(make, ctx.cem, id, 'Not even the lamp?')
  const quoting = (quote: string) => createReply(ctx.ben, id, { id: make.system.newId(), body: 'Really?', quote })
  for (const quote of ['saw nothing', 'the lamp at dusk', 'even the lamp'])
    expect(await quoting(quote)).toMatchObject({ ok: true })
  expect(await quoting('I saw everything')).toEqual(invalid('quote', 'quote-gone'))
})

test('what a note said before is kept by the database, and shown to whom it was for then', async () => {
  const { ctx, assignmentId, groupId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'me', { body: 'Private.' })
  const shared = [
    { audience: 'teacher' as const, body: 'For the teacher.' },
    { audience: 'group' as const, groupId, body: 'For us.' },
    { audience: 'class' as const, body: 'For all.' },
    { audience: 'class' as const, body: 'For all, again.' },
  ]
  for (const [at, edit] of shared.entries()) expectOk(await editNote(ctx.ada, id, { ...edit, version: at + 1 }))
  const former = async (who: Ctx) => expectOk(await readFormerNotes(who, id)).map(({ body }) => body)
  expect(await former(ctx.ada)).toEqual(['Private.', 'For the teacher.', 'For us.', 'For all.'])
  expect(await former(ctx.teacher)).toEqual(['For the teacher.', 'For us.', 'For all.'])
  expect(await former(ctx.ben)).toEqual(['For us.', 'For all.'])
  expect(await former(ctx.cem)).toEqual(['For all.'])
  expect(await readFormerNotes(ctx.outsider, id)).toEqual(notFound)
  const forged = await withActor(ctx.ada, async (tx) => ok(await tx.delete(annotationVersions)))
  expect(forged).toEqual(notFound)
})

test('deleting and hiding are no edits, and an edit that changes nothing leaves no former text', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  expectOk(await deleteNote(ctx.ada, id))
  expectOk(await restoreNote(ctx.ada, id))
  expectOk(await editNote(ctx.ada, id, { audience: 'class', body: 'Who saw it?', version: 1 }))
  expect(expectOk(await readFormerNotes(ctx.ada, id))).toEqual([])
})

test('the former words of a reply are read by whoever sees it', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  const replyId = await reply(make, ctx.ben, id, 'One.')
  expectOk(await editReply(ctx.ben, replyId, { body: 'Two.', version: 1 }))
  expect(expectOk(await readFormerReplies(ctx.cem, replyId))).toMatchObject([{ version: 1, body: 'One.' }])
  expect(await readFormerReplies(ctx.outsider, replyId)).toEqual(notFound)
})

test('a student who was removed sees and says nothing, and their group no longer counts them', async () => {
  const { ctx, assignmentId, groupId, schoolId, classId, users } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'group', { groupId })
  await reply(make, ctx.ada, id)
  await make.removeMember(schoolId, classId, users.ben.userId)
  expect(await bodiesIn(ctx.ben, annotations)).toEqual([])
  expect(await bodiesIn(ctx.ben, replies)).toEqual([])
  expect(await createReply(ctx.ben, id, { id: make.system.newId(), body: 'Hello?' })).toEqual(notFound)
})

test('replies of every naughtiness come back exact to the character', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  const long = '😀'.repeat(25_000)
  const bodies = [...ownNaughtyStrings, long].filter((body) => body.trim() !== '')
  const kept: string[] = []
  for (const body of bodies) {
    const sent = await createReply(ctx.ben, id, { id: make.system.newId(), body })
    if (sent.ok) kept.push(body)
    else expect(sent).toEqual(invalid('body', 'note-unstorable'))
  }
  expect(kept).toContain(long)
  const seen = (await noteSeenBy(ctx.ada, assignmentId, id))?.replies.map(({ body }) => body)
  expect(seen?.toSorted()).toEqual(kept.toSorted())
})
