import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveAssignment } from '#db/access/assignment-moves.ts'
import { listTerms, removeTerm, restoreTerm, saveTerm } from '#db/access/glossary.ts'
import { recordLookup } from '#db/access/lookups.ts'
import { listOwnWords } from '#db/access/own-words.ts'
import { readAssignment, readReadingPage } from '#db/access/reading.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { glossaryEntries } from '#db/schema/tables.ts'
import type { GlossaryEntryInput } from '#domain/glossary/schema.ts'
import { notFound } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { lampOf, notHere, placesSeen } from '#tests/support/explained-class.ts'
import { expectOk } from '#tests/support/quiz-class.ts'
import { makeRevisedClass, publish, replacing } from '#tests/support/revised-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

test('a longer explanation and other languages are kept, changed and taken away again', async () => {
  const { ctx, article } = await makeRevisedClass(make)
  const entryId = article.entryIds[0] ?? ''
  const term: GlossaryEntryInput = {
    headword: 'lamp',
    aliases: ['lamps'],
    definition: 'A light.',
    longer: 'A light that a keeper lights.',
    translations: [
      { lang: 'de', definition: 'Ein Licht.' },
      { lang: 'ar', definition: 'ضوء' },
    ],
  }
  expectOk(await saveTerm(ctx.owner, article.articleId, { ...term, entryId }))
  const [stored] = expectOk(await listTerms(ctx.owner, article.articleId))
  expect(stored).toEqual({
    id: entryId,
    ...term,
    translations: [
      { lang: 'ar', definition: 'ضوء' },
      { lang: 'de', definition: 'Ein Licht.' },
    ],
  })
  const less = { headword: 'lamp', aliases: [], definition: 'A light.', entryId }
  expectOk(await saveTerm(ctx.owner, article.articleId, less))
  expect(expectOk(await listTerms(ctx.owner, article.articleId))).toMatchObject([{ longer: null, translations: [] }])
})

test('a reader is told which way each language is written and what it is called', async () => {
  const of = await makeRevisedClass(make)
  const translations = [{ lang: 'ar' as const, definition: 'ضوء' }]
  const term = { headword: 'lamp', aliases: [], definition: 'A light.', translations, entryId: lampOf(of) }
  expectOk(await saveTerm(of.ctx.owner, of.article.articleId, term))
  const { terms } = expectOk(await readAssignment(of.ctx.ada, of.readingId, 'standard'))
  expect(terms[0]?.translations).toEqual([{ lang: 'ar', definition: 'ضوء', name: 'العربية', dir: 'rtl' }])
})

test('two explanations in one language, and characters that cannot be kept, are refused beside their field', async () => {
  const of = await makeRevisedClass(make)
  const term = { headword: 'lamp', aliases: [], definition: 'A light.', entryId: lampOf(of) }
  const twice = { lang: 'de' as const, definition: 'Ein Licht.' }
  const save = (more: Partial<GlossaryEntryInput>) => saveTerm(of.ctx.owner, of.article.articleId, { ...term, ...more })
  expect(await save({ translations: [twice, twice] })).toMatchObject({
    error: { fields: { translations: 'language-twice' } },
  })
  expect(await save({ definition: 'A \0 light' })).toMatchObject({ error: { fields: { definition: 'unstorable' } } })
  expect(await save({ longer: '\ud800' })).toMatchObject({ error: { fields: { longer: 'unstorable' } } })
})

test('a deleted term is shown to nobody, and comes back with its look-ups and exceptions', async () => {
  const of = await makeRevisedClass(make)
  const { ctx, article, readingId } = of
  expectOk(await recordLookup(ctx.ada, readingId, { entryId: lampOf(of), level: 'standard', at: null }))
  expectOk(await notHere(of, 'p2'))
  expectOk(await removeTerm(ctx.owner, article.articleId, lampOf(of)))
  expect(expectOk(await listTerms(ctx.owner, article.articleId))).toEqual([])
  expect(await placesSeen(ctx.ada, readingId)).toEqual([])
  expect(expectOk(await listOwnWords(ctx.ada))).toEqual([])
  expect(
    await recordLookup(ctx.ben, of.otherAssignmentId, { entryId: lampOf(of), level: 'standard', at: null }),
  ).toEqual(notFound)
  expectOk(await restoreTerm(ctx.owner, article.articleId, lampOf(of)))
  expect(await restoreTerm(ctx.owner, article.articleId, lampOf(of))).toEqual(notFound)
  expect(await placesSeen(ctx.ada, readingId)).toEqual(['p1 lamp', 'p3 lamp'])
  expect(expectOk(await readReadingPage(ctx.ada, readingId, 'standard')).lookedUp).toEqual([lampOf(of)])
})

