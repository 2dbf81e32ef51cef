import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { createReply } from '#db/access/replies.ts'
import { newReplySchema } from '#domain/notes/talk-schema.ts'
import { notFound } from '#domain/result.ts'

/** Answers a note; the same reply again is answered as the first time. */
export async function POST(request: Request, { params }: { params: Promise<{ noteId: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).noteId)
  return answerJsonBody(request, newReplySchema, async (ctx, reply) =>
    id.success ? createReply(ctx, id.data, reply) : notFound,
  )
}
