import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hideNote } from '#db/access/hiding.ts'
import { createNote, deleteNote, editNote } from '#db/access/notes.ts'
import { exportOwnNotes, findOwnNotes } from '#db/access/own-notes.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { assignments } from '#db/schema/tables.ts'
import { testBlocks } from '#db/test-content.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { noteFilterOf } from '#domain/notes/note-filter.ts'
import { markFound, searchWords } from '#domain/notes/search-words.ts'
import { isStorable } from '#domain/storable-text.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

const quote = 'The keeper lit the lamp at dusk.'

async function readers() {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const [ada, ben] = [await make.user({ schoolId, displayName: 'Ada' }), await make.user({ schoolId })]
  const classId = await make.classOf({ teacher, students: [ada, ben], name: '10B' })
  const article = await make.article({ owner: teacher, title: 'The lighthouse' })
  const assignmentId = await make.assignment({ teacher, classId, article })
  const ctxs = { ada: await make.ctxFor(ada), ben: await make.ctxFor(ben), teacher: await make.ctxFor(teacher) }
  return { schoolId, classId, article, assignmentId, ...ctxs, adaUser: ada, teacherUser: teacher }
}

type Words = {
  body: string
  kind?: 'note' | 'question' | 'highlight' | 'lost'
  audience?: 'me' | 'teacher' | 'class'
  on?: string
}

async function write(ctx: Ctx, assignmentId: string, { body, kind = 'note', audience = 'me', on = quote }: Words) {
  const id = make.system.newId()
  const start = textStream(testBlocks()).indexOf(on)
  const span = { level: 'standard' as const, start, end: start + on.length, quote: on }
  expect(await createNote(ctx, assignmentId, { id, kind, audience, body, span })).toMatchObject({ ok: true })
  return id
}

async function bodies(ctx: Ctx, params: Record<string, string> = {}): Promise<string[]> {
  const found = await findOwnNotes(ctx, noteFilterOf(params))
  if (!found.ok) throw new Error(found.error.kind)
  return found.value.texts.flatMap(({ notes }) => notes.map(({ body }) => body)).sort()
}

test('all my notes are grouped by text in its order, with other people’s and those of withdrawn texts left out', async () => {
  const { classId, teacherUser, adaUser, ada, ben, assignmentId } = await readers()
  await write(ada, assignmentId, { body: 'later' })
  await write(ada, assignmentId, { body: 'earlier', on: 'The lighthouse' })
  await write(ben, assignmentId, { body: 'not mine', audience: 'class' })
  const article = await make.article({ owner: teacherUser, title: 'Another text' })
  const second = await make.assignment({ teacher: teacherUser, classId, article })
  await write(ada, second, { body: 'on another text' })
  const own = async () => {
    const listed = await findOwnNotes(ada, noteFilterOf({}))
    return listed.ok ? listed.value.texts.map(({ title, notes }) => [title, ...notes.map(({ body }) => body)]) : []
  }
  expect((await own()).sort()).toEqual([
    ['Another text', 'on another text'],
    ['The lighthouse', 'earlier', 'later'],
  ])
  await make.insert((tx) =>
    tx
      .update(assignments)
      .set({ withdrawnAt: clock.now() })
      .where(and(eq(assignments.schoolId, adaUser.schoolId), eq(assignments.id, second))),
  )
  expect(await own()).toEqual([['The lighthouse', 'earlier', 'later']])
  const exported = await exportOwnNotes(ada, noteFilterOf({}))
  expect(exported.ok && exported.value.notes.map(({ body }) => body)).toEqual(['earlier', 'later'])
})

test('a word is found by its beginning, in any case and in any accent’s way of writing, in the note or its passage', async () => {
  const { ada, ben, assignmentId } = await readers()
  await write(ada, assignmentId, { body: 'L’École de Москва said so' })
  await write(ada, assignmentId, { body: 'nothing of it', on: 'The lighthouse' })
  await write(ben, assignmentId, { body: 'Ecole of somebody else', audience: 'class' })
  expect(await bodies(ada, { q: 'e\u0301col' })).toEqual(['L’École de Москва said so'])
  expect(await bodies(ada, { q: 'МОСК said' })).toEqual(['L’École de Москва said so'])
  expect(await bodies(ada, { q: 'lamp' })).toEqual(['L’École de Москва said so'])
  expect(await bodies(ada, { q: 'lamp nothing' })).toEqual([])
  expect(await bodies(ada, { q: 'cole' })).toEqual([])
  expect(await bodies(ada, { q: 'lightho' })).toEqual(['nothing of it'])
  expect(await bodies(ada, { q: 'somebody' })).toEqual([])
})

test('a search finds words of every script, and signs that are no words', async () => {
  const { ada, assignmentId } = await readers()
  const written = [
    '灯台守は井戸の水を飲んだ',
    'ประภาคารเก่า',
    'قال الحارس',
    'किताब पढ़ी',
    '🔥 so hot',
    'see example.org/a-b',
    "they don't know",
    '100% C++',
  ]
  for (const body of written) await write(ada, assignmentId, { body })
  const asked = ['井戸', 'ภาคาร', 'الحار', 'कित', '🔥', 'example.org', 'don’t', 'c++']
  for (const [index, q] of asked.entries()) expect(await bodies(ada, { q }), q).toEqual([written[index]])
  // Each is shown why it was found.
  for (const [index, q] of asked.entries()) {
    expect(
      markFound(written[index] ?? '', searchWords(q)).some(({ isFound }) => isFound),
      q,
    ).toBe(true)
  }
})

