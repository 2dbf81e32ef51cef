import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { hideNote, showNote } from '#db/access/hiding.ts'
import { hidingSchema } from '#domain/notes/talk-schema.ts'
import { notFound } from '#domain/result.ts'

type Params = { params: Promise<{ noteId: string }> }

/** Hides a note from all but its author, who is told why, and the class's teachers. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).noteId)
  return answerJsonBody(request, hidingSchema, async (ctx, hiding) =>
    id.success ? hideNote(ctx, id.data, hiding) : notFound,
  )
}

/** Shows it again. */
export async function DELETE(request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).noteId)
  return answerJsonBody(request, z.object({}), async (ctx) => (id.success ? showNote(ctx, id.data) : notFound))
}
