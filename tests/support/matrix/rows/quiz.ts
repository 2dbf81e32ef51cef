import { randomUUID } from 'node:crypto'
import { saveResponses } from '#db/access/attempts.ts'
import { readOwnClock } from '#db/access/own-clock.ts'
import { readOpenQuizPage, readQuizPage } from '#db/access/quiz-page.ts'
import { openAttemptView } from '#db/access/quiz-view.ts'
import { readResult } from '#db/access/results.ts'
import { checkAnswer } from '#db/access/system/check-answer.ts'
import { closeOverdueAttempts } from '#db/access/system/close-overdue-attempts.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import type { ResponseEvent } from '#domain/quiz/schema.ts'
import { members, teaching } from '../people.ts'
import type { Row } from '../row.ts'

const belong = ['self', 'classmate'] as const

function answer(): ResponseEvent {
  const ids = { clientEventId: randomUUID(), device: randomUUID() }
  return { ...ids, clientSeq: 1, position: 1, baseSeq: 1, response: { type: 'single-choice', choice: 'b' } }
}

/** Taking a quiz and its result: each student their own attempt, nobody a key before its time. */
/** As the page asks: by the claim first. */
const quizPage: Row['call'] = async ({ actor, ...rest }, id) =>
  (await readOpenQuizPage({ ...rest, claim: actor }, id, 'standard')) ??
  (await readQuizPage({ ...rest, actor }, id, 'standard'))

export const quizRows: readonly Row[] = [
  {
    fn: 'system/start-attempt.startAttempt',
    about: (w) => w.freshId,
    call: (ctx, id) => startAttempt(ctx, id),
    allowed: belong,
    mayKnow: teaching,
  },
  {
    fn: 'quiz-page.readQuizPage',
    about: (w) => w.assignmentId,
    call: (ctx, id) => readQuizPage(ctx, id, 'standard'),
    allowed: belong,
    mayKnow: teaching,
  },
  {
    fn: 'quiz-page.readQuizPage',
    about: (w) => w.atOnceId,
    call: (ctx, id) => readQuizPage(ctx, id, 'standard'),
    allowed: belong,
    mayKnow: teaching,
  },
  {
    fn: 'quiz-page.readOpenQuizPage',
    about: (w) => w.assignmentId,
    call: quizPage,
    allowed: belong,
    mayKnow: teaching,
  },
  {
    fn: 'quiz-page.readOpenQuizPage',
    about: (w) => w.atOnceId,
    call: quizPage,
    allowed: belong,
    mayKnow: teaching,
  },
  {
    fn: 'quiz-view.openAttemptView',
    about: (w) => w.assignmentId,
    call: (ctx, id) => openAttemptView(ctx, id),
    allowed: belong,
    mayKnow: teaching,
  },
  {
    fn: 'quiz-view.openAttemptView',
    about: (w) => w.atOnceId,
    call: (ctx, id) => openAttemptView(ctx, id),
    allowed: belong,
    mayKnow: teaching,
  },
  {
    fn: 'own-clock.readOwnClock',
    about: (w) => w.selfAttemptId,
    call: (ctx, id) => readOwnClock(ctx, id),
    allowed: ['self'],
  },
  {
    fn: 'attempts.saveResponses',
    about: (w) => w.selfAttemptId,
    call: (ctx, id) => saveResponses(ctx, id, [answer()], ctx.now()),
    allowed: ['self'],
  },
  {
    fn: 'attempts.saveResponses',
    about: (w) => w.selfAttemptId,
    // As the route asks: by the claim of a token, which nobody has looked at before.
    call: ({ actor, ...ctx }, id) => saveResponses({ ...ctx, claim: actor }, id, [answer()], ctx.now()),
    allowed: ['self'],
  },
  {
    fn: 'system/check-answer.checkAnswer',
    about: (w) => w.atOnceAttemptId,
    call: (ctx, id) => checkAnswer(ctx, id, { position: 1, seq: 1 }),
    allowed: ['self'],
  },
  {
    fn: 'system/check-answer.checkAnswer',
    about: (w) => w.selfAttemptId,
    call: (ctx, id) => checkAnswer(ctx, id, { position: 1, seq: 1 }),
    allowed: [],
    mayKnow: ['self'],
  },
  {
    fn: 'system/submit-attempt.submitAttempt',
    about: (w) => w.selfAttemptId,
    call: (ctx, id) => submitAttempt(ctx, id, {}),
    allowed: ['self'],
  },
  {
    fn: 'system/close-overdue-attempts.closeOverdueAttempts',
    about: (w) => w.assignmentId,
    call: (ctx, id) => closeOverdueAttempts(ctx, id),
    allowed: members,
  },
  {
    fn: 'results.readResult',
    about: (w) => w.releasedId,
    call: (ctx, id) => readResult(ctx, id),
    allowed: ['self'],
    mayKnow: [...teaching, 'classmate'],
  },
  {
    fn: 'results.readResult',
    about: (w) => w.assignmentId,
    call: (ctx, id) => readResult(ctx, id),
    allowed: ['classmate'],
    mayKnow: [...teaching, 'self'],
  },
]
