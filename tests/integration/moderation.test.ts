import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFormerNotes, readFormerReplies } from '#db/access/former-texts.ts'
import { changeGroup, createGroup, deleteGroup, listGroups } from '#db/access/groups.ts'
import { hideNote, hideReply, showNote, showReply } from '#db/access/hiding.ts'
import { editNote } from '#db/access/notes.ts'
import { editReply } from '#db/access/replies.ts'
import { countOpenReports, listReports, reportNote, settleReport } from '#db/access/reports.ts'
import { withActor } from '#db/access/with-actor.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { auditLog, noteReports } from '#db/schema/tables.ts'
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

const why = { reason: 'It names a person.' }

async function auditOf(schoolId: string): Promise<string[]> {
  const rows = await database.db.select().from(auditLog).where(eq(auditLog.schoolId, schoolId))
  return rows.map(({ action }) => action).sort()
}

test('a hidden note is seen by its author, who is told why, and by teachers', async () => {
  const { ctx, assignmentId, schoolId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  await reply(make, ctx.ben, id)
  expect(await hideNote(ctx.ben, id, why)).toEqual(forbidden)
  expect(await hideNote(ctx.outsider, id, why)).toEqual(notFound)
  expectOk(await hideNote(ctx.teacher, id, why))
  expect(await whoSees(ctx, assignmentId, id)).toEqual(['teacher', 'coTeacher', 'ada'])
  expect((await noteSeenBy(ctx.ada, assignmentId, id))?.hiding).toEqual(why)
  expectOk(await editNote(ctx.ada, id, { audience: 'class', body: 'Nobody.', version: 1 }))
  expect(await whoSees({ ben: ctx.ben }, assignmentId, id)).toEqual([])
  expectOk(await showNote(ctx.coTeacher, id))
  expect(await whoSees(ctx, assignmentId, id)).toEqual(['teacher', 'coTeacher', 'ada', 'ben', 'cem'])
  expect((await auditOf(schoolId)).filter((action) => action.startsWith('words-'))).toEqual([
    'words-hidden',
    'words-shown',
  ])
})

test('what was hidden does not come back as a former text when the note is shown again', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class', { body: 'First.' })
  const edit = async (body: string, version: number) =>
    expectOk(await editNote(ctx.ada, id, { audience: 'class', body, version }))
  await edit('Unkind.', 1)
  expectOk(await hideNote(ctx.teacher, id, why))
  await edit('Still unkind.', 2)
  await edit('Kind.', 3)
  expectOk(await showNote(ctx.teacher, id))
  await edit('Kinder.', 4)
  const former = async (who: Ctx) => expectOk(await readFormerNotes(who, id)).map(({ body }) => body)
  expect(await former(ctx.ben)).toEqual(['Kind.'])
  for (const who of [ctx.ada, ctx.teacher]) {
    expect(await former(who)).toEqual(['First.', 'Unkind.', 'Still unkind.', 'Kind.'])
  }
})

test('nor does what was hidden of a reply', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await reply(make, ctx.ben, await write(make, ctx.ada, assignmentId, 'class'), 'Unkind.')
  expectOk(await hideReply(ctx.teacher, id, why))
  expectOk(await editReply(ctx.ben, id, { body: 'Kind.', version: 1 }))
  expectOk(await showReply(ctx.teacher, id))
  const former = async (who: Ctx) => expectOk(await readFormerReplies(who, id)).map(({ body }) => body)
  expect(await former(ctx.cem)).toEqual([])
  expect(await former(ctx.ada)).toEqual([])
  expect(await former(ctx.ben)).toEqual(['Unkind.'])
  expect(await former(ctx.teacher)).toEqual(['Unkind.'])
})

test('a hidden reply leaves the thread for all but its author and teachers', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  const replyId = await reply(make, ctx.ben, id)
  expect(await hideReply(ctx.ada, replyId, why)).toEqual(forbidden)
  expectOk(await hideReply(ctx.teacher, replyId, why))
  const repliesSeen = async (who: Ctx) => (await noteSeenBy(who, assignmentId, id))?.replies.map(({ hiding }) => hiding)
  expect(await repliesSeen(ctx.ada)).toEqual([])
  expect(await repliesSeen(ctx.cem)).toEqual([])
  expect(await repliesSeen(ctx.ben)).toEqual([why])
  expect(await repliesSeen(ctx.teacher)).toEqual([why])
  expectOk(await showReply(ctx.teacher, replyId))
  expect(await repliesSeen(ctx.cem)).toEqual([null])
})

