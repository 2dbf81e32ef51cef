import { and, desc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { OwnWord } from '#domain/glossary/own-words.ts'
import { viewTranslations } from '#domain/glossary/translation-view.ts'
import { can } from '#domain/policy.ts'
import { ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import {
  assignmentOverrides,
  assignments,
  classes,
  glossaryEntries,
  memberships,
  revisions,
  termLookups,
} from '../schema/tables.ts'
import { firstPlacesMet, type PlaceMet } from './place-met.ts'
import { readRevisionId } from './read-revision.ts'
import { translationsOfEntry } from './terms-of.ts'
import { withActor } from './with-actor.ts'

/**
 * Every word that the actor has looked up in texts they may still read, with what it means and where it was met. One query,
 * and two for each text of which a look-up was kept without its place.
 */
export async function listOwnWords(ctx: Ctx): Promise<Result<OwnWord[]>> {
  return withActor(ctx, async (tx, actor) => {
    const { schoolId, userId } = actor
    const openAt = sql`coalesce(${assignmentOverrides.openAt}, ${assignments.openAt})`
    const rows = await tx
      .select({
        lookup: termLookups,
        headword: glossaryEntries.headword,
        definition: glossaryEntries.definition,
        longer: glossaryEntries.longer,
        translations: translationsOfEntry,
        assignment: assignments,
        title: revisions.title,
        className: classes.name,
        classRole: memberships.role,
        isOpen: lte(openAt, ctx.now().toISOString()).mapWith(Boolean),
        isWithdrawn: sql<boolean>`${assignments.withdrawnAt} is not null`,
      })
      .from(termLookups)
      .innerJoin(
        glossaryEntries,
        and(eq(glossaryEntries.schoolId, termLookups.schoolId), eq(glossaryEntries.id, termLookups.entryId)),
      )
      .innerJoin(
        assignments,
        and(eq(assignments.schoolId, termLookups.schoolId), eq(assignments.id, termLookups.assignmentId)),
      )
      .innerJoin(
        memberships,
        and(
          eq(memberships.schoolId, assignments.schoolId),
          eq(memberships.classId, assignments.classId),
          eq(memberships.userId, termLookups.studentId),
          isNull(memberships.removedAt),
        ),
      )
      .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
      .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, readRevisionId)))
      .leftJoin(
        assignmentOverrides,
        and(
          eq(assignmentOverrides.schoolId, assignments.schoolId),
          eq(assignmentOverrides.assignmentId, assignments.id),
          eq(assignmentOverrides.studentId, userId),
        ),
      )
      .where(
        and(eq(termLookups.schoolId, schoolId), eq(termLookups.studentId, userId), isNull(glossaryEntries.deletedAt)),
      )
      .orderBy(desc(termLookups.firstAt), desc(termLookups.entryId))
    const read = rows.filter((row) => can(actor, 'assignment.read', row))
    const firsts = new Map<string, Map<string, PlaceMet>>()
    for (const { lookup, assignment } of read) {
      if (storedPlace(lookup) === null && !firsts.has(assignment.id)) {
        firsts.set(assignment.id, await firstPlacesMet(tx, actor, assignment))
      }
    }
    return ok(
      read.map(({ lookup, headword, definition, longer, translations, title, className }) => ({
        entryId: lookup.entryId,
        headword,
        definition,
        longer,
        translations: viewTranslations(translations),
        assignmentId: lookup.assignmentId,
        title,
        className,
        lookedUpAt: lookup.firstAt.toISOString(),
        met: storedPlace(lookup) ?? firsts.get(lookup.assignmentId)?.get(lookup.entryId) ?? null,
      })),
    )
  })
}

function storedPlace({ level, blockId, sentence }: typeof termLookups.$inferSelect): PlaceMet | null {
  return level === null || blockId === null || sentence === null ? null : { level, blockId, sentence }
}
