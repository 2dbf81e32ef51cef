import { saveResponses } from '#db/access/attempts.ts'
import { insertQuizVersion } from '#db/access/insert-quiz-version.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import type { Ctx } from '#db/ctx.ts'
import { everyType } from '#db/every-type.ts'
import type { Factories, MadeUser } from '#db/factories.ts'
import type { Question, QuizResponse } from '#domain/quiz/schema.ts'
import { expectOk, makeDevice } from './quiz-class.ts'

export type RegradeClass = {
  teacher: MadeUser
  coTeacher: MadeUser
  students: MadeUser[]
  classId: string
  assignmentId: string
  /** As the students get them. */
  questions: Question[]
  /** Publishes another version of the quiz and gives its id. */
  publish: (questions: readonly Question[]) => Promise<string>
  /** A student begins, gives these answers (position → answer), and hands in unless told otherwise. */
  answer: (
    student: MadeUser | undefined,
    answers: Readonly<Record<number, QuizResponse>>,
    isHandedIn?: boolean,
  ) => Promise<{ ctx: Ctx; attemptId: string; handIn: () => Promise<void> }>
}

/** A class with a quiz of every type, which a co-teacher who does not own the quiz teaches too. */
export async function makeRegradeClass(
  make: Factories,
  options: Partial<Omit<Parameters<Factories['assignment']>[0], 'teacher' | 'classId' | 'article' | 'quiz'>> & {
    students?: number
    questions?: readonly Question[]
  } = {},
): Promise<RegradeClass> {
  const { students: count = 3, questions: given, ...rest } = options
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher', displayName: 'Ms. Rahimi' })
  const coTeacher = await make.user({ schoolId, role: 'teacher', displayName: 'Mr. Okafor' })
  const students: MadeUser[] = []
  for (let n = 1; n <= count; n += 1) students.push(await make.user({ schoolId, displayName: `Student ${n}` }))
  const classId = await make.classOf({ teacher, coTeachers: [coTeacher], students })
  const article = await make.article({ owner: teacher })
  const questions = given ? [...given] : everyType(make.system.newId)
  const quiz = await make.quiz({ owner: teacher, article, questions })
  const assignmentId = await make.assignment({ teacher, classId, article, quiz, ...rest })
  return {
    teacher,
    coTeacher,
    students,
    classId,
    assignmentId,
    questions,
    publish: async (next) => {
      const { userId } = teacher
      const version = {
        schoolId,
        userId,
        quizId: quiz.quizId,
        title: 'A test quiz',
        sections: [],
        sectionOf: new Map(),
      }
      const made = await make.insert((tx) =>
        insertQuizVersion(tx, make.system, { ...version, revisionId: article.revisionId, questions: next }),
      )
      return made.quizVersionId
    },
    answer: async (student, answers, isHandedIn = true) => {
      if (student === undefined) throw new Error('There is no such student')
      const ctx = await make.ctxFor(student)
      const { attemptId } = expectOk(await startAttempt(ctx, assignmentId))
      const device = makeDevice()
      const events = Object.entries(answers).map(([position, response]) => device.answer(Number(position), response))
      if (events.length > 0) expectOk(await saveResponses(ctx, attemptId, events, ctx.now()))
      const handIn = async () => {
        expectOk(await submitAttempt(ctx, attemptId, device.lastSeqs()))
      }
      if (isHandedIn) await handIn()
      return { ctx, attemptId, handIn }
    },
  }
}

/** The same questions with one of them changed; `change` gets it by its place, from 1. */
export function withChanged(
  questions: readonly Question[],
  position: number,
  change: (question: Question) => Question,
): Question[] {
  return questions.map((question, index) => (index === position - 1 ? change(question) : question))
}

/** The single choice of the test questions with "b" as its right answer. */
export function nowRight(choice: string): (question: Question) => Question {
  return (question) => (question.type === 'single-choice' ? { ...question, correct: choice } : question)
}
