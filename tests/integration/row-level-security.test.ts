import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withActor } from '#db/access/with-actor.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { articles, questionKeys, questionVersions, revisions } from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import { ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

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
