import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { demoArticles } from '#db/demo/articles.ts'
import { demoAssignments } from '#db/demo/assignments.ts'
import { demoClasses, demoStaff, demoStudent, demoStudents, demoTeacher } from '#db/demo/classes.ts'
import type { DemoAnnotation, DemoAssignment, DemoMark, QuestionDraft, StudentProgress } from '#db/demo/types.ts'
import { spanOf, withEvidence } from '#db/demo/with-evidence.ts'
import { countWords } from '#domain/article/reading-time.ts'
import { articleMetaSchema, type Block, blocksSchema } from '#domain/article/schema.ts'
import { splitWords } from '#domain/article/words.ts'
import { findTerms } from '#domain/glossary/find-terms.ts'
import { glossaryEntrySchema } from '#domain/glossary/schema.ts'
import { newAnnotationSchema } from '#domain/notes/schema.ts'
import { grade } from '#domain/quiz/grade.ts'
import { type QuizResponse, questionSchema, questionTypes, responseSchema, splitQuestion } from '#domain/quiz/schema.ts'

const articles = Object.values(demoArticles)
const { iraq } = demoArticles
const iraqPlain = iraq.levels.plain ?? []

const asFoundPath = resolve(process.env.POSTIL_FIXTURES ?? '../shared/fixtures', '../article/iraq-report-as-found.txt')

