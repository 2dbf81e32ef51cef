import { z } from 'zod'
import { answerJson } from '#app/_server/route.ts'
import { readNoteHistory } from '#db/access/note-places.ts'
import { notFound } from '#domain/result.ts'

/** What became of one's own note in each revision. */
export async function GET(_request: Request, { params }: { params: Promise<{ noteId: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).noteId)
  return answerJson(async (ctx) => (id.success ? readNoteHistory(ctx, id.data) : notFound))
}
