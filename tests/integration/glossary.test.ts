import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveAssignment } from '#db/access/assignment-moves.ts'
import { allowTerm, exceptTerm, readGlossary } from '#db/access/gloss-exceptions.ts'
import { listTerms, previewTerm, removeTerm, restoreTerm, saveTerm } from '#db/access/glossary.ts'
import { listOwnLookups, recordLookup } from '#db/access/lookups.ts'
import { listOwnWords } from '#db/access/own-words.ts'
import { readAssignment } from '#db/access/reading.ts'
import { reviewRevision } from '#db/access/revisions.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { articles, glossaryEntries, glossExceptionAnchors } from '#db/schema/tables.ts'
import type { GlossaryEntryInput } from '#domain/glossary/schema.ts'
import { notFound, ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { expectOk } from '#tests/support/quiz-class.ts'
import { makeRevisedClass, publish, replacing, rewrite } from '#tests/support/revised-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

type Class = Awaited<ReturnType<typeof makeRevisedClass>>

const lampOf = ({ article }: Class) => article.entryIds[0] ?? ''

/** The words of the text that are places of a term, with the paragraph of each. */
async function placesSeen(ctx: Ctx, assignmentId: string): Promise<string[]> {
  const { html } = expectOk(await readAssignment(ctx, assignmentId, 'standard'))
  return html
    .split(/(?=<p id)/)
    .flatMap((block) =>
      [...block.matchAll(/data-term="[^"]*"[^>]*>([^<]*)</g)].map(
        (hit) => `${/id="b-(\w+)/.exec(block)?.[1]} ${hit[1]}`,
      ),
    )
}

/** Says "not here" of one place, by its paragraph. */
async function notHere(of: Class, blockId: string) {
  const places = expectOk(
    await previewTerm(of.ctx.owner, of.article.articleId, { entryId: lampOf(of), headword: 'lamp', aliases: [] }),
  )
  const place = places.find((one) => one.blockId === blockId)
  if (!place) throw new Error(`The term is not in ${blockId}`)
  const { level, start, end, words: quote } = place
  return exceptTerm(of.ctx.owner, of.article.articleId, { entryId: lampOf(of), span: { level, start, end, quote } })
}

async function anchorsOf(schoolId: string) {
  const rows = await make.insert((tx) =>
    tx.select().from(glossExceptionAnchors).where(eq(glossExceptionAnchors.schoolId, schoolId)),
  )
  return rows.map(({ revisionId, status, blockId, quote }) => ({ revisionId, status, blockId, quote }))
}

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
  expect(await listOwnLookups(ctx.ada, readingId)).toEqual(ok([lampOf(of)]))
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

test('"not here" takes one place from the text of every class, and is taken back', async () => {
  const of = await makeRevisedClass(make)
  const { ctx, article } = of
  expectOk(await notHere(of, 'p1'))
  expect(await placesSeen(ctx.ada, of.readingId)).toEqual(['p2 lamp', 'p3 lamp'])
  expect(await placesSeen(ctx.ben, of.otherAssignmentId)).toEqual(['p2 lamp', 'p3 lamp'])
  const { terms } = expectOk(await readAssignment(ctx.ada, of.readingId, 'standard'))
  expect(terms).toMatchObject([{ count: 2, firstBlockId: 'p2' }])
  const { exceptions } = expectOk(await readGlossary(ctx.owner, article.articleId))
  expect(exceptions).toMatchObject([{ entryId: lampOf(of), blockId: 'p1', quote: 'lamp' }])
  expectOk(await allowTerm(ctx.owner, article.articleId, exceptions[0]?.id ?? ''))
  expect(await allowTerm(ctx.owner, article.articleId, exceptions[0]?.id ?? '')).toEqual(notFound)
  expect(await placesSeen(ctx.ada, of.readingId)).toEqual(['p1 lamp', 'p2 lamp', 'p3 lamp'])
})

test('"not here" said twice is said once, and where no term stands it is refused', async () => {
  const of = await makeRevisedClass(make)
  const { ctx, article } = of
  const span = { level: 'standard' as const, start: 34, end: 38, quote: 'lamp' }
  expectOk(await exceptTerm(ctx.owner, article.articleId, { entryId: lampOf(of), span }))
  expectOk(await exceptTerm(ctx.owner, article.articleId, { entryId: lampOf(of), span }))
  expect(expectOk(await readGlossary(ctx.owner, article.articleId)).exceptions).toHaveLength(1)
  const elsewhere = { level: 'standard' as const, start: 15, end: 18, quote: 'The' }
  expect(await exceptTerm(ctx.owner, article.articleId, { entryId: lampOf(of), span: elsewhere })).toMatchObject({
    error: { fields: { span: 'no-term-here' } },
  })
  const wrong = { ...span, quote: 'damp' }
  expect(await exceptTerm(ctx.owner, article.articleId, { entryId: lampOf(of), span: wrong })).toMatchObject({
    error: { fields: { span: 'quote-mismatch' } },
  })
})

test('an exception follows its place to the next revision, and stays where it was in the former', async () => {
  const of = await makeRevisedClass(make)
  const { ctx, article, schoolId } = of
  expectOk(await notHere(of, 'p2'))
  const revisionId = await publish(
    make,
    ctx.owner,
    article.articleId,
    replacing('By morning the lamp', 'At dawn the old lamp'),
  )
  expect(await anchorsOf(schoolId)).toEqual(
    expect.arrayContaining([
      { revisionId: article.revisionId, status: 'exact', blockId: 'p2', quote: 'lamp' },
      { revisionId, status: 'exact', blockId: 'p2', quote: 'lamp' },
    ]),
  )
  expect(await placesSeen(ctx.ada, of.readingId)).toEqual(['p1 lamp', 'p3 lamp'])
  expectOk(await moveAssignment(ctx.owner, { assignmentId: of.readingId, revisionId }))
  expect(await placesSeen(ctx.ada, of.readingId)).toEqual(['p1 lamp', 'p3 lamp'])
})

test('where the place of an exception is gone the review tells it, and other places stay explained', async () => {
  const of = await makeRevisedClass(make)
  const { ctx, article } = of
  expectOk(await notHere(of, 'p2'))
  const deletion = replacing('By morning the lamp was cold, and the door stood open.', 'Rain fell on the rocks.')
  await rewrite(ctx.owner, article.articleId, deletion)
  const { review } = expectOk(await reviewRevision(ctx.owner, article.articleId))
  expect(review.exceptions).toMatchObject({
    counts: { exact: 0, orphan: 1 },
    changed: [{ headword: 'lamp', before: 'lamp', after: null }],
  })
  const revisionId = await publish(make, ctx.owner, article.articleId, (draft) => draft)
  expectOk(await moveAssignment(ctx.owner, { assignmentId: of.readingId, revisionId }))
  expect(await placesSeen(ctx.ada, of.readingId)).toEqual(['p1 lamp', 'p3 lamp'])
  expect(expectOk(await readGlossary(ctx.owner, article.articleId)).exceptions).toMatchObject([
    { status: 'orphan', blockId: null, quote: 'lamp' },
  ])
})

test('an exception made after a correction holds for a class that still reads the former text', async () => {
  const of = await makeRevisedClass(make)
  const { ctx, article } = of
  await publish(make, ctx.owner, article.articleId, replacing('The keeper', 'The old keeper'))
  expectOk(await notHere(of, 'p1'))
  expect(await placesSeen(ctx.ada, of.readingId)).toEqual(['p2 lamp', 'p3 lamp'])
})

test('a look that was made is used until the glossary changes', async () => {
  const of = await makeRevisedClass(make)
  const version = async () =>
    (
      await make.insert((tx) =>
        tx.select({ version: articles.glossaryVersion }).from(articles).where(eq(articles.id, of.article.articleId)),
      )
    )[0]?.version ?? 0
  const before = await version()
  expectOk(await notHere(of, 'p1'))
  expect(await version()).toBe(before + 1)
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
