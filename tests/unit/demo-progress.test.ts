import { describe, expect, test } from 'vitest'
import { demoArticles } from '#db/demo/articles.ts'
import { demoAssignments } from '#db/demo/assignments.ts'
import { demoClasses, demoStaff, demoStudent, demoStudents, demoTeacher } from '#db/demo/classes.ts'
import type { DemoAnnotation, DemoAssignment, DemoMark, QuestionDraft, StudentProgress } from '#db/demo/types.ts'
import { spanOf, withEvidence } from '#db/demo/with-evidence.ts'
import { newAnnotationSchema } from '#domain/notes/schema.ts'
import { grade, isAnswered } from '#domain/quiz/grade.ts'
import { type QuizResponse, responseSchema, verdicts } from '#domain/quiz/schema.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'

describe('demo classes', () => {
  test('sign-in names are unique plain ASCII, and addresses lie in the example domain', () => {
    expect(new Set(demoStudents.map(({ userName }) => userName)).size).toBe(demoStudents.length)
    expect(demoStudents.filter(({ userName }) => !/^[a-z]+\.[a-z]+$/.test(userName))).toEqual([])
    expect(demoStaff.filter(({ email }) => !email.endsWith('.example'))).toEqual([])
  })

  test('the classes have 28 and 14 members, and the demo student is in both', () => {
    expect(demoClasses.map(({ members }) => members.length)).toEqual([28, 14])
    for (const { members, teacher } of demoClasses) {
      expect(members.map(({ userName }) => userName)).toContain(demoStudent)
      expect(teacher).toBe(demoTeacher)
    }
  })
})

describe('demo progress', () => {
  const open = demoAssignments.filter(({ openInMinutes }) => openInMinutes <= 0)

  test('one assignment is under way, one finished, one not yet open', () => {
    const phases = demoAssignments.map(({ openInMinutes, closeInMinutes }) =>
      openInMinutes > 0 ? 'not yet open' : closeInMinutes !== null && closeInMinutes < 0 ? 'finished' : 'under way',
    )
    expect(phases.toSorted()).toEqual(['finished', 'not yet open', 'under way'])
    for (const { progress } of demoAssignments.filter((assignment) => !open.includes(assignment))) {
      expect(Object.values(progress).flat()).toEqual([])
    }
  })

  test.each(open)('$articleKey: there is one entry for each member, in the order of the class', (assignment) => {
    const members = demoClasses.find(({ key }) => key === assignment.classKey)?.members ?? []
    expect(assignment.progress.students.map(({ userName }) => userName)).toEqual(
      members.map(({ userName }) => userName),
    )
  })

  test.each(open)('$articleKey: every answer fits its question', ({ articleKey, progress }) => {
    const { questions } = demoArticles[articleKey].quiz
    for (const student of progress.students) {
      const answers = answersGiven(student)
      if (student.state === 'handed-in') expect(answers).toHaveLength(questions.length)
      for (const [index, answer] of answers.entries()) {
        expect([student.userName, index + 1, fits(questions[index], answer)]).toEqual([
          student.userName,
          index + 1,
          true,
        ])
      }
    }
  })

  test.each(open)('$articleKey: what happened lies between opening and close, in a possible order', (assignment) => {
    const since = -assignment.openInMinutes
    const until = Math.max(0, -(assignment.closeInMinutes ?? 0))
    for (const student of assignment.progress.students) {
      const times = timesOf(student)
      expect([student.userName, times]).toEqual([student.userName, times.toSorted((a, b) => b - a)])
      expect(times.filter((time) => time > since || time < until || !Number.isInteger(time))).toEqual([])
    }
  })

  test.each(open)('$articleKey: every note stands once in its block, where its writer had read', (assignment) => {
    const { levels } = demoArticles[assignment.articleKey]
    for (const note of assignment.progress.annotations) {
      const span = spanOf(levels, note)
      const { kind, audience, body } = note
      expect(newAnnotationSchema.parse({ id: demoId, kind, audience, body, span }).kind).toBe(kind)
      expect([note.userName, note.quote, wasRead(note, assignment)]).toEqual([note.userName, note.quote, true])
    }
  })

  test.each(open)(
    '$articleKey: marks stand on answers that the key leaves open, or correct the machine',
    (assignment) => {
      for (const mark of assignment.progress.marks) {
        const student = assignment.progress.students.find(({ userName }) => userName === mark.userName)
        expect(student?.state).toBe('handed-in')
        if (student?.state !== 'handed-in') continue
        expect(mark.markedMinutesAgo).toBeLessThan(student.submittedMinutesAgo)
        const draft = demoArticles[assignment.articleKey].quiz.questions[mark.position - 1]
        expect(draft?.type).toBe('short-answer')
        expect(stateOf(assignment, draft, student.answers[mark.position - 1])).toMatch(/^(waits|wrong)$/)
      }
      const staff = demoStaff.map(({ email }) => email)
      for (const { author } of assignment.progress.comments) expect(staff).toContain(author)
      for (const { markedBy } of assignment.progress.marks) expect(staff).toContain(markedBy)
    },
  )

  test('two answers wait for the teacher in the class that is under way, none in the finished one', () => {
    expect(open.map((assignment) => waiting(assignment).length)).toEqual([2, 0])
  })

  test('every state of progress is there, and the most missed question has a clear favourite among its wrong options', () => {
    const [underWay] = open
    expect(underWay).toBeDefined()
    if (underWay === undefined) return
    const states = underWay.progress.students.map(({ state }) => state)
    expect(new Set(states).size).toBe(4)
    const missed = underWay.progress.students.flatMap((student) => missedBy(underWay, student))
    const [worst = [0, 0], next = [0, 0]] = tally(missed.map(({ position }) => position))
    expect(worst[1]).toBeGreaterThan(next[1])
    const [favourite = ['', 0], other = ['', 0]] = tally(
      missed.filter(({ position }) => position === worst[0]).map(({ chosen }) => chosen),
    )
    expect(favourite[1]).toBeGreaterThan(2 * other[1])
  })
})

