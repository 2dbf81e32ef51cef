import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readArticleEditor, saveArticleDraft } from '#db/access/article-drafts.ts'
import { moveAssignment } from '#db/access/assignment-moves.ts'
import { writeEditorNote } from '#db/access/editor-notes.ts'
import { exceptTerm } from '#db/access/gloss-exceptions.ts'
import { createNote } from '#db/access/notes.ts'
import { publishRevision } from '#db/access/revisions.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import {
  annotationAnchors,
  annotations,
  editorNoteAnchors,
  glossExceptionAnchors,
  revisions,
} from '#db/schema/tables.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { expectOk } from '#tests/support/quiz-class.ts'
import { makeRevisedClass, publish, replacing, rewrite, spanOf } from '#tests/support/revised-class.ts'

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

const typo = replacing('lit the lamp', 'lit the lantern')

test('of two publishers at once one publishes, and the other is told', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { ctx, article } = await makeRevisedClass(make)
    const version = await rewrite(ctx.owner, article.articleId, typo)
    const tries = await Promise.all(
      [1, 2].map(() => publishRevision(ctx.owner, article.articleId, { revisionId: make.system.newId(), version })),
    )
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    expect(tries.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'conflict' } })
    expect(await database.db.$count(revisions, eq(revisions.articleId, article.articleId))).toBe(2)
  }
})

test('one request to publish that arrives twice at once publishes once, and both are answered alike', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { ctx, article } = await makeRevisedClass(make)
    const request = { revisionId: make.system.newId(), version: await rewrite(ctx.owner, article.articleId, typo) }
    const tries = await Promise.all([1, 2].map(() => publishRevision(ctx.owner, article.articleId, request)))
    expect(tries.map((answer) => expectOk(answer).number)).toEqual([2, 2])
  }
})

test('of two windows that save at once one is told that it was overtaken', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { ctx, article } = await makeRevisedClass(make)
    const { base, draft } = expectOk(await readArticleEditor(ctx.owner, article.articleId))
    const about = { version: 0, baseRevisionId: base.id }
    const saves = await Promise.all(
      ['noon', 'dawn'].map((word) =>
        saveArticleDraft(ctx.owner, article.articleId, { draft: replacing('dusk', word)(draft), ...about }),
      ),
    )
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1)
    expect(saves.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'conflict', detail: 'draft-changed' } })
  }
})

test('a note written while its assignment is moved has its place in the newer text, or is refused', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { ctx, article, readingId: assignmentId } = await makeRevisedClass(make)
    const revisionId = await publish(make, ctx.owner, article.articleId, typo)
    const id = make.system.newId()
    const span = spanOf('The harbour master')
    const [moved, written] = await Promise.all([
      moveAssignment(ctx.owner, { assignmentId, revisionId }),
      createNote(ctx.ada, assignmentId, { id, kind: 'note', audience: 'me', body: 'Who?', span }),
    ])
    expectOk(moved)
    const isThere = and(eq(annotationAnchors.annotationId, id), eq(annotationAnchors.revisionId, revisionId))
    const rows = await make.insert((tx) => tx.select().from(annotationAnchors).where(isThere))
    expect(rows).toHaveLength(written.ok ? 1 : 0)
    expect(await database.db.$count(annotations, eq(annotations.id, id))).toBe(written.ok ? 1 : 0)
  }
})

test('what the owner writes in the margin while the text is published has its place in both revisions', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { ctx, article, schoolId } = await makeRevisedClass(make)
    const { articleId } = article
    const version = await rewrite(ctx.owner, articleId, replacing('By morning', 'At dawn'))
    const revisionId = make.system.newId()
    const words = { kind: 'question' as const, body: 'Why?', says: '', shouldSay: '', basis: '' }
    const place = { quote: 'Nobody saw him leave.', level: 'standard' as const, start: null, paragraph: null }
    const span = { level: 'standard' as const, start: 34, end: 38, quote: 'lamp' }
    const [published, excepted, noted] = await Promise.all([
      publishRevision(ctx.owner, articleId, { revisionId, version }),
      exceptTerm(ctx.owner, articleId, { entryId: article.entryIds[0] ?? '', span }),
      writeEditorNote(ctx.owner, articleId, { id: make.system.newId(), ...words, ...place }),
    ])
    expect([published.ok, excepted.ok, noted.ok]).toEqual([true, true, true])
    const placed = async (table: typeof glossExceptionAnchors | typeof editorNoteAnchors) =>
      (await make.insert((tx) => tx.select().from(table).where(eq(table.schoolId, schoolId)))).map(
        (row) => `${row.revisionId} ${row.status} ${row.startOffset}`,
      )
    const both = (start: number) => [article.revisionId, revisionId].map((id) => `${id} exact ${start}`).sort()
    expect((await placed(glossExceptionAnchors)).sort()).toEqual(both(34))
    expect((await placed(editorNoteAnchors)).sort()).toEqual(both(48))
  }
})
