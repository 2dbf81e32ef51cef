import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { putNoteBack, undoPutBack } from '#db/access/note-places.ts'
import { spanSchema } from '#domain/anchoring/schema.ts'
import { notFound } from '#domain/result.ts'

type Params = { params: Promise<{ noteId: string }> }

/** Puts one's own note without a place on a passage. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).noteId)
  return answerJsonBody(request, z.object({ span: spanSchema }), async (ctx, { span }) =>
    id.success ? putNoteBack(ctx, id.data, span) : notFound,
  )
}

/** Takes it off that passage again. */
export async function DELETE(request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).noteId)
  return answerJsonBody(request, z.object({}), async (ctx) => (id.success ? undoPutBack(ctx, id.data) : notFound))
}
