import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { hideReply, showReply } from '#db/access/hiding.ts'
import { hidingSchema } from '#domain/notes/talk-schema.ts'
import { notFound } from '#domain/result.ts'

type Params = { params: Promise<{ replyId: string }> }

/** Hides a reply from all but its author, who is told why, and the class's teachers. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).replyId)
  return answerJsonBody(request, hidingSchema, async (ctx, hiding) =>
    id.success ? hideReply(ctx, id.data, hiding) : notFound,
  )
}

/** Shows it again. */
export async function DELETE(request: Request, { params }: Params): Promise<Response> {
  const id = z.uuid().safeParse((await params).replyId)
  return answerJsonBody(request, z.object({}), async (ctx) => (id.success ? showReply(ctx, id.data) : notFound))
}
