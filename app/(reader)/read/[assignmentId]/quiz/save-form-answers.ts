import { saveResponses } from '#db/access/attempts.ts'
import { openAttemptView } from '#db/access/quiz-view.ts'
import type { Ctx } from '#db/ctx.ts'
import { readFormAnswers } from '#domain/quiz/form-answers.ts'

export type FormOutcome = 'saved' | 'conflict' | 'late' | 'failed'

/**
 * Saves the changed answers of a plain form. Each sending counts as a device of its own, so that a form filled before
 * somebody answered elsewhere does not overwrite that answer unseen.
 */
export async function saveFormAnswers(
  ctx: Ctx,
  { assignmentId, attemptId }: { assignmentId: string; attemptId: string },
  form: FormData,
): Promise<FormOutcome> {
  const receivedAt = ctx.now()
  const view = await openAttemptView(ctx, assignmentId)
  if (!view.ok) return 'failed'
  const items = view.value.attempt?.id === attemptId ? view.value.attempt.items : null
  if (items === null) return 'late'
  const answers = readFormAnswers(items, (field) => form.getAll(field).map(String))
  if (answers.length === 0) return 'saved'
  const device = ctx.newId()
  const events = answers.map((answer, index) => ({
    ...answer,
    device,
    clientSeq: index + 1,
    clientEventId: ctx.newId(),
  }))
  const saved = await saveResponses(ctx, attemptId, events, receivedAt)
  if (!saved.ok) return 'failed'
  const dispositions = new Set(saved.value.receipts.map((receipt) => receipt.disposition))
  return dispositions.has('late') ? 'late' : dispositions.has('conflict') ? 'conflict' : 'saved'
}
