import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listClassNotes } from '#db/access/class-notes.ts'
import { recordLookup } from '#db/access/lookups.ts'
import { createNote, deleteNote } from '#db/access/notes.ts'
import { readAssignment } from '#db/access/reading.ts'
import { countMarkedPassages } from '#db/access/system/marked-passages.ts'
import { readStripText } from '#db/access/text-strip.ts'
import { refreshStatistics } from '#db/client.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, type MadeUser, makeFactories } from '#db/factories.ts'
import { annotations, groupMembers, groups, replies } from '#db/schema/tables.ts'
import { testBlocks } from '#db/test-content.ts'
import { textStream } from '#domain/article/text-stream.ts'
import type { Audience } from '#domain/notes/audiences.ts'
import { classNoteFilterOf } from '#domain/notes/class-note-filter.ts'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import { notFound, type Result } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { queryCounter } from '#tests/support/count-queries.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { insertNotes } from '#tests/support/many-notes.ts'
import { wholeReadsOf } from '#tests/support/whole-reads.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

const stream = textStream(testBlocks())
const inFirst = 'The keeper'
const overTwo = 'door stood open.\nThe harbour master'

async function aClass(size = 2, inSchool?: string) {
  const schoolId = inSchool ?? (await make.school())
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const students: MadeUser[] = []
  for (let index = 0; index < size; index += 1) {
    students.push(
      await make.user({ schoolId, displayName: `Student ${index}`, sortName: String(index).padStart(3, '0') }),
    )
  }
  const classId = await make.classOf({ teacher, students })
  const terms = [{ headword: 'lamp', aliases: [], definition: 'A light.' }]
  const article = await make.article({ owner: teacher, terms })
  const assignmentId = await make.assignment({ teacher, classId, article })
  return { schoolId, teacher, students, classId, article, assignmentId, ctx: await make.ctxFor(teacher) }
}

type Words = { body?: string; kind?: AnnotationKind; audience?: Audience; on?: string }