test('a report reaches the teachers with the words as they were, and its author learns nothing of it', async () => {
  const { ctx, classId, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class', { body: 'Unkind.' })
  const said = ok({ id })
  expect(await reportNote(ctx.ben, id, { reason: 'It is unkind.' })).toEqual(said)
  expect(await reportNote(ctx.ben, id, { reason: 'Again.' })).toEqual(said)
  expect(await reportNote(ctx.cem, id, { reason: '' })).toEqual(said)
  expectOk(await editNote(ctx.ada, id, { audience: 'class', body: 'Kind.', version: 1 }))
  expect(expectOk(await listReports(ctx.coTeacher, classId))).toMatchObject([
    { noteId: id, authorName: 'Ada', words: 'Unkind.', isGone: false, outcome: null, reports: [{}, {}] },
  ])
  expect(expectOk(await countOpenReports(ctx.teacher, classId))).toBe(1)
  for (const student of [ctx.ada, ctx.ben]) expect(await listReports(student, classId)).toEqual(forbidden)
  expect(await listReports(ctx.outsider, classId)).toEqual(notFound)
  const rowsSeen = async (who: Ctx) => expectOk(await withActor(who, async (tx) => ok(await tx.$count(noteReports))))
  expect(await rowsSeen(ctx.ada)).toBe(0)
  expect(await rowsSeen(ctx.ben)).toBe(1)
  expect((await noteSeenBy(ctx.ben, assignmentId, id))?.report).toBe('waiting')
  expect((await noteSeenBy(ctx.ada, assignmentId, id))?.report).toBeNull()
})

test('nobody reports themselves, what they do not see, or a reply under a note that it does not answer', async () => {
  const { ctx, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  const other = await write(make, ctx.ada, assignmentId, 'class')
  const secret = await write(make, ctx.ada, assignmentId, 'teacher')
  const replyId = await reply(make, ctx.ben, id)
  expect(await reportNote(ctx.ada, id, { reason: '' })).toEqual(forbidden)
  expect(await reportNote(ctx.teacher, id, { reason: '' })).toEqual(forbidden)
  expect(await reportNote(ctx.ben, secret, { reason: '' })).toEqual(notFound)
  expect(await reportNote(ctx.ada, other, { replyId, reason: '' })).toEqual(notFound)
  expect(await reportNote(ctx.ada, id, { replyId, reason: '' })).toMatchObject({ ok: true })
})

test('a teacher keeps what was reported, and whoever reported it is told', async () => {
  const { ctx, classId, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  await reportNote(ctx.ben, id, { reason: 'Hm.' })
  const [found] = expectOk(await listReports(ctx.teacher, classId))
  const reportId = found?.reportId ?? ''
  const keep = { outcome: 'kept' as const, reason: '' }
  expect(await settleReport(ctx.ben, reportId, keep)).toEqual(notFound)
  expect(await settleReport(ctx.outsider, reportId, keep)).toEqual(notFound)
  expectOk(await settleReport(ctx.teacher, reportId, keep))
  expect(await settleReport(ctx.coTeacher, reportId, keep)).toEqual(
    fail({ kind: 'conflict', detail: 'report-settled' }),
  )
  expect((await noteSeenBy(ctx.ben, assignmentId, id))?.report).toBe('kept')
  expect(expectOk(await countOpenReports(ctx.teacher, classId))).toBe(0)
})

test('hiding a reported reply settles every report on it and on nothing else', async () => {
  const { ctx, classId, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  const replyId = await reply(make, ctx.ben, id)
  for (const who of [ctx.ada, ctx.cem]) await reportNote(who, id, { replyId, reason: '' })
  await reportNote(ctx.cem, id, { reason: '' })
  const found = expectOk(await listReports(ctx.teacher, classId)).find((words) => words.replyId === replyId)
  expectOk(await settleReport(ctx.teacher, found?.reportId ?? '', { outcome: 'hidden', ...why }))
  expect((await noteSeenBy(ctx.ada, assignmentId, id))?.replies).toEqual([])
  expect(
    expectOk(await listReports(ctx.teacher, classId)).map(({ outcome, reports }) => [outcome, reports.length]),
  ).toEqual([
    [null, 1],
    ['hidden', 2],
  ])
})

test('a report on words that their author has taken back is settled all the same', async () => {
  const { ctx, classId, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class', { body: 'Said once.' })
  await reportNote(ctx.ben, id, { reason: '' })
  expectOk(await editNote(ctx.ada, id, { audience: 'me', body: 'Mine.', version: 1 }))
  const [found] = expectOk(await listReports(ctx.teacher, classId))
  expect(found).toMatchObject({ words: 'Said once.', isGone: true })
  const settle = (outcome: 'kept' | 'hidden') => settleReport(ctx.teacher, found?.reportId ?? '', { outcome, ...why })
  expect(await settle('hidden')).toEqual(forbidden)
  expect(await settle('kept')).toMatchObject({ ok: true })
})

test('groups are made, filled and renamed by those who teach the class', async () => {
  const { ctx, classId, groupId, users } = await makeTalkClass(make)
  const input = { classId, name: ' Harbour  ', students: [users.cem.userId] }
  for (const who of [ctx.ada]) expect(await createGroup(who, input)).toEqual(forbidden)
  expect(await createGroup(ctx.outsider, input)).toEqual(notFound)
  const made = expectOk(await createGroup(ctx.coTeacher, input))
  expect(await createGroup(ctx.teacher, { ...input, name: 'Harbour' })).toEqual(invalid('name', 'group-name-taken'))
  expect(await createGroup(ctx.teacher, { ...input, name: '' })).toEqual(invalid('name', 'group-name-missing'))
  const stranger = { ...input, name: 'Other', students: [users.outsider.userId] }
  expect(await createGroup(ctx.teacher, stranger)).toEqual(invalid('students', 'student-unknown'))
  expect(await changeGroup(ctx.ben, { groupId, name: 'Mine', students: [] })).toEqual(notFound)
  expectOk(await changeGroup(ctx.teacher, { groupId, name: 'Beacon', students: [users.ben.userId, users.cem.userId] }))
  expect(expectOk(await listGroups(ctx.coTeacher, classId)).groups).toMatchObject([
    { id: groupId, name: 'Beacon', studentIds: [users.ben.userId, users.cem.userId] },
    { id: made.id, name: 'Harbour', studentIds: [users.cem.userId] },
  ])
  expect(await listGroups(ctx.ada, classId)).toEqual(forbidden)
})

test('whoever leaves a group no longer sees its notes, but their own stay theirs', async () => {
  const { ctx, assignmentId, groupId, users } = await makeTalkClass(make)
  const byAda = await write(make, ctx.ada, assignmentId, 'group', { groupId })
  const byBen = await write(make, ctx.ben, assignmentId, 'group', { groupId, body: 'Ben’s.' })
  expectOk(await changeGroup(ctx.teacher, { groupId, name: 'Lamp', students: [users.ada.userId] }))
  expect(await whoSees({ ben: ctx.ben }, assignmentId, byAda)).toEqual([])
  expect(await noteSeenBy(ctx.ben, assignmentId, byBen)).toMatchObject({ group: { name: '' } })
  const kept = { audience: 'group' as const, groupId, body: 'Mended.', version: 1 }
  expect(await editNote(ctx.ben, byBen, kept)).toMatchObject({ ok: true })
})

test('the notes of a dissolved group are for their authors and the teachers', async () => {
  const { ctx, classId, assignmentId, groupId, schoolId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'group', { groupId })
  expect(expectOk(await listGroups(ctx.teacher, classId)).groups[0]?.notes).toBe(1)
  expect(await deleteGroup(ctx.ada, { groupId })).toEqual(notFound)
  expectOk(await deleteGroup(ctx.teacher, { groupId }))
  expect(await whoSees(ctx, assignmentId, id)).toEqual(['teacher', 'coTeacher', 'ada'])
  expect(await noteSeenBy(ctx.ada, assignmentId, id)).toMatchObject({ audience: 'teacher', group: null, version: 2 })
  expect(await auditOf(schoolId)).toEqual(expect.arrayContaining(['group-made', 'group-dissolved']))
})

test('names of groups and reasons of every naughtiness come back exact, or are refused with a reason', async () => {
  const { ctx, classId, assignmentId } = await makeTalkClass(make)
  const id = await write(make, ctx.ada, assignmentId, 'class')
  for (const text of [...ownNaughtyStrings, 'half \ud800', 'nul \u0000']) {
    const oneLine = text
      .normalize('NFC')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
    const made = await createGroup(ctx.teacher, { classId, name: text, students: [] })
    const names = expectOk(await listGroups(ctx.teacher, classId)).groups.map(({ name }) => name)
    if (made.ok) expect(names).toContain(oneLine)
    else expect(made).toMatchObject({ error: { fields: { name: expect.stringMatching(/^group-name-/) } } })
    const hidden = await hideNote(ctx.teacher, id, { reason: text })
    if (hidden.ok) expect((await noteSeenBy(ctx.ada, assignmentId, id))?.hiding?.reason).toBe(text.trim())
    else expect(hidden).toEqual(invalid('reason', 'note-unstorable'))
  }
  expect(await hideNote(ctx.teacher, id, { reason: ' ' })).toEqual(invalid('reason', 'reason-missing'))
  expect(await reportNote(ctx.ben, id, { reason: 'x'.repeat(1_001) })).toEqual(invalid('reason', 'reason-too-long'))
})
