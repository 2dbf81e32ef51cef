import { z } from 'zod'
import { answerJson } from '#app/_server/route.ts'
import { readFormerNotes } from '#db/access/former-texts.ts'
import { notFound } from '#domain/result.ts'

/** What a note said before its edits, as far as it was for the reader then. */
export async function GET(_request: Request, { params }: { params: Promise<{ noteId: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).noteId)
  return answerJson(async (ctx) => (id.success ? readFormerNotes(ctx, id.data) : notFound))
}
