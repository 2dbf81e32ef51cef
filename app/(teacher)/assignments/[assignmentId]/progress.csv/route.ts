import { z } from 'zod'
import { requestCtx } from '#app/_server/context.ts'
import { statusOf } from '#app/_server/route.ts'
import { progressCsv } from '#components/progress/progress-csv.ts'
import { classProgress } from '#db/access/progress.ts'
import { notFound } from '#domain/result.ts'

/** The table of the progress page as CSV: the same rows by the same function. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ assignmentId: string }> },
): Promise<Response> {
  const assignmentId = z.uuid().safeParse((await params).assignmentId)
  const result = assignmentId.success ? await classProgress(await requestCtx(), assignmentId.data) : notFound
  if (!result.ok) return Response.json({ error: result.error }, { status: statusOf(result.error) })
  return new Response(progressCsv(result.value), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="class-progress.csv"',
      'cache-control': 'no-store',
    },
  })
}
