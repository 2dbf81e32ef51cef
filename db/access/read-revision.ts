import { sql } from 'drizzle-orm'
import { assignments } from '../schema/tables.ts'

/** The revision that the class reads and notes, which may be newer than the one its quiz speaks of. */
export function readRevisionOf({
  revisionId,
  movedToRevisionId,
}: {
  revisionId: string
  movedToRevisionId: string | null
}): string {
  return movedToRevisionId ?? revisionId
}

/** The same, in a query of assignments. */
export const readRevisionId = sql<string>`coalesce(${assignments.movedToRevisionId}, ${assignments.revisionId})`
