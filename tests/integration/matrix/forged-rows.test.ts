import { afterAll, beforeAll, expect, test } from 'vitest'
import { withActor } from '#db/access/with-actor.ts'
import type { Db } from '#db/client.ts'
import type { MadeArticle, MadeQuiz } from '#db/factories.ts'
import * as t from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import { notFound, ok } from '#domain/result.ts'
import { inUndoneTransaction } from '#tests/support/matrix/ask.ts'
import { makeWorld, type World } from '#tests/support/matrix/world.ts'

// What a forgotten WHERE would let a teacher write for the sake of what it would then let them read.

let world: World
let ownArticle: MadeArticle
let ownQuiz: MadeQuiz
beforeAll(async () => {
  world = await makeWorld()
  const { make, people } = world
  ownArticle = await make.article({ owner: people.foreign })
  ownQuiz = await make.quiz({
    owner: people.foreign,
    article: ownArticle,
    questions: testQuestions(make.system.newId).slice(0, 1),
  })
})
afterAll(() => world.database.close())

/** Runs a statement as the teacher of another class, without any WHERE or policy before it. */
function asForeign(work: (tx: Db) => Promise<unknown>) {
  return inUndoneTransaction(world, (ctx) =>
    withActor({ ...ctx, actor: world.actors.foreign }, async (tx) => {
      await work(tx)
      return ok(null)
    }),
  )
}

function assign(article: MadeArticle, quizVersionId: string | null) {
  const { make, people, otherClassId: classId } = world
  const { schoolId, userId } = people.foreign
  const now = make.system.now()
  return asForeign((tx) =>
    tx.insert(t.assignments).values({
      schoolId,
      id: make.system.newId(),
      classId,
      articleId: article.articleId,
      revisionId: article.revisionId,
      quizVersionId,
      openAt: now,
      releaseScore: 'at-once',
      releaseAnswers: 'at-once',
      releaseExplanations: 'at-once',
      plainLevel: false,
      createdBy: userId,
      createdAt: now,
    }),
  )
}

test('a teacher gives their class a text and a quiz of their own', async () => {
  expect(await assign(ownArticle, ownQuiz.quizVersionId)).toEqual(ok(null))
})

test('a teacher does not come to read a colleague’s text by giving it to their own class', async () => {
  expect(await assign(world.article, null)).toEqual(notFound)
})

test('a teacher does not come to read a colleague’s text by moving an assignment to it', async () => {
  const move = (revisionId: string) =>
    asForeign((tx) => tx.update(t.assignments).set({ movedToRevisionId: revisionId }))
  expect(await move(ownArticle.revisionId)).toEqual(ok(null))
  expect(await move(world.article.revisionId)).toEqual(notFound)
})

test('nobody puts another’s note elsewhere', async () => {
  const moved = await inUndoneTransaction(world, (ctx) =>
    withActor({ ...ctx, actor: world.actors.own }, async (tx) =>
      ok(
        await tx
          .update(t.annotationAnchors)
          .set({ status: 'reattached' })
          .returning({ id: t.annotationAnchors.annotationId }),
      ),
    ),
  )
  expect(moved).toEqual(ok([]))
})

test('a teacher does not come to read a colleague’s keys by giving the quiz to their own class', async () => {
  expect(await assign(ownArticle, world.quizVersionId)).toEqual(notFound)
})

test('a teacher does not come to read a colleague’s keys by putting the question into their own quiz', async () => {
  const { schoolId } = world.people.foreign
  const { quizVersionId } = ownQuiz
  const put = (questionVersionId: string | undefined) =>
    asForeign((tx) =>
      tx
        .insert(t.quizItems)
        .values({ schoolId, quizVersionId, position: 9, questionVersionId: questionVersionId ?? '', points: '1' }),
    )
  expect(await put(world.questionVersionIds[0])).toEqual(notFound)
})
