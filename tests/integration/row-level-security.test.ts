import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withActor } from '#db/access/with-actor.ts'
import { callFunction } from '#db/call-function.ts'
import type { Db } from '#db/client.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { rowsOf } from '#db/migrate.ts'
import { articles, attemptItems, questionKeys, questionVersions, revisions } from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import type { Actor } from '#domain/policy.ts'
import { ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { beginAttempt, makeQuizClass } from '#tests/support/quiz-class.ts'

let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, testClock().now)
})
afterAll(() => database.close())

async function assignedQuiz() {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const student = await make.user({ schoolId })
  const outsider = await make.user({ schoolId })
  const classId = await make.classOf({ teacher, students: [student] })
  const article = await make.article({ owner: teacher })
  const quiz = await make.quiz({ owner: teacher, article, questions: testQuestions(make.system.newId) })
  await make.assignment({ teacher, classId, article, quiz })
  return { schoolId, teacher, student, outsider, article, quiz }
}

test('a query without a WHERE shows a student only the texts assigned in their classes', async () => {
  const { student, outsider, teacher, article } = await assignedQuiz()
  const seenBy = async (user: typeof student) =>
    withActor(await make.ctxFor(user), async (tx) => ok(await tx.select({ id: articles.id }).from(articles)))
  expect(await seenBy(student)).toEqual(ok([{ id: article.articleId }]))
  expect(await seenBy(outsider)).toEqual(ok([]))
  expect(await seenBy(teacher)).toEqual(ok([{ id: article.articleId }]))
})

test('a student reads neither questions nor keys before an attempt, whatever the query', async () => {
  const { student, teacher, quiz } = await assignedQuiz()
  const ctx = await make.ctxFor(student)
  expect(await withActor(ctx, async (tx) => ok(await tx.select().from(questionKeys)))).toEqual(ok([]))
  expect(await withActor(ctx, async (tx) => ok(await tx.select().from(questionVersions)))).toEqual(ok([]))
  const keys = await withActor(await make.ctxFor(teacher), async (tx) => ok(await tx.select().from(questionKeys)))
  expect(keys.ok && keys.value.length).toBe(quiz.questionVersionIds.length)
})

test('a published question never changes, not even for the system', async () => {
  const { quiz } = await assignedQuiz()
  const id = quiz.questionVersionIds[0] ?? ''
  await expect(
    database.db.update(questionVersions).set({ number: 9 }).where(eq(questionVersions.id, id)),
  ).rejects.toThrow()
})

test('password hashes are closed to people', async () => {
  const { teacher } = await assignedQuiz()
  const result = await withActor(await make.ctxFor(teacher), async (tx) =>
    ok(await tx.execute(sql`select password_hash from credentials`)),
  )
  expect(result).toEqual({ ok: false, error: { kind: 'not-found' } })
})

test('outside an actor’s transaction no row is seen in another role', async () => {
  const { student } = await assignedQuiz()
  const ctx = await make.ctxFor(student)
  await withActor(ctx, async (tx) => ok(await tx.select().from(revisions)))
  const role = await database.db.execute(
    sql`select current_setting('role') as role, current_setting('postil.actor', true) as actor`,
  )
  expect(JSON.stringify(role)).not.toContain(student.userId)
})

test('every function that policies ask as its owner keeps its plan: none is written in SQL', async () => {
  const found = await database.db.execute(
    sql`select p.proname::text as name from pg_proc p join pg_language l on l.oid = p.prolang
      where p.pronamespace = 'public'::regnamespace and p.prosecdef and l.lanname <> 'plpgsql'`,
  )
  expect(rowsOf(found)).toEqual([])
})

test('an attempt that one actor has shown to be their own is no other actor’s in the same transaction', async () => {
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const classmate = await make.ctxFor(made.classmate)
  const itemsSeen = (tx: Db) => tx.$count(attemptItems, eq(attemptItems.attemptId, attemptId))
  await database.db.transaction(async (tx) => {
    const before = await callFunction(tx, 'postil_quiz_page', pageOf(ctx.actor, made.assignmentId))
    expect(before).toBeNull()
    expect(await callFunction(tx, 'postil_attempt', [])).toBe(attemptId)
    const seen = await withActor({ ...classmate, db: tx }, async (inner) => ok(await itemsSeen(inner)))
    expect(seen).toEqual(ok(0))
  })
})

test('an attempt of somebody else is not shown to be one’s own', async () => {
  const made = await makeQuizClass(make)
  const { attemptId } = await beginAttempt(make, made)
  const classmate = await make.ctxFor(made.classmate)
  const shown = await withActor(classmate, async (tx) => {
    const isOwn = await callFunction(tx, 'postil_own_attempt', [attemptId, false])
    return ok({ isOwn, attempt: await callFunction(tx, 'postil_attempt', []) })
  })
  expect(shown).toEqual(ok({ isOwn: 'false', attempt: null }))
})

function pageOf(actor: Actor | null, assignmentId: string) {
  const { schoolId = '', userId = '', sessionId = '' } = actor ?? {}
  return [schoolId, userId, sessionId, '2026-03-02T09:00:00.000Z', assignmentId]
}
