import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { archiveArticle, createArticle, listArticles, readArticle } from '#db/access/articles.ts'
import { listTerms, previewTerm, removeTerm, saveTerm } from '#db/access/glossary.ts'
import { reviewImport, saveImport, startImport } from '#db/access/imports.ts'
import { createQuiz } from '#db/access/quizzes.ts'
import { readAssignment } from '#db/access/reading.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { articles } from '#db/schema/tables.ts'
import { testBlocks } from '#db/test-content.ts'
import { forbidden, invalid, notFound, ok, type Result, unauthenticated } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
let make: Factories
const clock = testClock()
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

const lamp = { headword: 'lamp', aliases: [], definition: 'What shines in a lighthouse.' }
const meta = { title: 'The lighthouse', dateline: null, byline: null, credit: null, source: null, pageDate: null }

/** An article of one teacher, read in a class with a co-teacher; and all those who have nothing to do with it. */
async function library() {
  const schoolId = await make.school()
  const owner = await make.user({ schoolId, role: 'teacher' })
  const coTeacher = await make.user({ schoolId, role: 'teacher' })
  const foreignTeacher = await make.user({ schoolId, role: 'teacher' })
  const student = await make.user({ schoolId })
  const elsewhere = await make.user({ schoolId: await make.school(), role: 'teacher' })
  const classId = await make.classOf({ teacher: owner, coTeachers: [coTeacher], students: [student] })
  const article = await make.article({ owner, title: 'The lighthouse', terms: [lamp] })
  const assignmentId = await make.assignment({ teacher: owner, classId, article })
  const ctxOf = {
    owner: await make.ctxFor(owner),
    coTeacher: await make.ctxFor(coTeacher),
    foreignTeacher: await make.ctxFor(foreignTeacher),
    student: await make.ctxFor(student),
    elsewhere: await make.ctxFor(elsewhere),
    nobody: { ...make.system, actor: null },
  }
  const [entryId = ''] = article.entryIds
  return { ...article, entryId, assignmentId, ctxOf }
}

