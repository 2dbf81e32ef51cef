import { and, eq } from 'drizzle-orm'
import { createAssignment } from '#db/access/assignments.ts'
import { readHome } from '#db/access/home.ts'
import type { Factories, MadeUser } from '#db/factories.ts'
import { annotations, assignments, readingStates } from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import { writeAttempt } from './attempt-rows.ts'
import type { TestClock } from './clock.ts'

/** Wall-clock times around the instant at which `assignmentDesk`'s clock stands. */
export const settings = {
  openAt: '2026-03-24T10:00',
  dueAt: '2026-03-31T16:00',
  closeAt: null,
  timeLimitMinutes: null,
  attemptsAllowed: 1,
  countingRule: 'last',
  graceSeconds: 10,
  releaseScore: 'after-due',
  releaseAnswers: 'after-due',
  releaseExplanations: 'after-due',
  plainLevel: true,
  notesAfterOwn: false,
} as const

/** Everything as for the class. */
export const noOverride = {
  openAt: null,
  dueAt: null,
  closeAt: null,
  timeLimitMinutes: null,
  attemptsAllowed: null,
  plainLevel: null,
}

/** A class with its teachers, a text and a quiz, and the ways in which the tests of assignments ask about them. */
export function assignmentDesk(make: Factories, clock: TestClock) {
  async function classAndText(timeZone = 'Europe/Berlin') {
    const schoolId = await make.school()
    const teacher = await make.user({ schoolId, role: 'teacher' })
    const coTeacher = await make.user({ schoolId, role: 'teacher' })
    const foreign = await make.user({ schoolId, role: 'teacher' })
    const student = await make.user({ schoolId, displayName: 'Tobi Adeyemi' })
    const classmate = await make.user({ schoolId, displayName: 'Yufei Chen' })
    const classId = await make.classOf({ teacher, coTeachers: [coTeacher], students: [student, classmate], timeZone })
    const article = await make.article({ owner: teacher, title: 'The lighthouse' })
    const quiz = await make.quiz({
      owner: teacher,
      article,
      title: 'Who lit the lamp?',
      questions: testQuestions(make.system.newId),
    })
    const elsewhere = await make.user({ schoolId: await make.school(), role: 'teacher' })
    return {
      schoolId,
      teacher,
      coTeacher,
      foreign,
      student,
      classmate,
      classId,
      article,
      quiz,
      elsewhere,
      ctx: await make.ctxFor(teacher),
    }
  }

  async function assigned(withQuiz = true) {
    const made = await classAndText()
    const text = { articleId: made.article.articleId, quizVersionId: withQuiz ? made.quiz.quizVersionId : null }
    const created = await createAssignment(made.ctx, { classId: made.classId, text, ...settings })
    if (!created.ok) throw new Error(JSON.stringify(created.error))
    const change = {
      assignmentId: created.value.assignmentId,
      quizVersionId: text.quizVersionId,
      ...settings,
      isConfirmed: false,
    }
    return { ...made, text, change, assignmentId: created.value.assignmentId }
  }

  async function rowOf(schoolId: string, id: string) {
    const [row] = await make.insert((tx) =>
      tx
        .select()
        .from(assignments)
        .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, id))),
    )
    return row
  }

  async function tasksOf(student: MadeUser) {
    const home = await readHome(await make.ctxFor(student))
    return home.ok && home.value.kind === 'student' ? home.value.tasks : []
  }

  /** The student opens the text, shares one note and keeps one, and begins the quiz. */
  async function work(made: Awaited<ReturnType<typeof assigned>>) {
    const { schoolId, student, assignmentId, quiz } = made
    const note = {
      schoolId,
      assignmentId,
      authorId: student.userId,
      kind: 'note' as const,
      body: 'MINE',
      createdAt: clock.now(),
      updatedAt: clock.now(),
    }
    await make.insert(async (tx) => {
      await tx
        .insert(readingStates)
        .values({ schoolId, assignmentId, studentId: student.userId, openedAt: clock.now() })
      await tx.insert(annotations).values([
        { ...note, id: make.system.newId(), audience: 'class' },
        { ...note, id: make.system.newId(), audience: 'me' },
      ])
    })
    return writeAttempt(make, { student, assignmentId, quiz, answers: [{ type: 'single-choice', choice: 'a' }] })
  }

  return { classAndText, assigned, rowOf, tasksOf, work }
}
