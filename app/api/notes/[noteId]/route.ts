import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { deleteNote, editNote } from '#db/access/notes.ts'
import { annotationEditSchema } from '#domain/notes/schema.ts'
import { notFound } from '#domain/result.ts'

type Params = { params: Promise<{ noteId: string }> }

/** Changes one's own note, if it still is as the editor saw it. */
export async function PATCH(request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).noteId)
  return answerJsonBody(request, annotationEditSchema, async (ctx, edit) =>
    id.success ? editNote(ctx, id.data, edit) : notFound,
  )
}

/** Takes one's own note away; it can be restored. */
export async function DELETE(request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).noteId)
  return answerJsonBody(request, z.object({}), async (ctx) => (id.success ? deleteNote(ctx, id.data) : notFound))
}