function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`)
  return result.value
}

async function glossaryVersion(articleId: string): Promise<number | undefined> {
  const rows = await make.insert((tx) =>
    tx.select({ version: articles.glossaryVersion }).from(articles).where(eq(articles.id, articleId)),
  )
  return rows[0]?.version
}

async function placesOf(ctx: Ctx, articleId: string, headword: string, aliases: string[] = []): Promise<string[]> {
  const places = await previewTerm(ctx, articleId, { headword, aliases, entryId: null })
  return granted(places).map(({ blockId, words }) => `${blockId} ${words}`)
}

test('an article is listed with its counts for its owner alone', async () => {
  const { ctxOf, articleId } = await library()
  granted(await createQuiz(ctxOf.owner, { articleId, title: 'A quiz' }))
  const listed = granted(await listArticles(ctxOf.owner))
  expect(listed).toEqual([
    {
      id: articleId,
      title: 'The lighthouse',
      source: null,
      createdAt: clock.now(),
      terms: 1,
      quizzes: 1,
      assignments: 1,
    },
  ])
  for (const other of [ctxOf.coTeacher, ctxOf.foreignTeacher, ctxOf.elsewhere])
    expect(await listArticles(other)).toEqual(ok([]))
  expect(await listArticles(ctxOf.student)).toEqual(forbidden)
  expect(await listArticles(ctxOf.nobody)).toEqual(unauthenticated)
})

test('a co-teacher reads an assigned article, whom it does not concern finds nothing', async () => {
  const { ctxOf, articleId, assignmentId } = await library()
  const own = granted(await readArticle(ctxOf.owner, articleId))
  expect(own.isOwner).toBe(true)
  expect(own.levels).toEqual([{ level: 'standard', blocks: testBlocks() }])
  expect(own.assignments.map(({ id }) => id)).toEqual([assignmentId])
  expect(granted(await readArticle(ctxOf.coTeacher, articleId))).toEqual({ ...own, isOwner: false })
  expect(granted(await listTerms(ctxOf.coTeacher, articleId)).map(({ headword }) => headword)).toEqual(['lamp'])
  for (const other of [ctxOf.foreignTeacher, ctxOf.student, ctxOf.elsewhere]) {
    expect(await readArticle(other, articleId)).toEqual(notFound)
  }
  expect(await listTerms(ctxOf.foreignTeacher, articleId)).toEqual(ok([]))
  expect(await listTerms(ctxOf.elsewhere, articleId)).toEqual(ok([]))
  expect(await readArticle(ctxOf.owner, make.system.newId())).toEqual(notFound)
})

test('nobody but its owner changes an article, its terms or its quizzes', async () => {
  const { ctxOf, articleId, entryId } = await library()
  for (const other of [ctxOf.coTeacher, ctxOf.foreignTeacher, ctxOf.student, ctxOf.elsewhere]) {
    expect(await archiveArticle(other, articleId, true)).toEqual(notFound)
    expect(await saveTerm(other, articleId, { ...lamp, headword: 'dusk', entryId: null })).toEqual(notFound)
    expect(await saveTerm(other, articleId, { ...lamp, entryId })).toEqual(notFound)
    expect(await removeTerm(other, articleId, entryId)).toEqual(notFound)
    expect(await previewTerm(other, articleId, { ...lamp, entryId: null })).toEqual(notFound)
    expect(await createQuiz(other, { articleId, title: 'A quiz' })).toEqual(notFound)
  }
  expect(granted(await listTerms(ctxOf.owner, articleId))).toEqual([
    { id: entryId, ...lamp, longer: null, translations: [] },
  ])
  expect(await glossaryVersion(articleId)).toBe(1)
})

test('a student keeps no articles of their own', async () => {
  const { ctxOf } = await library()
  expect(await createArticle(ctxOf.student, { meta, blocks: testBlocks() })).toEqual(forbidden)
  expect(await startImport(ctxOf.student, { text: 'A text.', format: null })).toEqual(forbidden)
  expect(await startImport(ctxOf.nobody, { text: 'A text.', format: null })).toEqual(unauthenticated)
})

test('an archived article leaves the list, is still read, and can be put back', async () => {
  const { ctxOf, articleId, assignmentId } = await library()
  expect(await archiveArticle(ctxOf.owner, articleId, true)).toEqual(ok(null))
  expect(await listArticles(ctxOf.owner)).toEqual(ok([]))
  expect(granted(await listArticles(ctxOf.owner, 'archived')).map(({ id }) => id)).toEqual([articleId])
  expect((await readAssignment(ctxOf.student, assignmentId, 'standard')).ok).toBe(true)
  expect(await archiveArticle(ctxOf.owner, articleId, false)).toEqual(ok(null))
  expect(granted(await listArticles(ctxOf.owner)).map(({ id }) => id)).toEqual([articleId])
})

test('an imported text is stored word for word, with the lines put back and only what the page states', async () => {
  const { ctxOf } = await library()
  const text = [
    'A town keeps its bridge',
    '',
    'The council voted on Monday to keep the bridge.',
    '',
    'See also  Ten bridges',
    '',
    'Work begins in spring.',
  ].join('\r\n')
  const draft = granted(await startImport(ctxOf.owner, { text, format: null }))
  const outline = granted(await reviewImport(ctxOf.owner, { ...draft, restored: [5] }))
  expect(outline.byline).toBeNull()
  const { articleId } = granted(
    await saveImport(ctxOf.owner, { ...draft, restored: [5] }, { ...meta, title: 'A town keeps its bridge' }),
  )
  const stored = granted(await readArticle(ctxOf.owner, articleId))
  expect(stored.meta).toEqual({ ...meta, title: 'A town keeps its bridge' })
  expect(stored.levels[0]?.blocks.map(({ id, text: words }) => [id, words])).toEqual([
    ['p1', 'The council voted on Monday to keep the bridge.'],
    ['r5', 'See also  Ten bridges'],
    ['p2', 'Work begins in spring.'],
  ])
})

test('a text that cannot be read is refused at its field and nothing is stored', async () => {
  const { ctxOf } = await library()
  expect(await startImport(ctxOf.owner, { text: ' \n ', format: null })).toEqual(invalid('text', 'empty'))
  expect(await saveImport(ctxOf.owner, { text: '', format: null, restored: [] }, meta)).toEqual(
    invalid('text', 'empty'),
  )
  expect(granted(await listArticles(ctxOf.owner))).toHaveLength(1)
})

test('a headword that is explained already is refused at its field', async () => {
  const { ctxOf, articleId, entryId } = await library()
  expect(await saveTerm(ctxOf.owner, articleId, { ...lamp, entryId: null })).toEqual(
    invalid('headword', 'headword-taken'),
  )
  const { entryId: second } = granted(
    await saveTerm(ctxOf.owner, articleId, { ...lamp, headword: 'dusk', entryId: null }),
  )
  expect(await saveTerm(ctxOf.owner, articleId, { ...lamp, entryId: second })).toEqual(
    invalid('headword', 'headword-taken'),
  )
  expect(await saveTerm(ctxOf.owner, articleId, { ...lamp, headword: ' ', entryId })).toEqual(
    invalid('headword', 'headword-missing'),
  )
  expect(await glossaryVersion(articleId)).toBe(2)
})

test('forms are kept once each, in their order, without the headword', async () => {
  const { ctxOf, articleId } = await library()
  const aliases = ['keepers', ' the keeper ', 'keeper', 'keepers']
  const { entryId } = granted(
    await saveTerm(ctxOf.owner, articleId, { headword: 'keeper', aliases, definition: 'Who keeps it.', entryId: null }),
  )
  const find = async () => granted(await listTerms(ctxOf.owner, articleId)).find(({ id }) => id === entryId)
  expect((await find())?.aliases).toEqual(['keepers', 'the keeper'])
  granted(
    await saveTerm(ctxOf.owner, articleId, {
      headword: 'keeper',
      aliases: ['he'],
      definition: 'Who keeps it.',
      entryId,
    }),
  )
  expect((await find())?.aliases).toEqual(['he'])
})

test('a preview shows every place of the longest form, and none inside another term', async () => {
  const { ctxOf, articleId } = await library()
  granted(
    await saveTerm(ctxOf.owner, articleId, {
      headword: 'harbour master',
      aliases: [],
      definition: 'Rules a port.',
      entryId: null,
    }),
  )
  expect(await placesOf(ctxOf.owner, articleId, 'harbour')).toEqual([])
  expect(await placesOf(ctxOf.owner, articleId, 'the lamp had failed', ['the lamp'])).toEqual([
    'p1 the lamp',
    'p2 the lamp',
    'p3 the lamp had failed',
  ])
  expect(await placesOf(ctxOf.owner, articleId, 'lighthouse')).toEqual([])
})

test('a term that is saved or removed changes what students see, each time', async () => {
  const { ctxOf, articleId, assignmentId, entryId } = await library()
  const seen = async () => {
    const view = granted(await readAssignment(ctxOf.student, assignmentId, 'standard'))
    return {
      marked: [...view.html.matchAll(/class="term" href[^>]*>([^<]*)</g)].map((match) => match[1]),
      terms: view.terms.map(({ headword }) => headword),
    }
  }
  expect(await seen()).toEqual({ marked: ['lamp'], terms: ['lamp'] })
  granted(
    await saveTerm(ctxOf.owner, articleId, {
      headword: 'harbour master',
      aliases: [],
      definition: 'Rules a port.',
      entryId: null,
    }),
  )
  expect(await seen()).toEqual({ marked: ['lamp', 'harbour master'], terms: ['lamp', 'harbour master'] })
  expect(await removeTerm(ctxOf.owner, articleId, entryId)).toEqual(ok(null))
  expect(await seen()).toEqual({ marked: ['harbour master'], terms: ['harbour master'] })
  expect(await removeTerm(ctxOf.owner, articleId, entryId)).toEqual(notFound)
  expect(await glossaryVersion(articleId)).toBe(3)
})
