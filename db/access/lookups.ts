import { and, eq } from 'drizzle-orm'
import { type Actor, can } from '#domain/policy.ts'
import { forbidden, notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { glossaryEntries, termLookups } from '../schema/tables.ts'
import { assignmentFactsOf } from './facts.ts'
import { type Lookup, placeMet } from './place-met.ts'
import { withActor } from './with-actor.ts'

/** Keeps that a student looked a term of an assigned text up, and where, at the first time; again changes nothing. */
export async function recordLookup(ctx: Ctx, assignmentId: string, lookup: Lookup): Promise<Result<null>> {
  return withActor<null>(ctx, async (tx, actor) => {
    const facts = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    if (facts === null || !can(actor, 'assignment.read', facts)) return notFound
    if (facts.classRole !== 'student') return forbidden
    const { schoolId, userId } = actor
    const { entryId } = lookup
    const ofText = and(
      eq(glossaryEntries.schoolId, schoolId),
      eq(glossaryEntries.id, entryId),
      eq(glossaryEntries.articleId, facts.assignment.articleId),
    )
    if ((await tx.$count(glossaryEntries, ofText)) === 0) return notFound
    if ((await tx.$count(termLookups, isOwnLookup(actor, assignmentId, entryId))) > 0) return ok(null)
    const met = await placeMet(tx, actor, facts.assignment, lookup)
    await tx
      .insert(termLookups)
      .values({ schoolId, assignmentId, studentId: userId, entryId, firstAt: ctx.now(), ...met })
      .onConflictDoNothing()
    return ok(null)
  })
}

function isOwnLookup({ schoolId, userId }: Actor, assignmentId: string, entryId: string) {
  return and(
    eq(termLookups.schoolId, schoolId),
    eq(termLookups.assignmentId, assignmentId),
    eq(termLookups.studentId, userId),
    eq(termLookups.entryId, entryId),
  )
}
