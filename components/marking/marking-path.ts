import type { QueueChoice } from '#domain/quiz/marking-queue.ts'

/** The address of the queue, or of one answer in it; what is usual stands not in it. */
export function markingPath(
  assignmentId: string,
  choice: QueueChoice,
  at: { attemptId: string; position: number } | null = null,
): string {
  const query = new URLSearchParams()
  if (choice.by !== 'question') query.set('by', choice.by)
  if (choice.names !== 'shown') query.set('names', choice.names)
  if (choice.show !== 'waiting') query.set('show', choice.show)
  if (at !== null) query.set('at', `${at.attemptId}.${at.position}`)
  const text = query.toString()
  return `/assignments/${assignmentId}/marking${text === '' ? '' : `?${text}`}`
}