describe('demo articles', () => {
  test.each(articles)('$meta.title: what is told and every level are valid', ({ meta, levels }) => {
    expect(articleMetaSchema.parse(meta)).toEqual(meta)
    for (const blocks of Object.values(levels)) {
      expect(blocksSchema.parse(blocks)).toEqual(blocks)
      expect(blocks.filter((block) => block.text.includes('\n') || /['"]| {2}/.test(block.text))).toEqual([])
    }
  })

  test('the plain level has the same blocks in the same order, in shorter sentences', () => {
    const shape = (blocks: readonly Block[]) => blocks.map(({ id, type }) => `${id} ${type}`)
    expect(shape(iraqPlain)).toEqual(shape(iraq.levels.standard))
    expect(wordsPerSentence(iraqPlain)).toBeLessThan(0.8 * wordsPerSentence(iraq.levels.standard))
  })

  test('the articles have the length of a lesson', () => {
    expect(iraq.levels.standard.filter(({ type }) => type === 'paragraph')).toHaveLength(28)
    expect(countWords(iraq.levels.standard)).toBeLessThanOrEqual(1100)
    expect(countWords(iraqPlain)).toBeLessThan(900)
    expect(countWords(demoArticles['leap-second'].levels.standard)).toBeLessThan(475)
  })

  test('the retelling names its source', () => {
    expect(iraq.meta.source).toMatch(/retelling.*Associated Press.*11 December 2023/)
  })

  test.skipIf(!existsSync(asFoundPath))('no level shares eight words in a row with the report as found', () => {
    const found = wordRuns(readFileSync(asFoundPath, 'utf8'))
    const shared = Object.values(iraq.levels).flatMap((blocks) =>
      blocks.flatMap(({ text }) =>
        unquoted(text).flatMap((part) => [...wordRuns(part)].filter((run) => found.has(run))),
      ),
    )
    expect(found.size).toBeGreaterThan(500)
    expect(shared).toEqual([])
  })
})

describe('demo glossaries', () => {
  test.each(articles)('$meta.title: every entry is valid and stands in the standard text', ({ glossary, levels }) => {
    for (const entry of glossary) expect(glossaryEntrySchema.parse(entry)).toEqual(entry)
    expect(missingTerms(glossary, levels.standard)).toEqual([])
    expect(new Set(glossary.map(({ headword }) => headword)).size).toBe(glossary.length)
  })

  test('every alias is a form that stands in the standard text', () => {
    for (const { glossary, levels } of articles) {
      const forms = new Set(occurrences(glossary, levels.standard).map(({ form }) => form))
      expect(glossary.flatMap(({ aliases }) => aliases).filter((alias) => !forms.has(alias))).toEqual([])
    }
  })

  test('the report explains at least 20 terms, and most of them stand in its plain level too', () => {
    expect(iraq.glossary.length).toBeGreaterThanOrEqual(20)
    expect(missingTerms(iraq.glossary, iraqPlain).length).toBeLessThanOrEqual(2)
  })
})

describe('demo quizzes', () => {
  const quizzes = articles.map(({ levels, quiz }) => ({ levels, ...quiz }))

  test.each(quizzes)('$title: every question is valid with its evidence on every level', ({ levels, questions }) => {
    for (const draft of questions) {
      const question = withEvidence(levels, draft)
      expect(questionSchema.parse(question)).toEqual(question)
      for (const level of Object.keys(levels)) expect(question.evidence.map((span) => span.level)).toContain(level)
    }
  })

  test.each(quizzes)(
    '$title: everything is explained, and every wrong answer names its misconception',
    ({ questions }) => {
      for (const draft of questions) {
        expect(draft.explanation).not.toBe('')
        for (const { id, feedback, misconception } of answersOf(draft)) {
          expect([draft.stem, id, feedback !== '']).toEqual([draft.stem, id, true])
          expect([draft.stem, id, misconception === null]).toEqual([draft.stem, id, isRight(draft, id)])
        }
      }
    },
  )

  test('the report has at least 12 questions, at least two of each type, and one that may wait for the teacher', () => {
    const { questions } = iraq.quiz
    expect(questions.length).toBeGreaterThanOrEqual(12)
    for (const type of questionTypes) {
      expect(questions.filter((question) => question.type === type).length).toBeGreaterThanOrEqual(2)
      expect(demoArticles['leap-second'].quiz.questions.filter((question) => question.type === type)).toHaveLength(1)
    }
    expect(
      questions.filter((question) => question.type === 'short-answer' && question.unmatched === 'teacher'),
    ).toHaveLength(1)
  })

  test('several questions share a misconception', () => {
    const named = iraq.quiz.questions.flatMap((draft) => [
      ...new Set(answersOf(draft).map(({ misconception }) => misconception)),
    ])
    const timesNamed = (name: string) => named.filter((other) => other === name).length
    expect(timesNamed('Joins two facts into a third')).toBeGreaterThanOrEqual(3)
    expect(timesNamed('Reads “its” or “he” as the nearest name')).toBe(2)
  })

  test('question ids are unique', () => {
    const ids = quizzes.flatMap(({ questions }) => questions.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('evidence is refused when its quote is absent, stands twice or has no place', () => {
    const { levels } = iraq
    expect(() => spanOf(levels, { level: 'standard', blockId: 'p1', quote: 'no such words' })).toThrow('does not stand')
    expect(() => spanOf(levels, { level: 'standard', blockId: 'p1', quote: 'the' })).toThrow('more than once')
    expect(() => spanOf(levels, { level: 'standard', blockId: 'p99', quote: 'Iraq' })).toThrow('does not stand')
    expect(() => spanOf({ standard: [] }, { level: 'plain', blockId: 'p1', quote: 'Iraq' })).toThrow('does not stand')
  })
})

describe("editor's notes", () => {
  test.each(iraq.editorNotes)(
    'a $kind at $blockId stands beside its words and is short',
    ({ blockId, quote, body }) => {
      expect(spanOf(iraq.levels, { level: 'standard', blockId, quote }).quote).toBe(quote)
      expect(body.split(/\s+/).length).toBeLessThanOrEqual(80)
    },
  )

  test('there are eight to ten, and a correction says on what basis', () => {
    expect(iraq.editorNotes.length).toBeGreaterThanOrEqual(8)
    expect(iraq.editorNotes.length).toBeLessThanOrEqual(10)
    expect(iraq.editorNotes.filter(({ kind, body }) => kind === 'correction' && !body.includes('Basis:'))).toEqual([])
  })
})

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

function wordsPerSentence(blocks: readonly Block[]): number {
  const paragraphs = blocks.filter(({ type }) => type === 'paragraph')
  const sentences = paragraphs.flatMap(({ text }) => text.split(/[.?!:;]”? /))
  return countWords(paragraphs) / sentences.length
}

/** Every run of eight words, folded. */
function wordRuns(text: string): Set<string> {
  const keys = splitWords(text).map(({ key }) => key)
  return new Set(keys.slice(7).map((_, index) => keys.slice(index, index + 8).join(' ')))
}

function unquoted(text: string): string[] {
  return text.split(/“[^”]*”/)
}

type Glossary = (typeof iraq)['glossary']

function occurrences(glossary: Glossary, blocks: readonly Block[]) {
  return findTerms(
    blocks,
    glossary.map((entry) => ({ id: entry.headword, ...entry })),
  )
}

function missingTerms(glossary: Glossary, blocks: readonly Block[]): string[] {
  const found = new Set(occurrences(glossary, blocks).map(({ entryId }) => entryId))
  return glossary.map(({ headword }) => headword).filter((headword) => !found.has(headword))
}

type AnswerNote = { id: string; feedback: string; misconception: string | null }

/** The answers of a question that carry feedback; of number and short answer only foreseen wrong ones do. */
function answersOf(draft: QuestionDraft): AnswerNote[] {
  if (draft.type === 'single-choice' || draft.type === 'multiple-response') return draft.options
  if (draft.type === 'true-false-not-stated') {
    return Object.entries(draft.answers).map(([id, note]) => ({ id, ...note }))
  }
  return draft.wrong.map(({ text, ...note }) => ({ id: text, ...note }))
}

function isRight(draft: QuestionDraft, id: string): boolean {
  if (draft.type === 'multiple-response') return draft.correct.includes(id)
  return draft.type !== 'short-answer' && draft.correct === id
}

function answersGiven(student: StudentProgress): QuizResponse[] {
  return student.state === 'under-way' || student.state === 'handed-in' ? student.answers : []
}

function fits(draft: QuestionDraft | undefined, answer: QuizResponse): boolean {
  if (draft === undefined || draft.type !== answer.type || !responseSchema.safeParse(answer).success) return false
  const options = answersOf(draft).map(({ id }) => id)
  if (answer.type === 'single-choice' || answer.type === 'true-false-not-stated') {
    return answer.choice !== null && options.includes(answer.choice)
  }
  if (answer.type === 'multiple-response') return answer.choices.every((id) => options.includes(id))
  return answer.text !== ''
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