test('no search breaks the page: operators, quotes, wildcards, control characters and halves of characters', async () => {
  const { ada, assignmentId } = await readers()
  await write(ada, assignmentId, { body: 'plain words' })
  const strings = [
    "'",
    "''",
    '"',
    '\\',
    ':*',
    '&',
    '|',
    '!',
    '<->',
    '(',
    "a' & 'b",
    "'; drop table annotations; --",
    '%',
    '_',
    '\0',
    '\ud83d',
    'a\0b',
    '\u202e',
    ' ',
    'x'.repeat(5000),
    '<b>',
    '&amp;',
    '1e999',
    '-',
    '\ufdfa'.repeat(150),
    '\\u0041',
    'plain:*',
    '!plain',
    'e\u0301'.repeat(90),
  ]
  for (const q of strings) expect((await findOwnNotes(ada, noteFilterOf({ q }))).ok, JSON.stringify(q)).toBe(true)
  expect(await bodies(ada, { q: '!plain' })).toEqual(['plain words'])
  expect(await bodies(ada, { q: "a' | 'plain" })).toEqual([])
  expect(await bodies(ada, { kind: 'nonsense', text: 'x', page: '-3', class: "'" })).toEqual(['plain words'])
})

test('kind, audience, text and class each leave out the rest, and what there is to choose from stays whole', async () => {
  const { ada, assignmentId, teacherUser, adaUser, article } = await readers()
  const other = await make.article({ owner: teacherUser, title: 'Another text' })
  const otherClass = await make.classOf({ teacher: teacherUser, students: [adaUser], name: 'Debating' })
  const second = await make.assignment({ teacher: teacherUser, classId: otherClass, article: other })
  await write(ada, assignmentId, { body: 'a question', kind: 'question' })
  await write(ada, assignmentId, { body: 'for the teacher', audience: 'teacher' })
  await write(ada, second, { body: 'elsewhere' })
  expect(await bodies(ada, { kind: 'question' })).toEqual(['a question'])
  expect(await bodies(ada, { audience: 'teacher' })).toEqual(['for the teacher'])
  expect(await bodies(ada, { text: article.articleId, kind: 'note' })).toEqual(['for the teacher'])
  expect(await bodies(ada, { class: otherClass })).toEqual(['elsewhere'])
  expect(await bodies(ada, { class: otherClass, text: article.articleId })).toEqual([])
  const found = await findOwnNotes(ada, noteFilterOf({ kind: 'lost' }))
  expect(found).toMatchObject({
    ok: true,
    value: {
      found: 0,
      choices: {
        texts: [{ name: 'Another text' }, { name: 'The lighthouse' }],
        classes: [{ name: '10B' }, { name: 'Debating' }],
      },
    },
  })
})

test('what is changed is found by its new words at once, what is deleted no more', async () => {
  const { ada, assignmentId } = await readers()
  const id = await write(ada, assignmentId, { body: 'first thought' })
  await editNote(ada, id, { audience: 'me', body: 'second thought', version: 1 })
  expect(await bodies(ada, { q: 'first' })).toEqual([])
  expect(await bodies(ada, { q: 'second' })).toEqual(['second thought'])
  await deleteNote(ada, id)
  expect(await bodies(ada, { q: 'second' })).toEqual([])
})

test('a note that a teacher has hidden is still its author’s to find, and says so', async () => {
  const { ada, teacher, assignmentId } = await readers()
  const id = await write(ada, assignmentId, { body: 'loud words', audience: 'class' })
  expect(await hideNote(teacher, id, { reason: 'Not kind' })).toMatchObject({ ok: true })
  const found = await findOwnNotes(ada, noteFilterOf({ q: 'loud' }))
  expect(found.ok && found.value.texts[0]?.notes[0]).toMatchObject({
    body: 'loud words',
    hiding: { reason: 'Not kind' },
  })
})

test('teachers find their own notes, and no student’s', async () => {
  const { ada, teacher, assignmentId } = await readers()
  await write(ada, assignmentId, { body: 'shared with the teacher', audience: 'teacher' })
  await write(teacher, assignmentId, { body: 'for next year' })
  expect(await bodies(teacher)).toEqual(['for next year'])
  expect(await bodies(teacher, { q: 'shared' })).toEqual([])
})

test('the longest notes and passages can be found, however many words they hold', async () => {
  const { ada, assignmentId } = await readers()
  const bodiesOfFifty = [
    Array.from({ length: 9000 }, (_, index) => `w${index}`)
      .join(' ')
      .slice(0, 50_000),
    `${'漢'.repeat(49_990)} end`,
    '\ufdfa'.repeat(50_000),
    'a-'.repeat(25_000),
    'x'.repeat(50_000),
  ]
  for (const body of bodiesOfFifty) {
    expect(isStorable(body)).toBe(true)
    await write(ada, assignmentId, { body })
  }
  expect(await bodies(ada, { q: 'w8000' })).toHaveLength(1)
  expect(await bodies(ada, { q: '漢漢漢' })).toHaveLength(1)
})
