import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveResponses } from '#db/access/attempts.ts'
import { markAnswer } from '#db/access/marking.ts'
import { readMarkingItem } from '#db/access/marking-item.ts'
import { addPhrase, listPhrases, removePhrase } from '#db/access/marking-phrases.ts'
import { readMarkingQueue } from '#db/access/marking-queue.ts'
import { readResult } from '#db/access/results.ts'
import { letAnswerCount } from '#db/access/system/let-answer-count.ts'
import { applyRegrade } from '#db/access/system/regrade.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { scores } from '#db/schema/tables.ts'
import type { Question } from '#domain/quiz/schema.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { choose, expectOk, makeDevice } from '#tests/support/quiz-class.ts'
import { makeRegradeClass, withChanged } from '#tests/support/regrade-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

/** The place of the question for a text. */
const textAt = 12
const usual = { by: 'question', names: 'shown', show: 'waiting' } as const

function rubricOf(questions: readonly Question[]) {
  const question = questions[textAt - 1]
  if (question?.type !== 'free-text') throw new Error('The last question is for no text')
  return question.rubric
}

/** The best level of each criterion. */
function bestLevels(questions: readonly Question[]): Record<string, string> {
  const best = rubricOf(questions).map(({ id, levels }) => {
    const [first] = [...levels].sort((a, b) => b.points - a.points)
    return [id, first?.id ?? '']
  })
  return Object.fromEntries(best)
}

/** A text that waits to be marked. */
async function textHandedIn(options: Parameters<typeof makeRegradeClass>[1] = {}) {
  const made = await makeRegradeClass(make, options)
  const given = await made.answer(made.students[0], { [textAt]: { type: 'free-text', text: 'The lamp failed.' } })
  const place = { attemptId: given.attemptId, position: textAt }
  const mark = { ...place, points: null, comment: null, seenRunId: null }
  return { ...made, student: given.ctx, place, mark, marker: await make.ctxFor(made.teacher) }
}

test('a rubric gives the points; the chosen levels and the version are kept with the mark', async () => {
  const { questions, assignmentId, marker, mark, place } = await textHandedIn()
  const levels = bestLevels(questions)
  const saved = expectOk(await markAnswer(marker, { ...mark, levels }))
  if (saved.status !== 'saved') throw new Error('The mark was not saved')
  const [row] = await database.db.select().from(scores).where(eq(scores.runId, saved.runId))
  const item = expectOk(await readMarkingItem(marker, assignmentId, place))
  expect(row).toMatchObject({ rubric: levels, questionVersionId: item.questionVersionId, state: 'right', fraction: 1 })
  expect(Number(row?.points)).toBe(questions[textAt - 1]?.points)
  expect(item).toMatchObject({ mark: { rubric: levels }, seenRunId: saved.runId, formerRubric: null })
})

test('points of one’s own go before the rubric’s, as exact decimals, and without either there is no mark', async () => {
  const { questions, marker, mark } = await textHandedIn()
  const levels = bestLevels(questions)
  const saved = expectOk(await markAnswer(marker, { ...mark, levels, points: '0.333333' }))
  if (saved.status !== 'saved') throw new Error('The mark was not saved')
  const [row] = await database.db.select().from(scores).where(eq(scores.runId, saved.runId))
  expect(row).toMatchObject({ points: '0.333333', rubric: levels })
  const refused = { ok: false, error: { kind: 'invalid', fields: { points: 'points-wrong' } } }
  const { runId: seenRunId } = saved
  expect(await markAnswer(marker, { ...mark, seenRunId })).toEqual(refused)
  expect(await markAnswer(marker, { ...mark, seenRunId, points: '3' })).toEqual(refused)
})

test('a marker who has not seen another’s mark is shown it, and then decides', async () => {
  const { coTeacher, marker, mark, assignmentId, place } = await textHandedIn()
  const other = await make.ctxFor(coTeacher)
  const first = expectOk(await markAnswer(marker, { ...mark, points: '1', comment: 'Whose lamp?' }))
  const second = expectOk(await markAnswer(other, { ...mark, points: '2' }))
  if (first.status !== 'saved' || second.status !== 'overtaken') throw new Error('The second did not yield')
  expect(second.theirs).toMatchObject({ points: '1', comment: 'Whose lamp?', by: 'Ms. Rahimi', runId: first.runId })
  const kept = expectOk(await markAnswer(other, { ...mark, points: '2', seenRunId: second.theirs.runId }))
  expect(kept.status).toBe('saved')
  const item = expectOk(await readMarkingItem(marker, assignmentId, place))
  expect(item.mark).toMatchObject({ points: '2', by: 'Mr. Okafor' })
  const late = expectOk(await markAnswer(marker, { ...mark, points: '1', seenRunId: first.runId }))
  expect(late.status).toBe('overtaken')
})

