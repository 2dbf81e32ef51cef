import { and, asc, eq, sql } from 'drizzle-orm'
import { type Actor, can } from '#domain/policy.ts'
import { forbidden, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { misconceptions, questionKeys, questions, questionVersions, quizzes } from '../schema/tables.ts'
import { withActor } from './with-actor.ts'

export type MisconceptionView = {
  id: string
  name: string
  description: string
  /** In how many of the teacher's published questions it stands. */
  questions: number
}

/** A teacher's own list, by name. One query. */
export async function listMisconceptions(ctx: Ctx): Promise<Result<MisconceptionView[]>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'article.create', {})) return forbidden
    const used = sql`(select count(distinct q.id) from ${questionKeys} k
      join ${questionVersions} v on v.school_id = k.school_id and v.id = k.question_version_id
      join ${questions} q on q.school_id = v.school_id and q.id = v.question_id
      join ${quizzes} z on z.school_id = q.school_id and z.id = q.quiz_id
      where k.school_id = misconceptions.school_id and z.owner_id = misconceptions.owner_id
        and jsonb_path_exists(k.key, '$.**.misconception ? (@ == $name)', jsonb_build_object('name', misconceptions.name)))`
    const rows = await tx
      .select({
        id: misconceptions.id,
        name: misconceptions.name,
        description: misconceptions.description,
        questions: used.mapWith(Number),
      })
      .from(misconceptions)
      .where(isOwn(actor))
      .orderBy(asc(sql`lower(${misconceptions.name})`), asc(misconceptions.id))
    return ok(rows)
  })
}

/** Adds a name to one's list, or what there is to say of it. Errors: `invalid` on `name` ("name-missing", "name-taken"). */
export async function addMisconception(
  ctx: Ctx,
  input: { name: string; description: string },
): Promise<Result<{ id: string }>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'article.create', {})) return forbidden
    const name = input.name.trim()
    if (name === '') return invalid('name', 'name-missing')
    const id = ctx.newId()
    const { schoolId, userId } = actor
    const row = { schoolId, id, ownerId: userId, name, description: input.description.trim(), createdAt: ctx.now() }
    const added = await tx.insert(misconceptions).values(row).onConflictDoNothing().returning({ id: misconceptions.id })
    return added.length === 0 ? invalid('name', 'name-taken') : ok({ id })
  })
}

/** Says something else of a misconception. Its name stays: published questions hold it, and they never change. */
export async function describeMisconception(
  ctx: Ctx,
  input: { id: string; description: string },
): Promise<Result<null>> {
  return withActor<null>(ctx, async (tx, actor) => {
    const changed = await tx
      .update(misconceptions)
      .set({ description: input.description.trim() })
      .where(and(isOwn(actor), eq(misconceptions.id, input.id)))
      .returning({ id: misconceptions.id })
    return changed.length === 0 ? notFound : ok(null)
  })
}

/** Takes a name off one's list; questions that hold it are as they were. */
export async function removeMisconception(ctx: Ctx, id: string): Promise<Result<null>> {
  return withActor<null>(ctx, async (tx, actor) => {
    const gone = await tx
      .delete(misconceptions)
      .where(and(isOwn(actor), eq(misconceptions.id, id)))
      .returning({ id: misconceptions.id })
    return gone.length === 0 ? notFound : ok(null)
  })
}

/** The names on the actor's list, inside a transaction that has asked for the right to write quizzes. */
export async function ownMisconceptionNames(tx: Db, actor: Actor): Promise<string[]> {
  const rows = await tx
    .select({ name: misconceptions.name })
    .from(misconceptions)
    .where(isOwn(actor))
    .orderBy(asc(sql`lower(${misconceptions.name})`), asc(misconceptions.id))
  return rows.map(({ name }) => name)
}

/** Puts names that a published quiz holds on its author's list, where they are not yet there. */
export async function keepMisconceptions(tx: Db, ctx: Ctx, actor: Actor, names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  const { schoolId, userId } = actor
  const createdAt = ctx.now()
  await tx
    .insert(misconceptions)
    .values(names.map((name) => ({ schoolId, id: ctx.newId(), ownerId: userId, name, description: '', createdAt })))
    .onConflictDoNothing()
}

function isOwn({ schoolId, userId }: Actor) {
  return and(eq(misconceptions.schoolId, schoolId), eq(misconceptions.ownerId, userId))
}
