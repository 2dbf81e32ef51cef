import { and, eq } from 'drizzle-orm'
import { describeSpan } from '#domain/anchoring/describe.ts'
import type { Anchor, Span } from '#domain/anchoring/schema.ts'
import { type Actor, can } from '#domain/policy.ts'
import { invalid, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { annotations, type assignments, revisionLevels } from '../schema/tables.ts'
import { assignmentFactsOf } from './facts.ts'
import { readRevisionOf } from './read-revision.ts'

/** One's own note, deleted or not, on a text one may still read; null otherwise. Locked, it waits for replies under way. */
export async function ownNote(tx: Db, ctx: Ctx, actor: Actor, noteId: string, how: 'read' | 'locked' = 'read') {
  const query = tx.select().from(annotations).where(isOwnNote(actor, noteId))
  const [note] = await (how === 'locked' ? query.for('update') : query)
  if (!note) return null
  const facts = await assignmentFactsOf(tx, actor, note.assignmentId, ctx.now())
  if (!facts || !can(actor, 'assignment.read', facts)) return null
  return can(actor, 'note.edit', { classRole: facts.classRole, isAuthor: true }) ? note : null
}

/** Of the notes, the actor's own of that id. */
export function isOwnNote(actor: Actor, noteId: string) {
  return and(
    eq(annotations.schoolId, actor.schoolId),
    eq(annotations.id, noteId),
    eq(annotations.authorId, actor.userId),
  )
}

/** A passage of the text that a class reads, as its anchor; `invalid` on `span` when the words do not stand where they claim. */
export async function describeIn(
  tx: Db,
  actor: Actor,
  assignment: typeof assignments.$inferSelect,
  span: Span,
): Promise<Result<Anchor>> {
  const [row] = await tx
    .select({ blocks: revisionLevels.blocks })
    .from(revisionLevels)
    .where(
      and(
        eq(revisionLevels.schoolId, actor.schoolId),
        eq(revisionLevels.revisionId, readRevisionOf(assignment)),
        eq(revisionLevels.level, span.level),
      ),
    )
  if (!row || (span.level === 'plain' && !assignment.plainLevel)) return invalid('span', 'level-unknown')
  return describeSpan(row.blocks, span)
}