const demoId = '018c5a30-0000-7000-8000-000000000001'

function answersGiven(student: StudentProgress): QuizResponse[] {
  return student.state === 'under-way' || student.state === 'handed-in' ? student.answers : []
}

function fits(draft: QuestionDraft | undefined, answer: QuizResponse): boolean {
  if (draft === undefined || draft.type !== answer.type || !responseSchema.safeParse(answer).success) return false
  const options: string[] = 'options' in draft ? draft.options.map(({ id }) => id) : [...verdicts]
  if (answer.type === 'single-choice' || answer.type === 'true-false-not-stated') {
    return answer.choice !== null && options.includes(answer.choice)
  }
  if (answer.type === 'multiple-response') return answer.choices.every((id) => options.includes(id))
  return isAnswered(answer)
}

/** From the earliest to the latest, in minutes ago. */
function timesOf(student: StudentProgress): number[] {
  if (student.state === 'not-started') return []
  if (student.state === 'opened') return [student.openedMinutesAgo]
  const last = student.state === 'under-way' ? student.lastAnswerMinutesAgo : student.submittedMinutesAgo
  return [student.openedMinutesAgo, student.startedMinutesAgo, last]
}

function wasRead(note: DemoAnnotation, { articleKey, progress }: DemoAssignment): boolean {
  const student = progress.students.find(({ userName }) => userName === note.userName)
  if (student === undefined || student.state === 'not-started') return false
  const ids = demoArticles[articleKey].levels.standard.map(({ id }) => id)
  return (
    note.createdMinutesAgo <= student.openedMinutesAgo &&
    ids.indexOf(note.blockId) <= ids.indexOf(student.furthestBlockId)
  )
}

function gradeOf({ articleKey }: DemoAssignment, draft: QuestionDraft | undefined, answer: QuizResponse | undefined) {
  if (draft === undefined || answer === undefined) return null
  const { body, key } = splitQuestion(withEvidence(demoArticles[articleKey].levels, draft))
  return grade(body, key, answer)
}

function stateOf(
  assignment: DemoAssignment,
  draft: QuestionDraft | undefined,
  answer: QuizResponse | undefined,
): string {
  return gradeOf(assignment, draft, answer)?.state ?? 'absent'
}

/** Answers handed in that neither the key nor a mark by hand decides. */
function waiting(assignment: DemoAssignment): Pick<DemoMark, 'userName' | 'position'>[] {
  const { students, marks } = assignment.progress
  const { questions } = demoArticles[assignment.articleKey].quiz
  return students
    .filter(({ state }) => state === 'handed-in')
    .flatMap((student) =>
      answersGiven(student).map((answer, index) => ({ userName: student.userName, position: index + 1, answer })),
    )
    .filter(({ position, answer }) => stateOf(assignment, questions[position - 1], answer) === 'waits')
    .filter((open) => !marks.some((mark) => mark.userName === open.userName && mark.position === open.position))
}

function missedBy(assignment: DemoAssignment, student: StudentProgress): { position: number; chosen: string }[] {
  const { questions } = demoArticles[assignment.articleKey].quiz
  return answersGiven(student).flatMap((answer, index) => {
    const result = gradeOf(assignment, questions[index], answer)
    return result?.state === 'wrong' ? [{ position: index + 1, chosen: result.chosen.join('+') }] : []
  })
}

/** Each value with its count, the most frequent first. */
function tally<Value>(values: readonly Value[]): [Value, number][] {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])
}