async function write(author: MadeUser, assignmentId: string, words: Words) {
  const { body = 'Words', kind = 'note', audience = 'teacher', on = inFirst } = words
  const id = make.system.newId()
  const start = stream.indexOf(on)
  const span = { level: 'standard' as const, start, end: start + on.length, quote: on }
  value(await createNote(await make.ctxFor(author), assignmentId, { id, kind, audience, body, span }))
  return id
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const bodies = async (ctx: Ctx, assignmentId: string, params: Record<string, string> = {}) =>
  value(await listClassNotes(ctx, assignmentId, classNoteFilterOf(params))).notes.map(({ body }) => body)

test('a teacher’s list holds what present students share, and never what they keep to themselves or have deleted', async () => {
  const { schoolId, students, teacher, classId, assignmentId, ctx } = await aClass(3)
  const [ada, ben, gone] = students as [MadeUser, MadeUser, MadeUser]
  await write(ada, assignmentId, { body: 'private', audience: 'me' })
  await write(ada, assignmentId, { body: 'for the teacher' })
  await write(ben, assignmentId, { body: 'for the class', audience: 'class' })
  await write(teacher, assignmentId, { body: 'the teacher’s own', audience: 'class' })
  await write(gone, assignmentId, { body: 'of somebody who left', audience: 'class' })
  const deleted = await write(ben, assignmentId, { body: 'deleted', audience: 'class' })
  await deleteNote(await make.ctxFor(ben), deleted)
  await make.removeMember(schoolId, classId, gone.userId)
  expect((await bodies(ctx, assignmentId)).sort()).toEqual(['for the class', 'for the teacher'])
})

test('a group’s notes are in the list of its teachers', async () => {
  const { schoolId, students, teacher, classId, assignmentId, ctx } = await aClass()
  const [ada] = students as [MadeUser]
  const groupId = make.system.newId()
  await make.insert(async (tx) => {
    await tx
      .insert(groups)
      .values({ schoolId, id: groupId, classId, name: 'Owls', createdBy: teacher.userId, createdAt: clock.now() })
    await tx.insert(groupMembers).values({ schoolId, groupId, classId, studentId: ada.userId })
  })
  const id = await write(ada, assignmentId, { body: 'for the owls', audience: 'me' })
  await make.insert((tx) =>
    tx
      .update(annotations)
      .set({ audience: 'group', groupId })
      .where(and(eq(annotations.schoolId, schoolId), eq(annotations.id, id))),
  )
  expect(await bodies(ctx, assignmentId)).toEqual(['for the owls'])
})

test('nobody but those who teach the class sees its list, its strip or its numbers', async () => {
  const { schoolId, students, assignmentId } = await aClass()
  const foreign = await make.user({ schoolId, role: 'teacher' })
  const administrator = await make.user({ schoolId, role: 'admin' })
  for (const user of [...students, foreign, administrator, (await aClass()).teacher]) {
    const ctx = await make.ctxFor(user)
    expect(await listClassNotes(ctx, assignmentId, classNoteFilterOf({}))).toEqual(notFound)
    expect(await readStripText(ctx, assignmentId)).toEqual(notFound)
    expect(await countMarkedPassages(ctx, assignmentId)).toEqual(notFound)
  }
})

test('the list is chosen from by kind, student, paragraph and by whether a question is answered', async () => {
  const { schoolId, students, assignmentId, ctx } = await aClass()
  const [ada, ben] = students as [MadeUser, MadeUser]
  await write(ada, assignmentId, { body: 'a note' })
  const answered = await write(ada, assignmentId, { body: 'answered?', kind: 'question' })
  await write(ben, assignmentId, { body: 'open?', kind: 'question', on: overTwo })
  await write(ben, assignmentId, { body: '', kind: 'lost' })
  await make.insert(async (tx) => {
    const isIt = and(eq(annotations.schoolId, schoolId), eq(annotations.id, answered))
    await tx.update(annotations).set({ answeredAt: clock.now(), answeredBy: ada.userId }).where(isIt)
    const at = { createdAt: clock.now(), updatedAt: clock.now() }
    await tx
      .insert(replies)
      .values({ schoolId, id: make.system.newId(), annotationId: answered, authorId: ben.userId, body: 'Yes.', ...at })
  })
  expect((await bodies(ctx, assignmentId, { kind: 'question' })).sort()).toEqual(['answered?', 'open?'])
  expect((await bodies(ctx, assignmentId, { student: ada.userId })).sort()).toEqual(['a note', 'answered?'])
  expect(await bodies(ctx, assignmentId, { answered: 'yes' })).toEqual(['answered?'])
  expect(await bodies(ctx, assignmentId, { answered: 'no' })).toEqual(['open?'])
  // The passage over two paragraphs is in the list of both.
  expect(await bodies(ctx, assignmentId, { block: 'p2' })).toEqual(['open?'])
  expect(await bodies(ctx, assignmentId, { block: 'p3' })).toEqual(['open?'])
  expect(await bodies(ctx, assignmentId, { block: 'p1', kind: 'question' })).toEqual(['answered?'])
  expect(await bodies(ctx, assignmentId, { block: "no'such" })).toEqual([])
  const listed = value(await listClassNotes(ctx, assignmentId, classNoteFilterOf({ answered: 'yes' })))
  expect(listed.notes[0]).toMatchObject({ isAnswered: true, replies: 1, authorName: 'Student 0' })
  expect(listed.students.map(({ name }) => name)).toEqual(['Student 0', 'Student 1'])
})

test('the strip counts distinct students: who marked, was lost and asked, over every paragraph of a passage', async () => {
  const { students, assignmentId, ctx } = await aClass()
  const [ada, ben] = students as [MadeUser, MadeUser]
  await write(ada, assignmentId, { kind: 'question' })
  await write(ada, assignmentId, { kind: 'highlight', body: '' })
  await write(ben, assignmentId, { kind: 'lost', body: '' })
  await write(ben, assignmentId, { kind: 'note', on: stream, audience: 'class' })
  const strips = value(await countMarkedPassages(ctx, assignmentId))
  expect(strips.map(({ blockId }) => blockId).sort()).toEqual(
    testBlocks()
      .map(({ id }) => id)
      .sort(),
  )
  expect(strips.find(({ blockId }) => blockId === 'p1')).toEqual({
    blockId: 'p1',
    marked: { students: 2, shared: 2 },
    lost: { students: 1, shared: 1 },
    asked: { students: 1, shared: 1 },
  })
})

test('of whom the numbers speak is told, and which terms stand in a paragraph; nothing is told before somebody has opened the text', async () => {
  const { students, article, assignmentId, ctx } = await aClass(3)
  expect(value(await readStripText(ctx, assignmentId))).toMatchObject({ students: 3, opened: 0 })
  const [ada] = students as [MadeUser]
  value(await readAssignment(await make.ctxFor(ada), assignmentId, 'standard'))
  const met = { entryId: article.entryIds[0] ?? '', level: 'standard' as const, at: null }
  value(await recordLookup(await make.ctxFor(ada), assignmentId, met))
  const { opened, termsIn } = value(await readStripText(ctx, assignmentId))
  expect(opened).toBe(1)
  expect(termsIn.get('p1')).toEqual(article.entryIds)
})

/** Shared notes in numbers: each student with so many. */
async function manyNotes(
  { schoolId, students, article, assignmentId }: Awaited<ReturnType<typeof aClass>>,
  each: number,
) {
  const { revisionId } = article
  for (const { userId: authorId } of students) {
    await insertNotes(make, { schoolId, assignmentId, revisionId, authorId, audience: 'class' }, each)
  }
}

test('2,000 shared notes come page by page, and cost as many queries as one', async () => {
  const made = await aClass(35)
  const counter = queryCounter(database)
  const costOf = (params: Record<string, string>) =>
    counter.queriesOf(async () =>
      value(await listClassNotes({ ...made.ctx, db: counter.db }, made.assignmentId, classNoteFilterOf(params))),
    )
  await write(made.students[0] as MadeUser, made.assignmentId, {})
  const small = await costOf({})
  await manyNotes(made, 58)
  await refreshStatistics(database.db)
  const seen = new Set<string>()
  const first = value(await listClassNotes(made.ctx, made.assignmentId, classNoteFilterOf({})))
  expect(first.found).toBe(35 * 58 + 1)
  for (let page = 1; page <= first.pages; page += 1) {
    const listed = value(await listClassNotes(made.ctx, made.assignmentId, classNoteFilterOf({ page: String(page) })))
    for (const { id } of listed.notes) seen.add(id)
  }
  expect(seen.size).toBe(first.found)
  expect((await costOf({ page: '7' })).length).toBe(small.length)
  expect(value(await countMarkedPassages(made.ctx, made.assignmentId))[0]?.marked).toEqual({ students: 35, shared: 35 })
})

test('the strip and the list read the notes of their assignment by its index, never those of the whole school', async () => {
  const made = await aClass(35)
  await manyNotes(made, 6)
  for (let count = 0; count < 6; count += 1) await manyNotes(await aClass(10, made.schoolId), 80)
  await refreshStatistics(database.db)
  const read = await wholeReadsOf(database.db, ['annotations', 'annotation_anchors'], async (db) => {
    value(await countMarkedPassages({ ...made.ctx, db }, made.assignmentId))
    value(await listClassNotes({ ...made.ctx, db }, made.assignmentId, classNoteFilterOf({ block: 'p1' })))
  })
  expect(read).toEqual([])
})
