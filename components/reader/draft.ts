import type { Span } from '#domain/anchoring/schema.ts'
import type { Audience } from '#domain/notes/audiences.ts'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import type { GroupName, NoteView } from '#domain/notes/view.ts'
import type { AppError } from '#domain/result.ts'

/** Why a request came to nothing: what the server says, no connection, or a bug with its reference. */
export type RequestFailure = AppError | { kind: 'offline' } | { kind: 'internal'; requestId: string }

/** How far what is being written is on its way to the server. */
export type Sending = {
  state: 'writing' | 'sending' | 'failed'
  failure: RequestFailure | null
  /** What another window made of the same words in the meantime. */
  theirs: string | null
}

/** What someone is writing, from the first letter until the server has it. */
export type Draft = Sending & {
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
  /** How many replies the author has been asked about before giving them another audience. */
  repliesTold: number
}

/** The note a draft would be, as it is shown before the server has answered; `before` is what it changes. */
export function noteOfDraft(draft: Draft, before: NoteView | null, createdAt = ''): NoteView {
  const { level, start, end, quote, blockId } = draft.span
  return {
    createdAt,
    isAnswered: false,
    hiding: null,
    report: null,
    replies: [],
    ...before,
    id: draft.id,
    kind: draft.kind,
    audience: draft.audience,
    group: draft.group,
    body: draft.body,
    version: draft.version ?? 1,
    isOwn: true,
    authorName: '',
    isByTeacher: false,
    place: { level, start, end, blockId, quote },
    standing: { status: before?.standing?.status ?? 'exact', quote },
  }
}

/** A draft that edits a note; null for a note without a place. */
export function draftOfNote(note: NoteView): Draft | null {
  if (note.place === null) return null
  const { id, kind, audience, group, body, version, place } = note
  const fresh = { state: 'writing' as const, failure: null, theirs: null, repliesTold: 0 }
  return { id, kind, audience, group, body, span: place, version, ...fresh }
}
