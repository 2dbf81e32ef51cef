/**
 * Decides what a teacher is told before a revision is published or an assignment is moved to it: what changes in the text,
 * and what becomes of the passages that hang on it. Of notes that the teacher may not see there are numbers only.
 */
import type { FateCounts, FateStatus } from '#domain/anchoring/reanchor.ts'
import type { AnnotationKind, EditorNoteKind } from '#domain/notes/schema.ts'
import type { RevisionDifference } from './compare-revisions.ts'

/** What becomes of the words that something is on. */
export type WordsFate = {
  id: string
  status: FateStatus
  /** The words as they stood. */
  before: string
  /** The words as they will stand; null where they have no place. */
  after: string | null
}

export type NoteFate = WordsFate & { kind: AnnotationKind; authorName: string; className: string; body: string }
export type EditorNoteFate = WordsFate & { kind: EditorNoteKind; body: string }
/** A place where a term is not explained. */
export type ExceptionFate = WordsFate & { headword: string }
export type EvidenceFate = WordsFate & { stem: string }

/** Numbers of all, and word for word those that do not stay as they are. */
export type FateList<T> = { counts: FateCounts; changed: T[] }

export type NotesReview = FateList<NoteFate> & {
  /** Notes of others that are not for the teacher. */
  privateCounts: FateCounts
}

export type RevisionReview = {
  /** Number of the revision that would be published. */
  number: number
  difference: RevisionDifference
  notes: NotesReview
  editorNotes: FateList<EditorNoteFate>
  exceptions: FateList<ExceptionFate>
  evidence: FateList<EvidenceFate>
}

/** The words of a passage before and after, of a list of things with their fates. */
export function listFates<T extends WordsFate>(fates: readonly T[], counts: FateCounts): FateList<T> {
  return { counts, changed: fates.filter(({ status }) => status !== 'exact') }
}
