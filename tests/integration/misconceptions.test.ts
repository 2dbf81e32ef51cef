import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMisconception, describeMisconception, listMisconceptions } from '#db/access/misconceptions.ts'
import { publishQuiz, readQuizEditor } from '#db/access/quizzes.ts'
import { everyType } from '#db/every-type.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { namedMisconceptions } from '#domain/quiz/named-misconceptions.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { expectOk } from '#tests/support/quiz-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

async function teacherWithQuiz() {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const article = await make.article({ owner: teacher })
  const questions = everyType(make.system.newId)
  const quiz = await make.quiz({ owner: teacher, article, questions })
  return { ctx: await make.ctxFor(teacher), quiz, questions }
}

test('what a published quiz names stands on its author’s list, with how many questions name it', async () => {
  const { ctx, quiz, questions } = await teacherWithQuiz()
  expect(expectOk(await listMisconceptions(ctx))).toEqual([])
  expectOk(await publishQuiz(ctx, quiz.quizId, 1))
  const list = expectOk(await listMisconceptions(ctx))
  expect(list.map(({ name }) => name).toSorted()).toEqual(namedMisconceptions(questions).toSorted())
  const named = list.find(({ name }) => name.endsWith('invents a deed'))
  expect(named?.questions).toBe(1)
  expect(expectOk(await readQuizEditor(ctx, quiz.quizId)).misconceptions).toEqual(list.map(({ name }) => name))
})

test('a name stands on the list once, and what is said of it stays when it is published again', async () => {
  const { ctx, quiz } = await teacherWithQuiz()
  const name = 'KEY-MISCONCEPTION invents a deed'
  const { id } = expectOk(await addMisconception(ctx, { name: ` ${name} `, description: 'Ask: where does it say so?' }))
  expect(await addMisconception(ctx, { name, description: '' })).toMatchObject({
    error: { kind: 'invalid', fields: { name: 'name-taken' } },
  })
  expect(await addMisconception(ctx, { name: ' ', description: '' })).toMatchObject({
    error: { kind: 'invalid', fields: { name: 'name-missing' } },
  })
  expectOk(await publishQuiz(ctx, quiz.quizId, 1))
  expectOk(await describeMisconception(ctx, { id, description: 'Ask where it says so.' }))
  const own = expectOk(await listMisconceptions(ctx)).filter((one) => one.name === name)
  expect(own).toEqual([{ id, name, description: 'Ask where it says so.', questions: 1 }])
})
