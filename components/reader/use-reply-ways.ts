'use client'

import type { ReplyView } from '#domain/notes/view.ts'
import type { ReplyDraft } from './reply-draft.ts'
import type { Talk } from './use-talk.ts'

/** Where the focus goes with each step of writing a reply: to its field, then to what stands, and back to the note. */
export function useReplyWays(talk: Talk, activate: (noteId: string) => void, focusLater: (id: string) => void) {
  function toField(noteId: string, id: string) {
    activate(noteId)
    focusLater(`write-${id}`)
  }
  return {
    startReply: (noteId: string, quote: string | null = null) => toField(noteId, talk.startReply(noteId, quote)),
    startReplyEdit: (noteId: string, reply: ReplyView) => toField(noteId, talk.startReplyEdit(noteId, reply)),
    submitReply(draft: ReplyDraft) {
      talk.submitReply(draft)
      focusLater(`reply-${draft.id}`)
    },
    discardReply(draft: ReplyDraft) {
      talk.discardReply(draft)
      focusLater(draft.version === null ? `note-${draft.noteId}` : `reply-${draft.id}`)
    },
    removeReply(noteId: string, reply: ReplyView) {
      talk.removeReply(noteId, reply)
      focusLater('toast')
    },
  }
}
