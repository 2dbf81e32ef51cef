import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { joinCode } from '#domain/class/join-code.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx, SystemCtx } from '../../ctx.ts'
import { classes, directoryCodes } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { asClassTeacher } from './managed-class.ts'

/**
 * Gives a class a new code. With the old one nobody joins any more, but those who are in the class still sign in with it.
 * For those who teach the class.
 */
export async function rotateJoinCode(ctx: Ctx, classId: string): Promise<Result<{ code: string }>> {
  return asClassTeacher(ctx, classId, async (tx, { schoolId }) => {
    const ofClass = and(eq(directoryCodes.schoolId, schoolId), eq(directoryCodes.classId, classId))
    // One rotation after the other: two at once would leave two codes in use.
    await tx
      .select({ id: classes.id })
      .from(classes)
      .where(and(eq(classes.schoolId, schoolId), eq(classes.id, classId)))
      .for('update')
    await tx
      .update(directoryCodes)
      .set({ retiredAt: ctx.now() })
      .where(and(ofClass, isNull(directoryCodes.retiredAt)))
    const code = await insertJoinCode(tx, ctx, { schoolId, classId })
    if (code === null) return fail({ kind: 'conflict', detail: 'no-code' })
    await recordAudit(tx, ctx, { schoolId, action: 'join-code-rotated', subjectType: 'class', subjectId: classId })
    return ok({ code })
  })
}

/** How many codes are tried: with 40 random bits even the second is hardly ever needed. */
const tries = 5

/** Stores a code that no class of any school has or has had. Null when every try was taken. */
export async function insertJoinCode(
  tx: Db,
  ctx: SystemCtx,
  owner: { schoolId: string; classId: string },
): Promise<string | null> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const code = joinCode(randomBytes(8))
    const inserted = await tx
      .insert(directoryCodes)
      .values({ code, ...owner, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ code: directoryCodes.code })
    if (inserted.length > 0) return code
  }
  return null
}
