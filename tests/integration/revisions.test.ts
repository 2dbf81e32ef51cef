import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { discardArticleDraft, readArticleEditor, saveArticleDraft } from '#db/access/article-drafts.ts'
import { deleteNote } from '#db/access/notes.ts'
import { publishQuiz, readQuizEditor, saveQuizDraft } from '#db/access/quizzes.ts'
import { compareRevisionsOf, listRevisions } from '#db/access/revision-history.ts'
import { publishRevision, reviewRevision } from '#db/access/revisions.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import {
  annotationAnchors,
  articleDrafts,
  editorNoteAnchors,
  evidenceAnchors,
  renderings,
  revisionLevels,
  revisions,
} from '#db/schema/tables.ts'
import { notFound, ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { expectOk } from '#tests/support/quiz-class.ts'
import { editorNote, makeRevisedClass, note, publish, replacing, rewrite } from '#tests/support/revised-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

const lampLit = 'lit the lamp at dusk'
const typo = replacing('lit the lamp', 'lit the lantern')
const deletion = replacing(' Nobody saw him leave.', '')

function anchorIn(annotationId: string, revisionId: string) {
  const is = and(eq(annotationAnchors.annotationId, annotationId), eq(annotationAnchors.revisionId, revisionId))
  return make.insert(async (tx) => (await tx.select().from(annotationAnchors).where(is))[0])
}

describe('a draft', () => {
  test('is kept as it was left, and a window that saw an older one overwrites nothing', async () => {
    const { ctx, article } = await makeRevisedClass(make)
    const { base, draft } = expectOk(await readArticleEditor(ctx.owner, article.articleId))
    const save = (words: string, version: number) =>
      saveArticleDraft(ctx.owner, article.articleId, {
        draft: replacing('dusk', words)(draft),
        version,
        baseRevisionId: base.id,
      })
    expect(await save('night', 0)).toEqual(ok({ version: 1 }))
    expect(await save('night', 0)).toEqual(ok({ version: 1 }))
    expect(await save('dawn', 0)).toMatchObject({ error: { kind: 'conflict', detail: 'draft-changed' } })
    expect(await save('dawn', 1)).toEqual(ok({ version: 2 }))
    expect(await save('noon', 1)).toMatchObject({ error: { kind: 'conflict', detail: 'draft-changed' } })
    const { draft: kept, version } = expectOk(await readArticleEditor(ctx.owner, article.articleId))
    expect(version).toBe(2)
    expect(kept).toEqual(replacing('dusk', 'dawn')(draft))
  })

  test('is thrown away only as it was seen, and the text is then as it was published', async () => {
    const { ctx, article } = await makeRevisedClass(make)
    const { draft } = expectOk(await readArticleEditor(ctx.owner, article.articleId))
    const version = await rewrite(ctx.owner, article.articleId, typo)
    expect(await discardArticleDraft(ctx.owner, article.articleId, version - 1)).toMatchObject({ ok: false })
    expect(await discardArticleDraft(ctx.owner, article.articleId, version)).toEqual(ok(null))
    expect(expectOk(await readArticleEditor(ctx.owner, article.articleId))).toMatchObject({ version: 0, draft })
  })

  test('of a text that another window has published meanwhile is refused, not laid over it', async () => {
    const { ctx, article } = await makeRevisedClass(make)
    const { base, draft } = expectOk(await readArticleEditor(ctx.owner, article.articleId))
    await publish(make, ctx.owner, article.articleId, typo)
    const late = { draft: deletion(draft), version: 0, baseRevisionId: base.id }
    expect(await saveArticleDraft(ctx.owner, article.articleId, late)).toMatchObject({
      error: { kind: 'conflict', detail: 'text-changed' },
    })
  })

  test('is nobody else’s business: a colleague whose class reads the text neither sees nor publishes it', async () => {
    const { ctx, article } = await makeRevisedClass(make)
    const version = await rewrite(ctx.owner, article.articleId, typo)
    const revisionId = make.system.newId()
    expect(await readArticleEditor(ctx.colleague, article.articleId)).toEqual(notFound)
    expect(await reviewRevision(ctx.colleague, article.articleId)).toEqual(notFound)
    expect(await publishRevision(ctx.colleague, article.articleId, { revisionId, version })).toEqual(notFound)
  })
})

describe('the review before publishing', () => {
  test('tells word for word what changes, and what becomes of the notes that the teacher may see', async () => {
    const { ctx, article, assignmentId } = await makeRevisedClass(make)
    await note(make, ctx.ada, assignmentId, lampLit, { audience: 'class' })
    await note(make, ctx.ada, assignmentId, 'Nobody saw him leave.', { audience: 'teacher' })
    await note(make, ctx.ada, assignmentId, 'The harbour master', { audience: 'class' })
    await rewrite(ctx.owner, article.articleId, (draft) => deletion(typo(draft)))
    const { review } = expectOk(await reviewRevision(ctx.owner, article.articleId))
    expect(review.notes.counts).toEqual({ exact: 1, moved: 1, ambiguous: 0, orphan: 1 })
    expect(
      review.notes.changed.map(({ status, before, after, authorName }) => [status, before, after, authorName]),
    ).toEqual(
      expect.arrayContaining([
        ['moved', lampLit, 'lit the lantern at dusk', 'Ada'],
        ['orphan', 'Nobody saw him leave.', null, 'Ada'],
      ]),
    )
    const [standard] = review.difference.levels
    expect(standard?.blocks.filter(({ kind }) => kind !== 'same')).toMatchObject([{ blockId: 'p1', kind: 'changed' }])
    expect(review.number).toBe(2)
  })

  test('tells of private notes, and of notes in a colleague’s class, nothing but their number', async () => {
    const { ctx, article, assignmentId, otherAssignmentId } = await makeRevisedClass(make)
    await note(make, ctx.ada, assignmentId, 'Nobody saw him leave.')
    await note(make, ctx.ada, assignmentId, lampLit)
    await note(make, ctx.ben, otherAssignmentId, 'Nobody saw him', { audience: 'class' })
    const gone = await note(make, ctx.ada, assignmentId, 'saw him leave', { audience: 'class' })
    await deleteNote(ctx.ada, gone)
    await rewrite(ctx.owner, article.articleId, deletion)
    const { review } = expectOk(await reviewRevision(ctx.owner, article.articleId))
    expect(review.notes).toEqual({
      counts: { exact: 0, moved: 0, ambiguous: 0, orphan: 0 },
      changed: [],
      privateCounts: { exact: 1, moved: 0, ambiguous: 0, orphan: 2 },
    })
    expect(JSON.stringify(review.notes)).not.toContain('Nobody')
  })

  test('tells what becomes of the teacher’s own notes and of what questions rest on', async () => {
    const { ctx, article, owner } = await makeRevisedClass(make)
    await editorNote(make, owner, article, 'Nobody saw him leave.')
    await rewrite(ctx.owner, article.articleId, (draft) => deletion(typo(draft)))
    const { review } = expectOk(await reviewRevision(ctx.owner, article.articleId))
    expect(review.editorNotes.changed).toMatchObject([
      { status: 'orphan', before: 'Nobody saw him leave.', body: 'Why?' },
    ])
    expect(review.evidence.changed).toMatchObject([
      { status: 'moved', before: 'The keeper lit the lamp at dusk.', stem: 'When was the lamp lit?' },
    ])
  })

  test('changes nothing, and says so when there is nothing to publish', async () => {
    const { ctx, article } = await makeRevisedClass(make)
    await rewrite(ctx.owner, article.articleId, (draft) => draft)
    expect(await reviewRevision(ctx.owner, article.articleId)).toMatchObject({
      error: { kind: 'invalid', fields: { text: 'nothing-changed' } },
    })
    expect(expectOk(await listRevisions(ctx.owner, article.articleId))).toHaveLength(1)
  })
})

describe('publishing', () => {
  test('makes the next revision with its look, and one row for every passage that hangs on the article', async () => {
    const { ctx, article, owner, assignmentId, otherAssignmentId } = await makeRevisedClass(make)
    const moved = await note(make, ctx.ada, assignmentId, lampLit)
    const orphan = await note(make, ctx.ben, otherAssignmentId, 'Nobody saw him leave.')
    const deleted = await note(make, ctx.ada, assignmentId, 'The harbour master', { audience: 'class' })
    await deleteNote(ctx.ada, deleted)
    const own = await editorNote(make, owner, article, 'The harbour master')
    const revisionId = await publish(make, ctx.owner, article.articleId, (draft) => deletion(typo(draft)))
    expect(await anchorIn(moved, revisionId)).toMatchObject({ status: 'moved', quote: 'lit the lantern at dusk' })
    expect(await anchorIn(orphan, revisionId)).toMatchObject({
      status: 'orphan',
      startOffset: null,
      quote: 'Nobody saw him leave.',
    })
    expect(await anchorIn(deleted, revisionId)).toMatchObject({ status: 'exact', blockId: 'p3' })
    expect(await anchorIn(moved, article.revisionId)).toMatchObject({ status: 'exact', quote: lampLit })
    const rows = await make.insert(async (tx) => ({
      editor: await tx.select().from(editorNoteAnchors).where(eq(editorNoteAnchors.editorNoteId, own)),
      evidence: await tx.select().from(evidenceAnchors).where(eq(evidenceAnchors.revisionId, revisionId)),
      looks: await tx.select().from(renderings).where(eq(renderings.revisionId, revisionId)),
    }))
    expect(rows.editor.map(({ status }) => status)).toEqual(['exact', 'exact'])
    expect(rows.evidence).toMatchObject([{ field: 'evidence.0', status: 'moved' }])
    expect(rows.looks).toMatchObject([{ level: 'standard' }])
    expect(rows.looks[0]?.html).toContain('lantern')
  })

  test('follows an orphan from the last revision in which it had a place, when its words come back', async () => {
    const { ctx, article, assignmentId } = await makeRevisedClass(make)
    const id = await note(make, ctx.ada, assignmentId, 'Nobody saw him leave.')
    await publish(make, ctx.owner, article.articleId, deletion)
    const back = replacing('at dusk.', 'at dusk. Nobody saw him leave.')
    const revisionId = await publish(make, ctx.owner, article.articleId, back)
    expect(await anchorIn(id, revisionId)).toMatchObject({ status: 'exact', quote: 'Nobody saw him leave.' })
  })

  test('is done once, however often the same request arrives, and tells a second publisher', async () => {
    const { ctx, article } = await makeRevisedClass(make)
    const version = await rewrite(ctx.owner, article.articleId, typo)
    const first = { revisionId: make.system.newId(), version }
    expect(await publishRevision(ctx.owner, article.articleId, first)).toEqual(ok({ number: 2 }))
    expect(await publishRevision(ctx.owner, article.articleId, first)).toEqual(ok({ number: 2 }))
    const second = { revisionId: make.system.newId(), version }
    expect(await publishRevision(ctx.owner, article.articleId, second)).toMatchObject({
      error: { kind: 'conflict', detail: 'draft-changed' },
    })
    expect(expectOk(await listRevisions(ctx.owner, article.articleId)).map(({ number }) => number)).toEqual([2, 1])
  })

  test('that fails on its way leaves nothing half done', async () => {
    const { ctx, article, assignmentId } = await makeRevisedClass(make)
    const id = await note(make, ctx.ada, assignmentId, lampLit)
    const version = await rewrite(ctx.owner, article.articleId, typo)
    const revisionId = make.system.newId()
    const refuse = sql`create function refuse_look() returns trigger language plpgsql as 'begin raise exception ''no room''; end'`
    await database.db.execute(refuse)
    await database.db.execute(
      sql`create trigger refuse_look before insert on renderings for each row execute function refuse_look()`,
    )
    await expect(publishRevision(ctx.owner, article.articleId, { revisionId, version })).rejects.toThrow()
    await database.db.execute(sql`drop trigger refuse_look on renderings`)
    await database.db.execute(sql`drop function refuse_look()`)
    expect(await anchorIn(id, revisionId)).toBeUndefined()
    const left = await make.insert(async (tx) => [
      await tx.$count(revisions, eq(revisions.id, revisionId)),
      await tx.$count(revisionLevels, eq(revisionLevels.revisionId, revisionId)),
      await tx.$count(articleDrafts, eq(articleDrafts.articleId, article.articleId)),
    ])
    expect(left).toEqual([0, 0, 1])
    expect(await publishRevision(ctx.owner, article.articleId, { revisionId, version })).toEqual(ok({ number: 2 }))
  })

  test('brings a second level to an article that had none, with the same block ids', async () => {
    const { ctx, article } = await makeRevisedClass(make)
    const revisionId = await publish(make, ctx.owner, article.articleId, (draft) => ({
      ...draft,
      rows: draft.rows.map((row) =>
        row.id === 'p1' && row.standard ? { ...row, plain: { ...row.standard, text: 'He lit it.' } } : row,
      ),
    }))
    const levels = await make.insert((tx) =>
      tx.select().from(revisionLevels).where(eq(revisionLevels.revisionId, revisionId)),
    )
    expect(levels.find(({ level }) => level === 'plain')?.blocks).toMatchObject([{ id: 'p1', text: 'He lit it.' }])
    const difference = expectOk(await compareRevisionsOf(ctx.owner, article.articleId, { from: 1, to: 2 }))
    expect(difference.levels.map(({ level, kind }) => [level, kind])).toEqual([
      ['standard', 'kept'],
      ['plain', 'added'],
    ])
  })
})

test('what a quiz that is being written rests on follows the text, or stops its publication, and never lies', async () => {
  const { ctx, article, quiz } = await makeRevisedClass(make)
  await publish(make, ctx.owner, article.articleId, typo)
  const { draft, draftVersion } = expectOk(await readQuizEditor(ctx.owner, quiz.quizId))
  expect(draft.questions[0]?.evidence).toMatchObject([{ quote: 'The keeper lit the lantern at dusk.', start: 15 }])
  expect((await publishQuiz(ctx.owner, quiz.quizId, draftVersion)).ok).toBe(true)
  await publish(make, ctx.owner, article.articleId, replacing('The keeper lit the lantern at dusk. ', ''))
  const after = expectOk(await readQuizEditor(ctx.owner, quiz.quizId))
  expect(after.draft.questions[0]?.evidence).toMatchObject([{ quote: 'The keeper lit the lantern at dusk.' }])
  const id = after.draft.questions[0]?.id
  expect(await publishQuiz(ctx.owner, quiz.quizId, after.draftVersion)).toMatchObject({
    error: { kind: 'invalid', fields: { [`${id}.evidence.0`]: 'evidence-moved' } },
  })
})

test('a section of a quiz that is being written speaks of the whole text once its passage is gone', async () => {
  const { ctx, article, quiz } = await makeRevisedClass(make)
  const { draft, draftVersion } = expectOk(await readQuizEditor(ctx.owner, quiz.quizId))
  const section = (id: string, toBlockId: string) => {
    return { id, title: id, passage: { fromBlockId: 'p1', toBlockId }, draw: null, isShuffled: false }
  }
  const sections = [section('a', 'p2'), section('b', 'p3')]
  expectOk(await saveQuizDraft(ctx.owner, quiz.quizId, { draft: { ...draft, sections }, version: draftVersion }))
  await publish(make, ctx.owner, article.articleId, (text) => ({
    ...text,
    rows: text.rows.filter(({ id }) => id !== 'p3'),
  }))
  const after = expectOk(await readQuizEditor(ctx.owner, quiz.quizId))
  expect(after.draft.sections.map(({ passage }) => passage)).toEqual([{ fromBlockId: 'p1', toBlockId: 'p2' }, null])
})

test('of an article’s history a colleague sees only what their class reads', async () => {
  const { ctx, article } = await makeRevisedClass(make)
  await publish(make, ctx.owner, article.articleId, typo)
  expect(expectOk(await listRevisions(ctx.owner, article.articleId))).toMatchObject([
    { number: 2, authorName: 'Ms. Rahimi' },
    { number: 1 },
  ])
  expect(expectOk(await listRevisions(ctx.colleague, article.articleId)).map(({ number }) => number)).toEqual([1])
  expect(await compareRevisionsOf(ctx.colleague, article.articleId, { from: 1, to: 2 })).toEqual(notFound)
  expect(await listRevisions(ctx.ada, article.articleId)).toEqual(notFound)
})
