import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveAssignment } from '#db/access/assignment-moves.ts'
import { allowTerm, exceptTerm, readGlossary } from '#db/access/gloss-exceptions.ts'
import { readAssignment } from '#db/access/reading.ts'
import { reviewRevision } from '#db/access/revisions.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { articles, glossExceptionAnchors } from '#db/schema/tables.ts'
import { notFound } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { lampOf, notHere, placesSeen } from '#tests/support/explained-class.ts'
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

async function anchorsOf(schoolId: string) {
  const rows = await make.insert((tx) =>
    tx.select().from(glossExceptionAnchors).where(eq(glossExceptionAnchors.schoolId, schoolId)),
  )
  return rows.map(({ revisionId, status, blockId, quote }) => ({ revisionId, status, blockId, quote }))
}

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
