/**
 * Decides what may become of a note that a student has reported: it is kept as it is, or hidden from the class.
 * The rule is the house's own: a report goes to the teachers of the class and to nobody else.
 */

export const reportOutcomes = ['kept', 'hidden'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

/** What somebody who reported a note is told of it: nothing was decided yet, or it was kept. A hidden note is gone. */
export type OwnReport = 'waiting' | 'kept'

/** Everything that was reported of one note or reply. */
export type ReportedWords = {
  /** Any of the reports; the others on the same words are settled with it. */
  reportId: string
  assignmentId: string
  title: string
  noteId: string
  /** Null where the note itself was reported. */
  replyId: string | null
  authorName: string
  /** As they stood at the first report. */
  words: string
  /** Whether its author has deleted it, or keeps it to themself now. */
  isGone: boolean
  reports: { by: string; reason: string; createdAt: Date }[]
  /** Null while nobody has decided. */
  outcome: ReportOutcome | null
}
