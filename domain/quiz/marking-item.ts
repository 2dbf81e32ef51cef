/**
 * Decides what a marker is shown of one answer beside the answer itself: the version it is marked by, the mark it has, and
 * by which rubric that was given when the rubric has changed since. It names no student.
 */
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { ProvenPlace } from './evidence-places.ts'
import type { GivenMark } from './mark.ts'
import type { Criterion } from './questions/free-text.ts'
import type { WorkItem } from './work-item.ts'

export type MarkingItem = WorkItem & {
  attemptId: string
  /** The version that a mark goes by: the one shown to the student, or the one that a regrade put in its place. */
  markedBy: string
  /** Of that version; empty where there is none. */
  rubric: Criterion[]
  /** The mark by hand; null for none. */
  mark: GivenMark | null
  /** The last act of marking by hand, also where it no longer gives a mark; null for none. */
  seenRunId: string | null
  /** The rubric by which that mark was given, where it is not the present one; else null. */
  formerRubric: Criterion[] | null
  /** The reading level that the places are of: the one asked for, else the one on which the student marked passages. */
  level: ReadingLevel
  /** Where the text proves the answer, and where the student says that it does; numbered through. */
  places: { evidence: ProvenPlace[]; cited: ProvenPlace[] }
}
