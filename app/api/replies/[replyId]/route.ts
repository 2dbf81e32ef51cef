import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { deleteReply, editReply } from '#db/access/replies.ts'
import { replyEditSchema } from '#domain/notes/talk-schema.ts'
import { notFound } from '#domain/result.ts'

type Params = { params: Promise<{ replyId: string }> }

/** Changes one's own reply, if it still is as the editor saw it. */
export async function PATCH(request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).replyId)
  return answerJsonBody(request, replyEditSchema, async (ctx, edit) =>
    id.success ? editReply(ctx, id.data, edit) : notFound,
  )
}

/** Takes one's own reply away; it can be restored. */
export async function DELETE(request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).replyId)
  return answerJsonBody(request, z.object({}), async (ctx) => (id.success ? deleteReply(ctx, id.data) : notFound))
}
