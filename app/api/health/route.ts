import { systemCtx } from '#app/_server/context.ts'
import { askDatabase } from '#db/access/system/health.ts'

export const dynamic = 'force-dynamic'

/** Answers 200 when the database answers; says nothing else. */
export async function GET(): Promise<Response> {
  await askDatabase(await systemCtx())
  return Response.json({ status: 'ready' })
}