test('a mark is refused when another answer counts than the one that was seen', async () => {
  const made = await makeRegradeClass(make)
  const { ctx, attemptId, handIn } = await made.answer(made.students[0], { 1: choose('a') }, false)
  const device = makeDevice()
  expectOk(await saveResponses(ctx, attemptId, [device.answer(1, choose('b'))], ctx.now()))
  await handIn()
  const marker = await make.ctxFor(made.teacher)
  const place = { attemptId, position: 1 }
  const seen = expectOk(await readMarkingItem(marker, made.assignmentId, place))
  expect(seen).toMatchObject({ seq: 1, response: choose('a'), others: [{ seq: 2, response: choose('b') }] })
  expectOk(await letAnswerCount(marker, { ...place, seq: 2 }))
  const mark = { ...place, points: '1', comment: null, seenRunId: null }
  expect(await markAnswer(marker, { ...mark, seenSeq: seen.seq ?? 0 })).toEqual({
    ok: false,
    error: { kind: 'conflict', detail: 'answer-changed' },
  })
  const again = expectOk(await readMarkingItem(marker, made.assignmentId, place))
  expect(again).toMatchObject({ response: choose('b'), mark: null, score: { kind: 'machine' } })
  expect(expectOk(await markAnswer(marker, { ...mark, seenSeq: again.seq ?? 0 })).status).toBe('saved')
})

test('a changed rubric leaves former marks as they were, and tells the marker', async () => {
  const { questions, publish, assignmentId, marker, mark, place, student } = await textHandedIn({
    releaseRule: 'after-hand-in',
  })
  const former = rubricOf(questions)
  const levels = bestLevels(questions)
  const saved = expectOk(await markAnswer(marker, { ...mark, levels }))
  if (saved.status !== 'saved') throw new Error('The mark was not saved')
  const before = expectOk(await readMarkingItem(marker, assignmentId, place))
  const harder = withChanged(questions, textAt, (question) =>
    question.type === 'free-text'
      ? { ...question, rubric: question.rubric.map((criterion) => ({ ...criterion, title: 'A harder criterion' })) }
      : question,
  )
  const quizVersionId = await publish(harder)
  clock.advanceMinutes(1)
  expectOk(await applyRegrade(marker, { assignmentId, quizVersionId }))
  const item = expectOk(await readMarkingItem(marker, assignmentId, place))
  expect(item).toMatchObject({ mark: before.mark, formerRubric: former, score: { kind: 'manual', state: 'right' } })
  expect(item.rubric[0]?.title).toBe('A harder criterion')

  const result = expectOk(await readResult(student, assignmentId))
  if (!result.release.isReleased) throw new Error('The result is not released')
  expect(result.release.items[textAt - 1]).toMatchObject({
    mark: { isByHand: true, levels },
    reveal: { right: { rubric: former } },
    correction: { pointsBefore: null },
  })

  const old = { ...mark, levels, seenRunId: saved.runId, seenVersionId: before.markedBy }
  expect(await markAnswer(marker, old)).toEqual({
    ok: false,
    error: { kind: 'conflict', detail: 'question-corrected' },
  })
  const anew = expectOk(await markAnswer(marker, { ...old, seenVersionId: item.markedBy }))
  expect(anew.status).toBe('saved')
  expect(expectOk(await readMarkingItem(marker, assignmentId, place)).formerRubric).toBeNull()
})

test('the queue holds what waits in handed-in attempts of those in the class, and empties by marking', async () => {
  const made = await textHandedIn()
  const { assignmentId, marker, mark, students, classId, answer } = made
  const text = { type: 'free-text' as const, text: 'Another text.' }
  clock.advanceMinutes(1)
  await answer(students[1], { [textAt]: text })
  await answer(students[2], { [textAt]: text }, false)
  const waiting = async () => {
    const { entries } = expectOk(await readMarkingQueue(marker, assignmentId, usual))
    return entries.map(({ quizPosition, who }) => [quizPosition, who.kind === 'name' ? who.name : who.number])
  }
  expect(await waiting()).toEqual([
    [textAt, 'Student 1'],
    [textAt, 'Student 2'],
  ])
  expectOk(await markAnswer(marker, { ...mark, points: '1' }))
  expect(await waiting()).toEqual([[textAt, 'Student 2']])
  await make.removeMember(made.teacher.schoolId, classId, students[1]?.userId ?? '')
  expect(await waiting()).toEqual([])
})

test('where names are hidden, the answer to the marker holds none', async () => {
  const { assignmentId, marker, place } = await textHandedIn()
  const hidden = { ...usual, names: 'hidden' as const, show: 'all' as const }
  const queue = expectOk(await readMarkingQueue(marker, assignmentId, hidden))
  expect(queue.entries.length).toBeGreaterThan(0)
  expect(JSON.stringify(queue)).not.toContain('Student ')
  expect(JSON.stringify(expectOk(await readMarkingItem(marker, assignmentId, place)))).not.toContain('Student ')
})

test('phrases are kept once each, for their own marker, up to a hundred', async () => {
  const { teacher, coTeacher } = await makeRegradeClass(make, { students: 0 })
  const [marker, other] = [await make.ctxFor(teacher), await make.ctxFor(coTeacher)]
  const phrase = expectOk(await addPhrase(marker, 'Say who says so.'))
  expect(expectOk(await addPhrase(marker, 'Say who says so.'))).toEqual(phrase)
  expect(expectOk(await listPhrases(marker))).toEqual([phrase])
  expect(expectOk(await listPhrases(other))).toEqual([])
  expect(await removePhrase(other, phrase.id)).toMatchObject({ error: { kind: 'not-found' } })
  for (let n = 2; n <= 100; n += 1) expectOk(await addPhrase(marker, `Phrase ${n}`))
  expect(await addPhrase(marker, 'One more')).toMatchObject({ error: { fields: { words: 'too-many-phrases' } } })
  expectOk(await removePhrase(marker, phrase.id))
  expect(expectOk(await listPhrases(marker))).toHaveLength(99)
})
