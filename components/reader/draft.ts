import type { Span } from '#domain/anchoring/schema.ts'
import type { AnnotationKind, Audience } from '#domain/notes/schema.ts'
import type { GroupName, NoteView } from '#domain/notes/view.ts'
import type { AppError } from '#domain/result.ts'

/** Why a request came to nothing: what the server says, no connection, or a bug with its reference. */
export type RequestFailure = AppError | { kind: 'offline' } | { kind: 'internal'; requestId: string }

/** What someone is writing, from the first letter until the server has it. */
export type Draft = {
  /** Id of the note it will be or is; made here, so that sending again is harmless. */
  id: string
  kind: AnnotationKind
  audience: Audience
  /** The group it is for; null for every other audience. */
  group: GroupName | null
  body: string
  span: Span & { blockId: string }
  /** The version that is being edited; null for a new note. */
  version: number | null
  state: 'writing' | 'sending' | 'failed'
  failure: RequestFailure | null
  /** What another window made of the note in the meantime. */
  theirs: string | null
}

/** The note a draft would be, as it is shown before the server has answered. */
export function noteOfDraft(draft: Draft, createdAt: string): NoteView {
  const { level, start, end, quote, blockId } = draft.span
  return {
    id: draft.id,
    kind: draft.kind,
    audience: draft.audience,
    body: draft.body,
    version: draft.version ?? 1,
    createdAt,
    isOwn: true,
    authorName: '',
    isByTeacher: false,
    place: { level, start, end, blockId, quote },
    standing: { status: 'exact', quote },
  }
}

/** A draft that edits a note; null for a note without a place. */
export function draftOfNote(note: NoteView): Draft | null {
  if (note.place === null) return null
  const { id, kind, audience, body, version, place } = note
  return { id, kind, audience, body, span: place, version, state: 'writing', failure: null, theirs: null }
}
