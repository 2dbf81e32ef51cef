import { z } from 'zod'
import { answerJson } from '#app/_server/route.ts'
import { readFormerReplies } from '#db/access/former-texts.ts'
import { notFound } from '#domain/result.ts'

/** What a reply said before its edits. */
export async function GET(_request: Request, { params }: { params: Promise<{ replyId: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).replyId)
  return answerJson(async (ctx) => (id.success ? readFormerReplies(ctx, id.data) : notFound))
}
