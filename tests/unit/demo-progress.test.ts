import { describe, expect, test } from 'vitest'
import { demoArticles } from '#db/demo/articles.ts'
import { demoAssignments } from '#db/demo/assignments.ts'
import { demoClasses, demoStaff, demoStudent, demoStudents, demoTeacher } from '#db/demo/classes.ts'
import type { DemoAnnotation, DemoAssignment, DemoMark, QuestionDraft, StudentProgress } from '#db/demo/types.ts'
import { spanOf, withEvidence } from '#db/demo/with-evidence.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { findTerms } from '#domain/glossary/find-terms.ts'
import { newAnnotationSchema } from '#domain/notes/schema.ts'
import { grade, isAnswered } from '#domain/quiz/grade.ts'
import { groundResponse } from '#domain/quiz/ground-spans.ts'
import { spansAllowed, spansIn } from '#domain/quiz/marked-spans.ts'
import { optionIds } from '#domain/quiz/order-body.ts'
import { isSameResponse } from '#domain/quiz/response.ts'
import { type QuestionBody, type QuizResponse, responseSchema, verdicts } from '#domain/quiz/schema.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import { fewestStudents } from '#domain/stats/term-effect.ts'

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

  test.each(open)(
    '$articleKey: every reply answers a note that its author sees, and quotes its words',
    ({ progress }) => {
      for (const { to, author, quote } of progress.replies) {
        const note = progress.annotations.find(({ userName, quote: on }) => userName === to.userName && on === to.quote)
        expect(note?.audience, to.quote).toBe('class')
        expect(`${note?.body}`).toContain(quote ?? '')
        expect([...demoStudents.map(({ userName }) => userName), ...demoStaff.map(({ email }) => email)]).toContain(
          author,
        )
      }
    },
  )

  test.each(open)('$articleKey: every answer fits its question', (assignment) => {
    const { articleKey, progress } = assignment
    const { questions } = demoArticles[articleKey].quiz
    for (const student of progress.students) {
      const answers = answersGiven(student)
      if (student.state === 'handed-in') expect(answers).toHaveLength(questions.length)
      for (const [index, answer] of answers.entries()) {
        const isFit = answer === null || fits(assignment, questions[index], answer)
        expect([student.userName, index + 1, isFit]).toEqual([student.userName, index + 1, true])
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
      const { questions } = demoArticles[assignment.articleKey].quiz
      for (const mark of assignment.progress.marks) {
        const student = assignment.progress.students.find(({ userName }) => userName === mark.userName)
        expect(student?.state).toBe('handed-in')
        if (student?.state !== 'handed-in') continue
        expect(mark.markedMinutesAgo).toBeLessThan(student.submittedMinutesAgo)
        const draft = questions[mark.position - 1]
        expect(['short-answer', 'repair', 'free-text']).toContain(draft?.type)
        expect(stateOf(assignment, draft, student.answers[mark.position - 1])).toMatch(/^(waits|wrong)$/)
        if (draft?.type === 'free-text') expect(hasLevels(mark, draft.rubric)).toBe(true)
        else expect(mark).toHaveProperty('fraction')
      }
      const staff = demoStaff.map(({ email }) => email)
      for (const { author } of assignment.progress.comments) expect(staff).toContain(author)
      for (const { markedBy } of assignment.progress.marks) expect(staff).toContain(markedBy)
    },
  )

  test('texts are marked unevenly, and some answers wait for the teacher; none in the finished class', () => {
    const [underWay] = open
    const rubricMarks = (underWay?.progress.marks ?? []).flatMap((mark) => ('levels' in mark ? [mark.levels] : []))
    expect(rubricMarks).toHaveLength(8)
    expect(new Set(rubricMarks.map((levels) => Object.values(levels).join(' '))).size).toBeGreaterThanOrEqual(4)
    expect(open.map((assignment) => tally(waiting(assignment).map(({ position }) => position)))).toEqual([
      [
        [21, 7],
        [15, 2],
        [14, 1],
      ],
      [],
    ])
  })

  test.each(open)('$articleKey: every term looked up stands where its reader had come to', (assignment) => {
    const { glossary, levels } = demoArticles[assignment.articleKey]
    const found = findTerms(
      levels.standard,
      glossary.map((entry) => ({ id: entry.headword, ...entry })),
    )
    const { lookups, students } = assignment.progress
    expect(new Set(lookups.map(({ userName }) => userName)).size).toBe(lookups.length)
    for (const { userName, headwords } of lookups) {
      const student = students.find((one) => one.userName === userName)
      const read = student === undefined || student.state === 'not-started' ? '' : student.furthestBlockId
      const ids = levels.standard.map(({ id }) => id)
      const met = found.filter(({ blockId }) => ids.indexOf(blockId) <= ids.indexOf(read)).map((one) => one.entryId)
      expect([userName, headwords.filter((headword) => !met.includes(headword))]).toEqual([userName, []])
      expect(new Set(headwords).size).toBe(headwords.length)
    }
  })

  test('some terms were looked up by enough students for a number, and others by too few', () => {
    const counts = tally(open[0]?.progress.lookups.flatMap(({ headwords }) => headwords) ?? [])
    expect(counts.filter(([, students]) => students >= fewestStudents).length).toBeGreaterThanOrEqual(5)
    expect(counts.filter(([, students]) => students < fewestStudents).length).toBeGreaterThanOrEqual(5)
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

function answersGiven(student: StudentProgress): (QuizResponse | null)[] {
  return student.state === 'under-way' || student.state === 'handed-in' ? student.answers : []
}

/** Whether an answer is one that the quiz's page could have sent. */
function fits({ articleKey }: DemoAssignment, draft: QuestionDraft | undefined, answer: QuizResponse): boolean {
  if (draft === undefined || draft.type !== answer.type || !responseSchema.safeParse(answer).success) return false
  const { levels } = demoArticles[articleKey]
  const { body } = splitQuestion(withEvidence(levels, draft))
  const streams = { standard: textStream(levels.standard), plain: textStream(levels.plain ?? []) }
  if (!isSameResponse(groundResponse(answer, streams), answer)) return false
  if (spansIn(answer).length > spansAllowed(body)) return false
  const shown = idsShown(body)
  return isAnswered(answer) && idsNamed(answer).every((id) => id !== null && shown.includes(id))
}

function idsShown(body: QuestionBody): string[] {
  if (body.type === 'true-false-not-stated') return [...verdicts]
  if ('options' in body) return body.options.map(({ id }) => id)
  if (body.type === 'cloze') return optionIds(body)
  const parts = [...('items' in body ? body.items : []), ...('targets' in body ? body.targets : [])]
  return parts.map(({ id }) => id)
}

function idsNamed(answer: QuizResponse): (string | null)[] {
  if ('choice' in answer) return [answer.choice]
  if ('choices' in answer) return answer.choices
  if ('order' in answer) return answer.order
  return 'pairs' in answer ? Object.entries(answer.pairs).flat() : []
}

function hasLevels(mark: DemoMark, rubric: Extract<QuestionDraft, { type: 'free-text' }>['rubric']): boolean {
  if (!('levels' in mark)) return false
  const chosen = rubric.map(({ id, levels }) => levels.some((level) => level.id === mark.levels[id]))
  return chosen.every(Boolean) && Object.keys(mark.levels).length === rubric.length
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

function gradeOf(
  { articleKey }: DemoAssignment,
  draft: QuestionDraft | undefined,
  answer: QuizResponse | null | undefined,
) {
  if (!draft || !answer) return null
  const { body, key } = splitQuestion(withEvidence(demoArticles[articleKey].levels, draft))
  return grade(body, key, answer)
}

function stateOf(
  assignment: DemoAssignment,
  draft: QuestionDraft | undefined,
  answer: QuizResponse | null | undefined,
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
