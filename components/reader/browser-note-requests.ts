import type { Span } from '#domain/anchoring/schema.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { NotePast, NoteView } from '#domain/notes/view.ts'
import type { AppError } from '#domain/result.ts'
import type { Draft, RequestFailure } from './draft.ts'

export type Answer<T> = { ok: true; value: T } | { ok: false; failure: RequestFailure }
type Receipt = { id: string; version: number }

/** Writes a new note, or changes the version the draft was begun on. */
export function sendDraft(assignmentId: string, draft: Draft): Promise<Answer<Receipt>> {
  const { id, kind, audience, body, version, span } = draft
  if (version !== null) return sendJson('PATCH', `/api/notes/${id}`, { audience, body, version })
  const { level, start, end, quote } = span
  const note = { id, kind, audience, body, span: { level, start, end, quote } }
  return sendJson('POST', `/api/assignments/${assignmentId}/notes`, note)
}

export function sendDelete(id: string): Promise<Answer<Receipt>> {
  return sendJson('DELETE', `/api/notes/${id}`, {})
}

export function sendRestore(id: string): Promise<Answer<Receipt>> {
  return sendJson('POST', `/api/notes/${id}/restore`, {})
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
