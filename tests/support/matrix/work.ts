import { eq } from 'drizzle-orm'
import { handInAttempts } from '#db/access/system/hand-in-attempts.ts'
import type { Factories, MadeArticle, MadeQuiz } from '#db/factories.ts'
import * as t from '#db/schema/tables.ts'
import { writeAttempt } from '#tests/support/attempt-rows.ts'
import { someResponses } from '#tests/support/quiz-class.ts'
import { regradeByCorrected } from './corrected-quizzes.ts'
import { questionsMarked, withWords } from './marked-content.ts'
import type { People } from './people.ts'

/** Assignments of the class, and what its students have done. */
export type Work = {
  /** Open, results not out: self is under way, classmate has handed in. */
  assignmentId: string
  selfAttemptId: string
  classmateAttemptId: string
  /** Self has handed in and may see the result. */
  releasedId: string
  /** Each answer may be checked at once; self has begun. */
  atOnceId: string
  atOnceAttemptId: string
  /** Nobody has begun. */
  freshId: string
  /** Without a quiz. */
  readingId: string
  /** Opens tomorrow. */
  laterId: string
  withdrawnId: string
}

type Given = { classId: string; article: MadeArticle; quiz: MadeQuiz }

/** Fills the class in question with work in every state. */
export async function makeWork(make: Factories, people: People, { classId, article, quiz }: Given): Promise<Work> {
  const { own, self, classmate, removed } = people
  const given = { teacher: own, classId, article }
  const hour = 60 * 60 * 1000
  const at = (hours: number) => new Date(make.system.now().getTime() + hours * hour)
  const releasedQuestions = questionsMarked(make, 'RELEASED-')
  const released = await make.quiz({ owner: own, article, questions: releasedQuestions })
  const checked = await make.quiz({ owner: own, article, questions: questionsMarked(make, 'CHECKED-') })
  const textOf = (words: string) => make.article({ owner: own, levels: { standard: withWords(words) } })
  const assignments = {
    assignmentId: await make.assignment({ ...given, quiz }),
    releasedId: await make.assignment({ ...given, quiz: released, openAt: at(-48), dueAt: at(-24) }),
    atOnceId: await make.assignment({ ...given, quiz: checked, releaseRule: 'at-once' }),
    freshId: await make.assignment({ ...given, quiz }),
    readingId: await make.assignment(given),
    laterId: await make.assignment({ ...given, article: await textOf('M-LATER'), openAt: at(24) }),
    withdrawnId: await make.assignment({ ...given, article: await textOf('M-WITHDRAWN'), withdrawnAt: at(-1) }),
  }
  const { assignmentId, releasedId, atOnceId } = assignments
  const answers = (text: string) => [...someResponses.slice(0, 4), { type: 'short-answer' as const, text }]
  const begin = (student: typeof self, on: string, of: MadeQuiz, text: string) =>
    writeAttempt(make, { student, assignmentId: on, quiz: of, answers: answers(text) })
  const selfAttemptId = await begin(self, assignmentId, quiz, 'M-ANSWER-SELF')
  const classmateAttemptId = await begin(classmate, assignmentId, quiz, 'M-ANSWER-CLASSMATE')
  const releasedAttemptId = await begin(self, releasedId, released, 'M-ANSWER-SELF')
  const atOnceAttemptId = await begin(self, atOnceId, checked, 'M-ANSWER-SELF')
  await begin(removed, assignmentId, quiz, 'an answer of somebody who left')
  await handIn(make, own.schoolId, classmateAttemptId)
  await handIn(make, own.schoolId, releasedAttemptId)
  await mark(make, people, classmateAttemptId, 'M-MARK-UNRELEASED')
  await mark(make, people, releasedAttemptId, 'M-MARK-RELEASED')
  await comment(make, people, assignmentId)
  await regradeByCorrected(make, { owner: own, article, quiz: released, questions: releasedQuestions }, releasedId)
  return { ...assignments, selfAttemptId, classmateAttemptId, atOnceAttemptId }
}

async function handIn(make: Factories, schoolId: string, id: string): Promise<void> {
  await make.insert((tx) =>
    handInAttempts(tx, make.system, schoolId, [{ id, round: 1, deadlineAt: null, dueAt: null }]),
  )
}

async function mark(make: Factories, { own }: People, attemptId: string, words: string): Promise<void> {
  const { schoolId, userId } = own
  const { newId, now } = make.system
  const runId = newId()
  await make.insert(async (tx) => {
    const run = { id: runId, attemptId, kind: 'manual' as const, createdBy: userId, createdAt: now() }
    await tx.insert(t.gradingRuns).values({ schoolId, ...run })
    const [item] = await tx.select().from(t.attemptItems).where(eq(t.attemptItems.attemptId, attemptId)).limit(1)
    const score = { state: 'right' as const, fraction: 1, points: '1', chosen: [], misconceptions: [], comment: words }
    await tx.insert(t.scores).values({ schoolId, runId, attemptId, position: item?.position ?? 1, ...score })
  })
}

async function comment(make: Factories, { own, classmate }: People, assignmentId: string): Promise<void> {
  const { schoolId, userId } = own
  const to = { assignmentId, studentId: classmate.userId, authorId: userId }
  await make.insert((tx) =>
    tx.insert(t.studentComments).values({ schoolId, ...to, body: 'M-COMMENT', updatedAt: make.system.now() }),
  )
}