test('a term may be explained anew under the headword of a deleted one', async () => {
  const of = await makeRevisedClass(make)
  const { ctx, article } = of
  expectOk(await removeTerm(ctx.owner, article.articleId, lampOf(of)))
  const anew = { headword: 'lamp', aliases: [], definition: 'Another light.', entryId: null }
  expectOk(await saveTerm(ctx.owner, article.articleId, anew))
  expect(await restoreTerm(ctx.owner, article.articleId, lampOf(of))).toEqual(notFound)
  expect(expectOk(await listTerms(ctx.owner, article.articleId))).toMatchObject([{ definition: 'Another light.' }])
})

test('of a look-up the sentence is kept in which the term was met, as the text then stood', async () => {
  const of = await makeRevisedClass(make)
  const { ctx, article, readingId } = of
  expectOk(await recordLookup(ctx.ada, readingId, { entryId: lampOf(of), level: 'standard', at: 85 }))
  const revisionId = await publish(make, ctx.owner, article.articleId, replacing('was cold', 'was out'))
  expectOk(await moveAssignment(ctx.owner, { assignmentId: readingId, revisionId }))
  expect(expectOk(await listOwnWords(ctx.ada))).toMatchObject([
    {
      headword: 'lamp',
      definition: 'A light.',
      assignmentId: readingId,
      met: { level: 'standard', blockId: 'p2', sentence: 'By morning the lamp was cold, and the door stood open.' },
    },
  ])
  expect(expectOk(await listOwnWords(ctx.ben))).toEqual([])
})

test('a term that was met in an explanation has the sentence of its first place, and none where it has no place', async () => {
  const of = await makeRevisedClass(make)
  const { ctx, article, readingId } = of
  const { entryId } = expectOk(
    await saveTerm(ctx.owner, article.articleId, {
      headword: 'wick',
      aliases: [],
      definition: 'It burns.',
      entryId: null,
    }),
  )
  clock.advanceMinutes(1)
  expectOk(await recordLookup(ctx.ada, readingId, { entryId: lampOf(of), level: 'standard', at: null }))
  clock.advanceMinutes(1)
  expectOk(await recordLookup(ctx.ada, readingId, { entryId, level: 'standard', at: null }))
  const words = expectOk(await listOwnWords(ctx.ada))
  expect(words.map(({ headword, met }) => [headword, met?.sentence ?? null])).toEqual([
    ['wick', null],
    ['lamp', 'The keeper lit the lamp at dusk.'],
  ])
})

test('a student who leaves the class, or whose text is withdrawn, has no words of it on the list', async () => {
  const of = await makeRevisedClass(make)
  const { ctx, schoolId, classId, ada } = of
  expectOk(await recordLookup(ctx.ada, of.readingId, { entryId: lampOf(of), level: 'standard', at: null }))
  await make.removeMember(schoolId, classId, ada.userId)
  expect(expectOk(await listOwnWords(ctx.ada))).toEqual([])
})

test('of 2,000 terms those that stand in the text come first, and the others may be named by explanations', async () => {
  const of = await makeRevisedClass(make)
  const { articleId } = of.article
  const { schoolId, userId } = of.owner
  const times = { createdBy: userId, createdAt: clock.now(), updatedAt: clock.now() }
  const entries = Array.from({ length: 2000 }, (_, at) => ({
    ...times,
    schoolId,
    id: make.system.newId(),
    articleId,
    headword: `word${at}`,
    definition: `See word${(at + 1) % 2000}.`,
  }))
  await make.insert((tx) => tx.insert(glossaryEntries).values(entries))
  const term = { headword: 'lamp', aliases: [], definition: 'A light.', entryId: lampOf(of) }
  expectOk(await saveTerm(of.ctx.owner, articleId, term))
  const view = expectOk(await readAssignment(of.ctx.ada, of.readingId, 'standard'))
  expect(view.terms).toHaveLength(2001)
  expect(view.terms[0]).toMatchObject({ headword: 'lamp', count: 3 })
  expect(view.terms[1]).toMatchObject({ count: 0, firstBlockId: null })
})

test('whatever a teacher types is kept to the character, and is text wherever it is shown', async () => {
  const of = await makeRevisedClass(make)
  const naughty = [
    '<script>alert("postil")</script><img src=x onerror=alert(1)>',
    `'; drop table glossary_entries; --`,
    '\u202eright to left\u202c \u200b\ufeff',
    '👩‍👩‍👧 ﷽ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
    '{{7*7}} %s null undefined',
  ]
  for (const words of naughty) {
    const definition = words.trim()
    const term = { headword: 'lamp', aliases: [definition], definition, longer: definition, entryId: lampOf(of) }
    const translations = [{ lang: 'he' as const, definition }]
    expectOk(await saveTerm(of.ctx.owner, of.article.articleId, { ...term, translations }))
    const { html, terms } = expectOk(await readAssignment(of.ctx.ada, of.readingId, 'standard'))
    expect(terms[0]).toMatchObject({ definition, longer: definition, translations: [{ definition, dir: 'rtl' }] })
    expect(html).not.toContain('<script')
  }
})
