import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Db } from '../../client.ts'
import { annotations, replies } from '../../schema/tables.ts'
import { asSystemWithin } from '../with-actor.ts'

type At = { schoolId: string; noteId: string }

/**
 * Holds a note until the end of the transaction, so that it is neither deleted, narrowed nor hidden while it is answered; what
 * the actor sees of it is to be asked afterwards. As the system, because people may lock only what they may change.
 */
export async function holdNote(tx: Db, at: At): Promise<void> {
  await asSystemWithin(tx, () =>
    tx.select({ id: annotations.id }).from(annotations).where(isNote(at)).for('no key update'),
  )
}

/** Says of a question that the actor may answer or close that it is answered, or that it is open again. */
export async function writeAnswered(tx: Db, at: At, answered: { at: Date; by: string } | null): Promise<void> {
  const change = { answeredAt: answered?.at ?? null, answeredBy: answered?.by ?? null }
  await asSystemWithin(tx, () => tx.update(annotations).set(change).where(isNote(at)))
}

/** How many standing replies by others than its author a note has, whatever the actor sees of them. */
export async function countAnswers(tx: Db, at: At & { authorId: string }): Promise<number> {
  const standing = and(
    eq(replies.schoolId, at.schoolId),
    eq(replies.annotationId, at.noteId),
    ne(replies.authorId, at.authorId),
    isNull(replies.deletedAt),
    isNull(replies.hiddenAt),
  )
  return asSystemWithin(tx, () => tx.$count(replies, standing))
}

function isNote({ schoolId, noteId }: At) {
  return and(eq(annotations.schoolId, schoolId), eq(annotations.id, noteId))
}
