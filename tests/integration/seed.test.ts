import { count, eq, gt, isNotNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInToDemo } from '#db/access/system/demo-sign-in.ts'
import { signInWithCode } from '#db/access/system/sign-in.ts'
import { withSystem } from '#db/access/with-actor.ts'
import { writeBackup } from '#db/backup.ts'
import { makeFactories } from '#db/factories.ts'
import { attemptItems, attempts, quizDrafts, quizItems, quizVersions, scores } from '#db/schema/tables.ts'
import { demoPassword, demoSignIns, seedDemo } from '#db/seed.ts'
import { checkDraft, quizDraftSchema } from '#domain/quiz/draft.ts'
import { ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
let signInsBefore: unknown[]
beforeAll(async () => {
  database = await openTestDatabase()
  const { system } = makeFactories(database.db, testClock().now)
  signInsBefore = await demoSignIns(system)
  await seedDemo(system)
})
afterAll(() => database.close())

test('the demo fills an empty database, and its sign-ins work', async () => {
  const { system } = makeFactories(database.db, testClock().now)
  expect(signInsBefore).toEqual([])
  const { tables } = await writeBackup(system, async () => {})
  expect(tables).toMatchObject({ schools: 1, articles: 2, classes: 2 })
  expect(tables['glossary_entries']).toBeGreaterThanOrEqual(28)
  expect(tables['submissions']).toBeGreaterThan(10)
  expect(tables['term_lookups']).toBeGreaterThan(60)
  expect(tables['misconceptions']).toBeGreaterThan(20)
  expect((await demoSignIns(system)).map(({ role }) => role)).toEqual(['student', 'teacher', 'administrator'])
  expect((await signInToDemo(system, 'student')).ok).toBe(true)
  expect((await signInToDemo(system, 'teacher')).ok).toBe(true)
  const asStudent = { code: 'waff-10bp', userName: 'Lena.Bauer', password: demoPassword, address: 'test' }
  expect((await signInWithCode(system, asStudent)).ok).toBe(true)
})

test('of the pool each student got two questions, not all of them the same two', async () => {
  const { system } = makeFactories(database.db, testClock().now)
  const stored = await withSystem(system, async (tx) =>
    ok(
      await tx
        .select({
          drawn: sql<string>`string_agg(${attemptItems.quizPosition}::text, ' ' order by ${attemptItems.position})`,
        })
        .from(attemptItems)
        .innerJoin(attempts, eq(attempts.id, attemptItems.attemptId))
        .innerJoin(quizVersions, eq(quizVersions.id, attempts.quizVersionId))
        .where(eq(quizVersions.title, 'Leap seconds'))
        .groupBy(attemptItems.attemptId),
    ),
  )
  if (!stored.ok) throw new Error('The demo cannot be read')
  const drawn = stored.value.map((row) => row.drawn.split(' ').map(Number))
  expect(drawn).toHaveLength(12)
  for (const positions of drawn) expect([positions.length, positions.slice(0, 5)]).toEqual([7, [1, 2, 3, 4, 5]])
  expect(new Set(drawn.map((positions) => positions.slice(5).join(' '))).size).toBeGreaterThan(3)
})

test('the quizzes could be published again as they stand, and texts are marked by their rubric', async () => {
  const { system } = makeFactories(database.db, testClock().now)
  const stored = await withSystem(system, async (tx) =>
    ok({
      drafts: await tx.select({ content: quizDrafts.content }).from(quizDrafts),
      rubrics: await tx.select({ rubric: scores.rubric }).from(scores).where(isNotNull(scores.rubric)),
      versions: await tx
        .select({ sections: quizVersions.sections, items: count(quizItems.position) })
        .from(quizVersions)
        .innerJoin(quizItems, eq(quizItems.quizVersionId, quizVersions.id))
        .where(gt(quizItems.section, 0))
        .groupBy(quizVersions.id, quizVersions.sections),
    }),
  )
  if (!stored.ok) throw new Error('The demo cannot be read')
  const { rubrics, versions } = stored.value
  const drafts = stored.value.drafts.map(({ content }) => quizDraftSchema.parse(content))
  for (const draft of drafts) expect(checkDraft(draft).faults).toEqual([])
  const inPlaces = versions.toSorted((a, b) => b.items - a.items)
  expect(inPlaces.map(({ items }) => items)).toEqual([6, 4])
  expect(inPlaces.map(({ sections }) => sections.length)).toEqual([2, 1])
  for (const { sections } of versions) expect(drafts.map((draft) => draft.sections)).toContainEqual(sections)
  expect(
    rubrics.map(({ rubric }) =>
      Object.keys(rubric ?? {})
        .sort()
        .join(' '),
    ),
  ).toEqual(rubrics.map(() => 'judgement sources trust'))
  expect(rubrics).toHaveLength(8)
})
