import type { ReadingLevel } from '#domain/article/schema.ts'
import type { GroupName } from '#domain/notes/view.ts'
import type { Actor, ClassRole } from '#domain/policy.ts'
import type { AssignmentTimes, TimesOverride } from '#domain/quiz/attempt-rules.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import type { QuizSection } from '#domain/quiz/sections.ts'
import { callFunction } from '../call-function.ts'
import type { Db } from '../client.ts'
import { type TravellingTimes, timesOf } from './quiz-page-told.ts'

/** What postil_reading_page() in db/migrations tells of an assigned text and of the actor's place in it. */
export type ToldReading = {
  id: string
  /** Null for who does not belong to the class. */
  classRole: ClassRole | null
  isWithdrawn: boolean
  className: string
  timeZone: string
  assignment: AssignmentTimes
  override: TimesOverride | null
  articleId: string
  /** Of the text that was asked for. */
  revisionId: string
  /** The revision that was given, the one it was moved to, and whether classmates' notes wait for one of one's own. */
  given: { revisionId: string; movedToRevisionId: string | null; notesAfterOwn: boolean }
  /** Those of the class for which the actor may write. */
  groups: GroupName[]
  plainLevel: boolean
  /** The levels that the actor is shown of the revision: none before the text opens. */
  levels: ReadingLevel[]
  glossaryVersion: number | null
  hasEditorNotes: boolean
  /** Null before the first opening. */
  reading: { furthestBlockId: string | null; isDone: boolean } | null
  /** Ids of the terms the actor has looked up, in the order in which they were met. */
  lookedUp: string[]
  /** Null for a reading alone. */
  quiz: {
    sections: QuizSection[]
    items: { section: number; points: number }[]
    /** The actor's newest attempt with its current answers; null before the first. */
    attempt: { isHandedIn: boolean; answers: (QuizResponse | null)[] } | null
  } | null
}

/**
 * One statement, which takes the role of the actor in the transaction that it is asked in: what follows in it is read as the
 * actor, too. Null where the assignment is absent or not to be known.
 */
export async function askReading(
  tx: Db,
  { schoolId, userId }: Actor,
  assignmentId: string,
  now: Date,
  as: 'reading' | 'quiz',
): Promise<ToldReading | null> {
  const values = [schoolId, userId, now.toISOString(), assignmentId, as === 'quiz']
  const told = await callFunction(tx, 'postil_reading_page', values)
  return told === null ? null : readTold(told)
}

/** The same with instants in milliseconds since 1970, as it travels. */
type Travelling = Omit<ToldReading, 'assignment' | 'override'> & {
  assignment: TravellingTimes & { openMs: number }
  override: TravellingTimes | null
}

function readTold(text: string): ToldReading {
  // The one cast: the text was made by a function of ours, from rows that were checked when they were written.
  const { assignment, override, ...told } = JSON.parse(text) as Travelling
  return {
    ...told,
    assignment: { ...timesOf(assignment), openAt: new Date(assignment.openMs) },
    override: override && timesOf(override),
  }
}
