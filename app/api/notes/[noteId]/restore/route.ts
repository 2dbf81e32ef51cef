import { z } from 'zod'
import { answerJsonBody } from '#app/_server/route.ts'
import { restoreNote } from '#db/access/notes.ts'
import { notFound } from '#domain/result.ts'

/** Puts a deleted note back. */
export async function POST(request: Request, { params }: { params: Promise<{ noteId: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).noteId)
  return answerJsonBody(request, z.object({}), async (ctx) => (id.success ? restoreNote(ctx, id.data) : notFound))
}
