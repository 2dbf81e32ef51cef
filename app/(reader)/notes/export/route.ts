import { requestCtx } from '#app/_server/context.ts'
import { publicUrl } from '#app/_server/env.ts'
import { statusOf } from '#app/_server/route.ts'
import { type NotesFormat, notesFile, notesFormats } from '#components/notes/notes-file.ts'
import { exportOwnNotes } from '#db/access/own-notes.ts'
import { noteFilterOf } from '#domain/notes/note-filter.ts'

/** One's own notes that the address asks for, all pages of them, as a file; `?format=` names the format, Markdown without it. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams
  const result = await exportOwnNotes(await requestCtx(), noteFilterOf(Object.fromEntries(params)))
  if (!result.ok) return Response.json({ error: result.error }, { status: statusOf(result.error) })
  const format: NotesFormat = notesFormats.find((known) => known === params.get('format')) ?? 'markdown'
  const { text, type, name } = notesFile(format, result.value, new URL(publicUrl() ?? request.url).origin)
  return new Response(text, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
