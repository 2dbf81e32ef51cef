import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { reportNote } from '#db/access/reports.ts'
import { newReportSchema } from '#domain/notes/talk-schema.ts'
import { notFound } from '#domain/result.ts'

/** Tells the class's teachers that a note, or a reply to it, should not stand. */
export async function POST(request: Request, { params }: { params: Promise<{ noteId: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).noteId)
  return answerJsonBody(request, newReportSchema, async (ctx, report) =>
    id.success ? reportNote(ctx, id.data, report) : notFound,
  )
}
