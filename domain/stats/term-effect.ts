/**
 * Decides what a teacher learns of look-ups: how many students looked a term up, and how often those who did got a question
 * about its passage wrong, beside those who did not. Numbers only, and none for fewer than five students: nobody is named.
 */
import type { GradeState } from '#domain/quiz/grade.ts'

/** From how many distinct students on a number is told. Smaller groups could be told apart by who was in the room. */
export const fewestStudents = 5

export type Lookup = { studentId: string; entryId: string }

/** A question and the terms that stand in what it asks about. */
export type QuestionTerms = { quizPosition: number; entryIds: readonly string[] }

export type AnswerState = { studentId: string; quizPosition: number; state: GradeState }

export type TermCount = {
  entryId: string
  /** Distinct students who looked it up; null for fewer than `fewestStudents`, none included. */
  students: number | null
}

/** How many of a group answered, and how many of those wrongly. */
export type GroupFigures = { answered: number; wrong: number; shareWrong: number }

export type TermEffect = {
  quizPosition: number
  entryId: string
  lookedUp: GroupFigures
  didNot: GroupFigures
}

/** How many students looked each term up, most first, then in the order given. */
export function countLookups(entryIds: readonly string[], lookups: readonly Lookup[]): TermCount[] {
  const who = lookersOf(lookups)
  return entryIds
    .map((entryId) => {
      const students = who.get(entryId)?.size ?? 0
      return { entryId, students: students < fewestStudents ? null : students }
    })
    .sort((a, b) => (b.students ?? 0) - (a.students ?? 0))
}

/**
 * P(wrong | looked the term up) beside P(wrong | did not), for each question and each of its terms. Left out where either
 * group has fewer than `fewestStudents` answers. A look-up is no cause: who looks up may be who finds the text hard.
 */
export function termEffects(
  questions: readonly QuestionTerms[],
  lookups: readonly Lookup[],
  answers: readonly AnswerState[],
): TermEffect[] {
  const who = lookersOf(lookups)
  return questions.flatMap(({ quizPosition, entryIds }) => {
    const own = answers.filter((answer) => answer.quizPosition === quizPosition && isAnswer(answer.state))
    return entryIds.flatMap((entryId) => {
      const lookers = who.get(entryId) ?? new Set<string>()
      const lookedUp = figuresOf(own.filter(({ studentId }) => lookers.has(studentId)))
      const didNot = figuresOf(own.filter(({ studentId }) => !lookers.has(studentId)))
      return lookedUp === null || didNot === null ? [] : [{ quizPosition, entryId, lookedUp, didNot }]
    })
  })
}

function isAnswer(state: GradeState): boolean {
  return state === 'right' || state === 'partly' || state === 'wrong'
}

function figuresOf(answers: readonly AnswerState[]): GroupFigures | null {
  const answered = answers.length
  if (answered < fewestStudents) return null
  const wrong = answers.filter(({ state }) => state === 'wrong').length
  return { answered, wrong, shareWrong: wrong / answered }
}

function lookersOf(lookups: readonly Lookup[]): Map<string, Set<string>> {
  const who = new Map<string, Set<string>>()
  for (const { entryId, studentId } of lookups) {
    const students = who.get(entryId) ?? new Set()
    who.set(entryId, students.add(studentId))
  }
  return who
}
