import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeAssignment } from '#db/access/assignment-changes.ts'
import { moveAssignment, reviewMove } from '#db/access/assignment-moves.ts'
import { readAssignment as readAssignmentSettings } from '#db/access/assignments.ts'
import { saveResponses } from '#db/access/attempts.ts'
import { putNoteBack, readNoteHistory, undoPutBack } from '#db/access/note-places.ts'
import { createNote, listNotes } from '#db/access/notes.ts'
import { openAttemptView } from '#db/access/quiz-view.ts'
import { publishQuiz, readQuizEditor } from '#db/access/quizzes.ts'
import { readAssignment } from '#db/access/reading.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { annotationAnchors, assignments, attempts } from '#db/schema/tables.ts'
import { testBlocks } from '#db/test-content.ts'
import { forbidden, notFound, ok } from '#domain/result.ts'
import { settings } from '#tests/support/assignment-desk.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { choose, expectOk, makeDevice } from '#tests/support/quiz-class.ts'
import { makeRevisedClass, note, publish, replacing, spanOf } from '#tests/support/revised-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

const typo = replacing('lit the lamp', 'lit the lantern')
const deletion = replacing(' Nobody saw him leave.', '')
const both = (draft: Parameters<typeof typo>[0]) => deletion(typo(draft))
const fixedBlocks = testBlocks().map((block) =>
  block.id === 'p1' ? { ...block, text: 'The keeper lit the lantern at dusk.' } : block,
)

async function textOf(ctx: Parameters<typeof readAssignment>[0], assignmentId: string, as: 'reading' | 'quiz') {
  return expectOk(await readAssignment(ctx, assignmentId, 'standard', as)).html.replace(/<[^>]*>/g, '')
}

