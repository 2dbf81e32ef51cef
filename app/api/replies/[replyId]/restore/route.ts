import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { restoreReply } from '#db/access/replies.ts'
import { notFound } from '#domain/result.ts'

/** Puts a deleted reply back. */
export async function POST(request: Request, { params }: { params: Promise<{ replyId: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).replyId)
  return answerJsonBody(request, z.object({}), async (ctx) => (id.success ? restoreReply(ctx, id.data) : notFound))
}
