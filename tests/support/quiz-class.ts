import { randomUUID } from 'node:crypto'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import type { Ctx } from '#db/ctx.ts'
import type { Factories, MadeQuiz, MadeUser } from '#db/factories.ts'
import { testQuestions } from '#db/test-content.ts'
import type { QuizResponse, ResponseEvent } from '#domain/quiz/schema.ts'
import type { Result } from '#domain/result.ts'

export type QuizClass = {
  schoolId: string
  teacher: MadeUser
  student: MadeUser
  classmate: MadeUser
  classId: string
  quiz: MadeQuiz
  assignmentId: string
}

/** A class of two students with the five test questions assigned, in a school of its own. */
export async function makeQuizClass(
  make: Factories,
  options: Partial<Omit<Parameters<Factories['assignment']>[0], 'teacher' | 'classId' | 'article' | 'quiz'>> = {},
): Promise<QuizClass> {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const student = await make.user({ schoolId })
  const classmate = await make.user({ schoolId })
  const classId = await make.classOf({ teacher, students: [student, classmate] })
  const article = await make.article({ owner: teacher })
  const quiz = await make.quiz({ owner: teacher, article, questions: testQuestions(make.system.newId) })
  const assignmentId = await make.assignment({ teacher, classId, article, quiz, ...options })
  return { schoolId, teacher, student, classmate, classId, quiz, assignmentId }
}

/** The value of a result that must be there. */
export function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** A student with an attempt under way. */
export async function beginAttempt(
  make: Factories,
  { student, assignmentId }: QuizClass,
): Promise<{ ctx: Ctx; attemptId: string }> {
  const ctx = await make.ctxFor(student)
  return { ctx, ...expectOk(await startAttempt(ctx, assignmentId)) }
}

/** Answers as one browser makes them: sequences count up from 1. */
export function makeDevice(device: string = randomUUID()) {
  let clientSeq = 0
  return {
    id: device,
    lastSeqs: () => ({ [device]: clientSeq }),
    answer(position: number, response: QuizResponse, baseSeq = 0): ResponseEvent {
      clientSeq += 1
      return { clientEventId: randomUUID(), device, clientSeq, position, baseSeq, response }
    },
  }
}

/** A right answer to each of the five test questions; the short answer is one that no form matches. */
export const someResponses: readonly QuizResponse[] = [
  { type: 'single-choice', choice: 'a' },
  { type: 'multiple-response', choices: ['a', 'b'] },
  { type: 'true-false-not-stated', choice: 'not-stated' },
  { type: 'number', text: '3' },
  { type: 'short-answer', text: 'somebody at the harbour' },
]

export function choose(choice: string): QuizResponse {
  return { type: 'single-choice', choice }
}
