import type { ReadingLevel } from '#domain/article/schema.ts'
import type { ClassRole, SchoolRole } from '#domain/policy.ts'
import type { AssignmentTimes, CountingRule, Pause, TimesOverride } from '#domain/quiz/attempt-rules.ts'
import type { ReleaseRule } from '#domain/quiz/release-rules.ts'
import type { QuestionBody, QuizResponse } from '#domain/quiz/schema.ts'
import type { QuizSection } from '#domain/quiz/sections.ts'
import type { HeldAnswer } from '#domain/quiz/view.ts'
import { callFunction } from '../call-function.ts'
import type { Db } from '../client.ts'
import type { SessionClaim } from '../ctx.ts'

/** What postil_quiz_page() in db/migrations tells of an attempt under way. */
export type ToldQuizPage = {
  role: SchoolRole
  classRole: ClassRole
  timeZone: string
  articleId: string
  revisionId: string
  glossaryVersion: number
  plainLevel: boolean
  /** The levels that the revision has. */
  levels: ReadingLevel[]
  assignment: AssignmentTimes & {
    attemptsAllowed: number
    countingRule: CountingRule
    graceSeconds: number
    releaseScore: ReleaseRule
    releaseAnswers: ReleaseRule
    releaseExplanations: ReleaseRule
  }
  override: (TimesOverride & { attemptsAllowed: number | null }) | null
  factor: number
  pauses: Pause[]
  quizTitle: string
  sections: QuizSection[]
  quizItems: { section: number; points: number }[]
  /** This one among them; every other is handed in. */
  attemptsUsed: number
  attempt: { id: string; number: number; startedAt: Date; reopenedUntil: Date | null }
  /** In their order; none has been checked. */
  items: {
    position: number
    points: number
    optionOrder: string[]
    /** Number of its section; 0 or null for none. */
    section: number | null
    body: QuestionBody
    answer: HeldAnswer | null
  }[]
}

/**
 * One statement, which checks the session of the claim and reads as its student. Null where the session has ended, there is no
 * attempt under way, or something of it has been checked.
 */
export async function askQuizPage(
  db: Db,
  { schoolId, userId, sessionId }: SessionClaim,
  assignmentId: string,
  now: Date,
): Promise<ToldQuizPage | null> {
  const values = [schoolId, userId, sessionId, now.toISOString(), assignmentId]
  const told = await callFunction(db, 'postil_quiz_page', values)
  return told === null ? null : readTold(told)
}

/** The same with instants in milliseconds since 1970, as it travels. */
type Travelling = Omit<ToldQuizPage, 'assignment' | 'override' | 'pauses' | 'attempt' | 'items'> & {
  assignment: Omit<ToldQuizPage['assignment'], keyof AssignmentTimes> & TravellingTimes & { openMs: number }
  override: ({ attemptsAllowed: number | null } & TravellingTimes) | null
  pauses: { startedMs: number; endedMs: number | null }[]
  attempt: { id: string; number: number; startedMs: number; reopenedUntilMs: number | null }
  items: (Omit<ToldQuizPage['items'][number], 'answer'> & {
    answer: { seq: number; device: string; response: QuizResponse; receivedMs: number } | null
  })[]
}

/** Instants as they travel. */
export type TravellingTimes = {
  openMs: number | null
  dueMs: number | null
  closeMs: number | null
  timeLimitMinutes: number | null
}

function readTold(text: string): ToldQuizPage {
  // The one cast: the text was made by a function of ours, from rows that were checked when they were written.
  const { assignment, override, pauses, attempt, items, ...told } = JSON.parse(text) as Travelling
  const { startedMs, reopenedUntilMs, ...own } = attempt
  return {
    ...told,
    assignment: { ...assignment, ...timesOf(assignment), openAt: new Date(assignment.openMs) },
    override: override && { ...timesOf(override), attemptsAllowed: override.attemptsAllowed },
    pauses: pauses.map(({ startedMs, endedMs }) => ({ startedAt: new Date(startedMs), endedAt: instant(endedMs) })),
    attempt: { ...own, startedAt: new Date(startedMs), reopenedUntil: instant(reopenedUntilMs) },
    items: items.map(({ answer, ...item }) => ({ ...item, answer: answer && answerOf(answer) })),
  }
}

export function timesOf({ openMs, dueMs, closeMs, timeLimitMinutes }: TravellingTimes): TimesOverride {
  return { openAt: instant(openMs), dueAt: instant(dueMs), closeAt: instant(closeMs), timeLimitMinutes }
}

function answerOf({ receivedMs, ...answer }: NonNullable<Travelling['items'][number]['answer']>) {
  return { ...answer, receivedAt: new Date(receivedMs).toISOString() }
}

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms)
}