describe('moving an assignment', () => {
  test('until it is moved, a class reads what it was given, whatever is published', async () => {
    const { ctx, article, readingId } = await makeRevisedClass(make)
    await publish(make, ctx.owner, article.articleId, typo)
    expect(await textOf(ctx.ada, readingId, 'reading')).toContain('lit the lamp')
    expect(expectOk(await reviewMove(ctx.owner, readingId))).toMatchObject({ presentNumber: 1, move: { number: 2 } })
  })

  test('shows first what it does to the notes on it, of private ones the number alone', async () => {
    const { ctx, article, readingId, assignmentId } = await makeRevisedClass(make)
    await note(make, ctx.ada, readingId, 'lit the lamp at dusk', { audience: 'class' })
    await note(make, ctx.ada, readingId, 'Nobody saw him leave.')
    await note(make, ctx.ada, assignmentId, 'The harbour master', { audience: 'class' })
    await publish(make, ctx.owner, article.articleId, both)
    const { move } = expectOk(await reviewMove(ctx.owner, readingId))
    expect(move?.notes.changed).toMatchObject([{ status: 'moved', after: 'lit the lantern at dusk' }])
    expect(move?.notes.privateCounts).toEqual({ exact: 0, moved: 0, ambiguous: 0, orphan: 1 })
    expect(JSON.stringify(move?.notes)).not.toContain('Nobody')
  })

  test('takes the notes along, those too that were written after the text was published', async () => {
    const { ctx, article, readingId } = await makeRevisedClass(make)
    const early = await note(make, ctx.ada, readingId, 'lit the lamp at dusk')
    const revisionId = await publish(make, ctx.owner, article.articleId, both)
    const late = await note(make, ctx.ada, readingId, 'The harbour master')
    const lost = await note(make, ctx.ada, readingId, 'Nobody saw him leave.')
    expect(await moveAssignment(ctx.owner, { assignmentId: readingId, revisionId })).toEqual(ok({ number: 2 }))
    expect(await moveAssignment(ctx.owner, { assignmentId: readingId, revisionId })).toEqual(ok({ number: 2 }))
    const notes = new Map(expectOk(await listNotes(ctx.ada, readingId)).map((one) => [one.id, one]))
    expect(notes.get(early)).toMatchObject({
      place: { quote: 'lit the lantern at dusk' },
      standing: { status: 'moved' },
    })
    expect(notes.get(late)).toMatchObject({ place: { blockId: 'p3' }, standing: { status: 'exact' } })
    expect(notes.get(lost)).toMatchObject({
      place: null,
      standing: { status: 'orphan', quote: 'Nobody saw him leave.' },
    })
    expect(await textOf(ctx.ada, readingId, 'reading')).toContain('lit the lantern')
  })

  test('leaves an examination under way as it is: text, questions and what is graded', async () => {
    const { ctx, article, assignmentId, quiz } = await makeRevisedClass(make)
    const { attemptId } = expectOk(await startAttempt(ctx.ada, assignmentId))
    const before = expectOk(await openAttemptView(ctx.ada, assignmentId))
    const rowBefore = await database.db.select().from(attempts).where(eq(attempts.id, attemptId))
    const revisionId = await publish(make, ctx.owner, article.articleId, both)
    expectOk(await moveAssignment(ctx.owner, { assignmentId, revisionId }))
    expect(expectOk(await openAttemptView(ctx.ada, assignmentId)).attempt).toEqual(before.attempt)
    expect(await database.db.select().from(attempts).where(eq(attempts.id, attemptId))).toEqual(rowBefore)
    expect(await textOf(ctx.ada, assignmentId, 'quiz')).toContain('lit the lamp')
    expect(await textOf(ctx.ada, assignmentId, 'reading')).toContain('lit the lantern')
    const device = makeDevice()
    expectOk(await saveResponses(ctx.ada, attemptId, [device.answer(1, choose('a'))], clock.now()))
    expect(expectOk(await submitAttempt(ctx.ada, attemptId, device.lastSeqs())).answers).toEqual({ 1: 1 })
    expect(expectOk(await reviewMove(ctx.owner, assignmentId))).toMatchObject({
      presentNumber: 2,
      quizNumber: 1,
      move: null,
    })
    const settings = expectOk(await readAssignmentSettings(ctx.owner, assignmentId))
    expect(settings.quiz?.quizVersionId).toBe(quiz.quizVersionId)
  })

  test('is joined again with its quiz, once that speaks of the text that is read', async () => {
    const { ctx, article, assignmentId, quiz } = await makeRevisedClass(make)
    const change = {
      ...settings,
      openAt: '2026-03-01T08:00',
      assignmentId,
      quizVersionId: quiz.quizVersionId,
      isConfirmed: true,
    }
    const given = async () => {
      const [row] = await make.insert((tx) => tx.select().from(assignments).where(eq(assignments.id, assignmentId)))
      return [row?.revisionId, row?.movedToRevisionId]
    }
    const revisionId = await publish(make, ctx.owner, article.articleId, typo)
    expectOk(await moveAssignment(ctx.owner, { assignmentId, revisionId }))
    expectOk(await changeAssignment(ctx.owner, change))
    expect(await given()).toEqual([article.revisionId, revisionId])
    const { draftVersion } = expectOk(await readQuizEditor(ctx.owner, quiz.quizId))
    expectOk(await publishQuiz(ctx.owner, quiz.quizId, draftVersion))
    const [choice] = expectOk(await readAssignmentSettings(ctx.owner, assignmentId)).quizChoices
    expect(choice?.number).toBe(2)
    expectOk(await changeAssignment(ctx.owner, { ...change, quizVersionId: choice?.quizVersionId ?? null }))
    expect(await given()).toEqual([revisionId, null])
    expectOk(await startAttempt(ctx.ada, assignmentId))
    expect(await textOf(ctx.ada, assignmentId, 'quiz')).toContain('lit the lantern')
  })

  test('is for those who teach the class and may read the newer text', async () => {
    const { ctx, article, readingId, otherAssignmentId } = await makeRevisedClass(make)
    const revisionId = await publish(make, ctx.owner, article.articleId, typo)
    expect(await moveAssignment(ctx.ada, { assignmentId: readingId, revisionId })).toEqual(forbidden)
    expect(await moveAssignment(ctx.ben, { assignmentId: readingId, revisionId })).toEqual(notFound)
    expect(await moveAssignment(ctx.colleague, { assignmentId: readingId, revisionId })).toEqual(notFound)
    expect(await moveAssignment(ctx.colleague, { assignmentId: otherAssignmentId, revisionId })).toMatchObject({
      error: { kind: 'invalid', fields: { revisionId: 'revision-wrong' } },
    })
    expect(expectOk(await reviewMove(ctx.colleague, otherAssignmentId)).move).toBeNull()
  })

  test('goes forward only, and only to a text of the same article', async () => {
    const { ctx, article, readingId } = await makeRevisedClass(make)
    const revisionId = await publish(make, ctx.owner, article.articleId, typo)
    expectOk(await moveAssignment(ctx.owner, { assignmentId: readingId, revisionId }))
    for (const other of [article.revisionId, make.system.newId()]) {
      expect(await moveAssignment(ctx.owner, { assignmentId: readingId, revisionId: other })).toMatchObject({
        ok: false,
      })
    }
  })

  test('a note whose words were chosen on the former text is refused or stands where its words are', async () => {
    const { ctx, article, readingId } = await makeRevisedClass(make)
    const revisionId = await publish(make, ctx.owner, article.articleId, both)
    expectOk(await moveAssignment(ctx.owner, { assignmentId: readingId, revisionId }))
    const span = spanOf('The harbour master')
    const written = { id: make.system.newId(), kind: 'note' as const, audience: 'me' as const, body: 'Who?', span }
    expect(await createNote(ctx.ada, readingId, written)).toMatchObject({
      error: { fields: { span: 'quote-mismatch' } },
    })
  })
})

