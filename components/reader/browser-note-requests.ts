import type { Span } from '#domain/anchoring/schema.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { FormerText, NotePast, NoteView } from '#domain/notes/view.ts'
import type { AppError } from '#domain/result.ts'
import type { Draft, RequestFailure } from './draft.ts'
import type { ReplyDraft } from './reply-draft.ts'

export type Answer<T> = { ok: true; value: T } | { ok: false; failure: RequestFailure }
type Receipt = { id: string; version: number }

/** Writes a new note, or changes the version the draft was begun on. */
export function sendDraft(assignmentId: string, draft: Draft): Promise<Answer<Receipt>> {
  const { id, kind, audience, body, version, span, repliesTold } = draft
  const sharing = draft.group === null ? { audience } : { audience, groupId: draft.group.id }
  if (version !== null) return sendJson('PATCH', `/api/notes/${id}`, { ...sharing, body, version, repliesTold })
  const { level, start, end, quote } = span
  const note = { id, kind, ...sharing, body, span: { level, start, end, quote } }
  return sendJson('POST', `/api/assignments/${assignmentId}/notes`, note)
}

export function sendDelete(id: string): Promise<Answer<Receipt>> {
  return sendJson('DELETE', `/api/notes/${id}`, {})
}

export function sendRestore(id: string): Promise<Answer<Receipt>> {
  return sendJson('POST', `/api/notes/${id}/restore`, {})
}

/** Writes a new reply, or changes the version the draft was begun on. */
export function sendReply({ id, noteId, body, quote, version }: ReplyDraft): Promise<Answer<Receipt>> {
  if (version !== null) return sendJson('PATCH', `/api/replies/${id}`, { body, version })
  return sendJson('POST', `/api/notes/${noteId}/replies`, quote === null ? { id, body } : { id, body, quote })
}

export function sendReplyDelete(id: string): Promise<Answer<Receipt>> {
  return sendJson('DELETE', `/api/replies/${id}`, {})
}

export function sendReplyRestore(id: string): Promise<Answer<Receipt>> {
  return sendJson('POST', `/api/replies/${id}/restore`, {})
}

/** A note, or a reply to it. */
export type Said = { noteId: string; replyId: string | null }

/** Says of a question that it is answered, or is not after all. */
export function sendAnswered(noteId: string, isAnswered: boolean): Promise<Answer<{ id: string }>> {
  return sendJson('PUT', `/api/notes/${noteId}/answered`, { isAnswered })
}

/** Tells the teachers that something should not stand. */
export function sendReport({ noteId, replyId }: Said, reason: string): Promise<Answer<{ id: string }>> {
  return sendJson('POST', `/api/notes/${noteId}/reports`, replyId === null ? { reason } : { reason, replyId })
}

/** Hides something for a reason, or shows it again where there is none. */
export function sendHiding(said: Said, reason: string | null): Promise<Answer<{ id: string }>> {
  const url = `${pathOf(said)}/hiding`
  return reason === null ? sendJson('DELETE', url, {}) : sendJson('PUT', url, { reason })
}

/** What something said before its edits. */
export function fetchFormer(said: Said): Promise<Answer<FormerText[]>> {
  return ask(`${pathOf(said)}/former`, {})
}

function pathOf({ noteId, replyId }: Said): string {
  return replyId === null ? `/api/notes/${noteId}` : `/api/replies/${replyId}`
}

/** Puts a note without a place on a passage. */
export function sendPlace(id: string, span: Span): Promise<Answer<{ id: string }>> {
  return sendJson('PUT', `/api/notes/${id}/place`, { span })
}

export function sendPlaceUndo(id: string): Promise<Answer<{ id: string }>> {
  return sendJson('DELETE', `/api/notes/${id}/place`, {})
}

/** What became of a note in each revision. */
export function fetchNoteHistory(id: string): Promise<Answer<NotePast[]>> {
  return ask(`/api/notes/${id}/history`, {})
}

/** The notes as the server has them now. */
export function fetchNotes(assignmentId: string): Promise<Answer<NoteView[]>> {
  return ask(`/api/assignments/${assignmentId}/notes`, {})
}

/** Tells how far one has read; outlives the page, and its answer is of no interest. */
export function sendFurthest(assignmentId: string, furthestBlockId: string): Promise<Answer<unknown>> {
  return sendJson('PUT', `/api/assignments/${assignmentId}/reading`, { furthestBlockId }, true)
}

/** Tells that a term was looked up, where it begins in the text or inside an explanation; outlives the page, and its answer is of no interest. */
export function sendLookup(
  assignmentId: string,
  lookup: { entryId: string; level: ReadingLevel; at: number | null },
): Promise<Answer<unknown>> {
  return sendJson('POST', `/api/assignments/${assignmentId}/lookups`, lookup, true)
}

function sendJson<T>(method: string, url: string, body: unknown, keepalive = false): Promise<Answer<T>> {
  return ask(url, { method, keepalive, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

async function ask<T>(url: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(url, init)
    const answer = await response.json()
    return response.ok ? { ok: true, value: answer } : { ok: false, failure: failureIn(answer) }
  } catch {
    return { ok: false, failure: { kind: 'offline' } }
  }
}

/** The body of a refusal is `{ error: AppError }`, by app/_server/route.ts. */
function failureIn(answer: { error?: AppError | { kind: 'internal'; requestId: string } }): RequestFailure {
  return answer.error ?? { kind: 'internal', requestId: '' }
}
