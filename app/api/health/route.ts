import { sql } from 'drizzle-orm'
import { database } from '#app/_server/database.ts'

export const dynamic = 'force-dynamic'

/** Answers 200 when the database answers; says nothing else. */
export async function GET(): Promise<Response> {
  const { db } = await database()
  await db.execute(sql`select 1`)
  return Response.json({ status: 'ready' })
}
