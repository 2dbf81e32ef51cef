import { z } from 'zod'
import { answerJson, answerJsonBody } from '#app/_server/route.ts'
import { createNote, listNotes } from '#db/access/notes.ts'
import { newAnnotationSchema } from '#domain/notes/schema.ts'
import { notFound } from '#domain/result.ts'

type Params = { params: Promise<{ assignmentId: string }> }

/** The notes on a text that the reader may see. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).assignmentId)
  return answerJson(async (ctx) => (id.success ? listNotes(ctx, id.data) : notFound))
}

/** Writes a note; the same note again is answered as the first time. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).assignmentId)
  return answerJsonBody(request, newAnnotationSchema, async (ctx, note) =>
    id.success ? createNote(ctx, id.data, note) : notFound,
  )
}
