import type { ReplyView } from '#domain/notes/view.ts'
import type { Sending } from './draft.ts'

/** A reply that someone is writing, from the first letter until the server has it. */
export type ReplyDraft = Sending & {
  /** Id of the reply it will be or is; made here, so that sending again is harmless. */
  id: string
  noteId: string
  body: string
  /** The words it speaks of; null for none. */
  quote: string | null
  /** The version that is being edited; null for a new reply. */
  version: number | null
}

/** The reply a draft would be, as it is shown before the server has answered; `before` is what it changes. */
export function replyOfDraft({ id, body, quote, version }: ReplyDraft, before: ReplyView | null): ReplyView {
  const fresh = { createdAt: '', hiding: null, report: null }
  return {
    ...fresh,
    ...before,
    id,
    body,
    quote,
    version: version ?? 1,
    isOwn: true,
    authorName: '',
    isByTeacher: false,
  }
}

/** A draft that edits a reply. */
export function draftOfReply(noteId: string, { id, body, quote, version }: ReplyView): ReplyDraft {
  return { id, noteId, body, quote, version, state: 'writing', failure: null, theirs: null }
}