describe('a note without a place', () => {
  async function lostNote() {
    const made = await makeRevisedClass(make)
    const { ctx, article, readingId } = made
    const id = await note(make, ctx.ada, readingId, 'Nobody saw him leave.', { audience: 'class' })
    const revisionId = await publish(make, ctx.owner, article.articleId, both)
    expectOk(await moveAssignment(ctx.owner, { assignmentId: readingId, revisionId }))
    const standing = async () => expectOk(await listNotes(ctx.ada, readingId)).find((one) => one.id === id)?.standing
    return { ...made, id, revisionId, standing }
  }

  test('is put on a passage by its author, and taken back as it was', async () => {
    const { ctx, id, standing } = await lostNote()
    const span = spanOf('at dusk', fixedBlocks)
    expect(await putNoteBack(ctx.ada, id, span)).toEqual(ok({ id }))
    expect(await putNoteBack(ctx.ada, id, span)).toEqual(ok({ id }))
    expect(await standing()).toEqual({ status: 'reattached', quote: 'at dusk' })
    expect(await putNoteBack(ctx.ada, id, spanOf('The keeper', fixedBlocks))).toMatchObject({
      error: { kind: 'conflict', detail: 'note-has-place' },
    })
    expect(await undoPutBack(ctx.ada, id)).toEqual(ok({ id }))
    expect(await undoPutBack(ctx.ada, id)).toEqual(ok({ id }))
    expect(await standing()).toEqual({ status: 'orphan', quote: 'Nobody saw him leave.' })
  })

  test('is put only where the words stand, and by nobody else', async () => {
    const { ctx, id, standing } = await lostNote()
    expect(await putNoteBack(ctx.ada, id, spanOf('Nobody saw him leave.'))).toMatchObject({
      error: { kind: 'invalid' },
    })
    const span = spanOf('at dusk', fixedBlocks)
    for (const other of [ctx.owner, ctx.ben]) {
      expect(await putNoteBack(other, id, span)).toEqual(notFound)
      expect(await undoPutBack(other, id)).toEqual(notFound)
      expect(await readNoteHistory(other, id)).toEqual(notFound)
    }
    expect(await standing()).toMatchObject({ status: 'orphan' })
  })

  test('tells its author what became of it in each revision, and nothing of one that is not read yet', async () => {
    const { ctx, id, article, revisionId } = await lostNote()
    await putNoteBack(ctx.ada, id, spanOf('at dusk', fixedBlocks))
    const next = await publish(make, ctx.owner, article.articleId, replacing('at dusk', 'at night'))
    expect(
      expectOk(await readNoteHistory(ctx.ada, id)).map(({ number, status, quote }) => [number, status, quote]),
    ).toEqual([
      [1, 'exact', 'Nobody saw him leave.'],
      [2, 'reattached', 'at dusk'],
    ])
    const rows = await make.insert((tx) =>
      tx.select().from(annotationAnchors).where(eq(annotationAnchors.annotationId, id)),
    )
    expect(rows.map((row) => row.revisionId).sort()).toEqual([article.revisionId, revisionId, next].sort())
  })
})
