import { and, eq } from 'drizzle-orm'
import type { Db } from '../../client.ts'
import { annotations, replies } from '../../schema/tables.ts'
import { asSystemWithin } from '../with-actor.ts'

/** A note, or one reply to it. */
export type TalkTarget = { noteId: string; replyId: string | null }

/**
 * Hides a note or a reply that the actor has been found to teach, or shows it again (`hiding` null). As the system, since people
 * may change only what they wrote.
 */
export async function writeHiding(
  tx: Db,
  { schoolId, noteId, replyId }: TalkTarget & { schoolId: string },
  hiding: { at: Date; by: string; reason: string } | null,
): Promise<void> {
  const change = {
    hiddenAt: hiding?.at ?? null,
    hiddenBy: hiding?.by ?? null,
    hiddenReason: hiding?.reason ?? null,
  }
  await asSystemWithin(tx, async () => {
    if (replyId === null)
      await tx
        .update(annotations)
        .set(change)
        .where(and(eq(annotations.schoolId, schoolId), eq(annotations.id, noteId)))
    else
      await tx
        .update(replies)
        .set(change)
        .where(and(eq(replies.schoolId, schoolId), eq(replies.id, replyId), eq(replies.annotationId, noteId)))
  })
}
