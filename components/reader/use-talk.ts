'use client'

import { type Dispatch, useState } from 'react'
import { useTranslations } from 'use-intl'
import { randomId } from '#components/ui/browser-random-id.ts'
import type { TalkSettings } from '#domain/article/reader-view.ts'
import { replyQuoteMaxLength } from '#domain/notes/limits.ts'
import type { NoteView, ReplyView } from '#domain/notes/view.ts'
import { readReplyDraft } from './browser-drafts.ts'
import {
  fetchNotes,
  type Said,
  sendAnswered,
  sendHiding,
  sendReply,
  sendReplyDelete,
  sendReplyRestore,
  sendReport,
} from './browser-note-requests.ts'
import { changeById, type NotesAction, putById } from './notes-state.ts'
import { draftOfReply, type ReplyDraft, replyOfDraft } from './reply-draft.ts'
import { useFailureText } from './use-failure-text.ts'
import { useStoredDrafts } from './use-stored-drafts.ts'
import type { InTurn } from './use-turns.ts'

type Options = {
  assignmentId: string
  draftsKey: string
  notes: readonly NoteView[]
  dispatch: Dispatch<NotesAction>
  tell: (text: string, undo?: (() => void) | null) => void
  say: (text: string) => void
  inTurn: InTurn
  settings: TalkSettings
}

export type Talk = ReturnType<typeof useTalk>

/**
 * What is said about notes: replies, whether a question is answered, reports, what is hidden. Like the notes themselves it shows
 * at once, is undone with a message where the server refuses it, and words are kept until they are saved or discarded.
 */
export function useTalk({ assignmentId, draftsKey, notes, dispatch, tell, say, inTurn, settings }: Options) {
  const t = useTranslations('reader')
  const failureText = useFailureText()
  const [drafts, setDrafts] = useState<readonly ReplyDraft[]>([])
  useStoredDrafts(`${draftsKey}-replies`, readReplyDraft, drafts, (stored) =>
    setDrafts((now) => [...stored.filter(({ id, body }) => !isSaved(notes, id, body)), ...now]),
  )
  const change = (id: string, to: Partial<ReplyDraft>) => setDrafts((now) => changeById(now, id, to))
  const drop = (id: string) => setDrafts((now) => now.filter((draft) => draft.id !== id))

  /** Begins a reply, or goes on with the one that was begun; gives its id. */
  function startReply(noteId: string, quote: string | null = null): string {
    const begun = drafts.find((draft) => draft.noteId === noteId && draft.version === null)
    const words = quote === null ? (begun?.quote ?? null) : quoted(quote)
    const fresh = { body: '', version: null, failure: null, theirs: null }
    const draft: ReplyDraft = { id: randomId(), ...fresh, ...begun, noteId, quote: words, state: 'writing' }
    setDrafts((now) => putById(now, draft))
    return draft.id
  }

  function startReplyEdit(noteId: string, reply: ReplyView): string {
    const begun = drafts.find(({ id }) => id === reply.id)
    if (begun === undefined) setDrafts((now) => [...now, draftOfReply(noteId, reply)])
    return reply.id
  }

  async function submitReply(draft: ReplyDraft) {
    const { id, noteId } = draft
    const note = notes.find((candidate) => candidate.id === noteId)
    const before = note?.replies.find((reply) => reply.id === id) ?? null
    change(id, { state: 'sending', failure: null })
    dispatch({ type: 'put-reply', noteId, reply: replyOfDraft(draft, before) })
    const answers = settings.isTeaching && note?.kind === 'question' && !note.isOwn && !note.isAnswered
    if (answers) dispatch({ type: 'change', id: noteId, change: { isAnswered: true } })
    say(t(answers ? 'said.answeredByReply' : 'said.replied'))
    const answer = await inTurn(id, () => sendReply(draft))
    if (answer.ok) {
      dispatch({ type: 'change-reply', noteId, id, change: { version: answer.value.version } })
      return drop(id)
    }
    dispatch(before ? { type: 'put-reply', noteId, reply: before } : { type: 'remove-reply', noteId, id })
    if (answers) dispatch({ type: 'change', id: noteId, change: { isAnswered: false } })
    change(id, { state: 'failed', failure: answer.failure })
    tell(t('said.replyNotSaved', { reason: failureText(answer.failure) }))
    if (answer.failure.kind === 'conflict' && draft.version !== null) await takeTheirs(draft)
  }

  /** Another window was faster: what it wrote is shown beside these words, which saving then replaces. */
  async function takeTheirs({ id, noteId }: ReplyDraft) {
    const answer = await fetchNotes(assignmentId)
    const thread = answer.ok ? answer.value.find((note) => note.id === noteId)?.replies : undefined
    const stored = thread?.find((reply) => reply.id === id)
    if (!stored) return
    dispatch({ type: 'put-reply', noteId, reply: stored })
    change(id, { state: 'writing', failure: null, version: stored.version, theirs: stored.body })
  }

  function discardReply(draft: ReplyDraft) {
    drop(draft.id)
    const isUntouched = draft.body.trim() === '' || isSaved(notes, draft.id, draft.body)
    if (!isUntouched) tell(t('said.discarded'), () => setDrafts((now) => putById(now, { ...draft, state: 'writing' })))
  }

  async function removeReply(noteId: string, reply: ReplyView) {
    dispatch({ type: 'remove-reply', noteId, id: reply.id })
    tell(t('said.replyDeleted'), () => void restoreReply(noteId, reply))
    const answer = await inTurn(reply.id, () => sendReplyDelete(reply.id))
    if (answer.ok) return loadThread(noteId)
    dispatch({ type: 'put-reply', noteId, reply })
    tell(t('said.notDeleted', { reason: failureText(answer.failure) }))
  }

  async function restoreReply(noteId: string, reply: ReplyView) {
    dispatch({ type: 'put-reply', noteId, reply })
    tell(t('said.restored'))
    const answer = await inTurn(reply.id, () => sendReplyRestore(reply.id))
    if (answer.ok) return loadThread(noteId)
    dispatch({ type: 'remove-reply', noteId, id: reply.id })
    tell(t('said.notRestored', { reason: failureText(answer.failure) }))
  }

  /** Replies in their order, and whether the question is answered, as the server has them now. */
  async function loadThread(noteId: string) {
    const answer = await fetchNotes(assignmentId)
    const stored = answer.ok ? answer.value.find(({ id }) => id === noteId) : undefined
    if (stored === undefined) return
    const { replies, isAnswered } = stored
    dispatch({ type: 'change', id: noteId, change: { replies, isAnswered } })
  }

  async function setAnswered({ id, isAnswered: before }: NoteView) {
    dispatch({ type: 'change', id, change: { isAnswered: !before } })
    say(t(before ? 'said.open' : 'said.answered'))
    const answer = await inTurn(id, () => sendAnswered(id, !before))
    if (answer.ok) return
    dispatch({ type: 'change', id, change: { isAnswered: before } })
    tell(t('said.notSaved', { reason: failureText(answer.failure) }))
  }

  /** Shows a change of something said at once, and takes it back where the server refuses it. */
  async function changeSaid(
    said: Said,
    now: Pick<Partial<NoteView>, 'hiding' | 'report'>,
    before: Pick<Partial<NoteView>, 'hiding' | 'report'>,
    text: string,
    send: () => Promise<{ ok: true } | { ok: false; failure: Parameters<typeof failureText>[0] }>,
  ) {
    const show = (to: typeof now) =>
      said.replyId === null
        ? dispatch({ type: 'change', id: said.noteId, change: to })
        : dispatch({ type: 'change-reply', noteId: said.noteId, id: said.replyId, change: to })
    show(now)
    say(text)
    const answer = await send()
    if (answer.ok) return
    show(before)
    tell(t('said.notSaved', { reason: failureText(answer.failure) }))
  }

  function report(said: Said, reason: string) {
    void changeSaid(said, { report: 'waiting' }, { report: null }, t('said.reported'), () => sendReport(said, reason))
  }

  function hide(said: Said, before: NoteView['hiding'], reason: string | null) {
    const hiding = reason === null ? null : { reason }
    const text = t(reason === null ? 'said.shownAgain' : 'said.hidden')
    void changeSaid(said, { hiding }, { hiding: before }, text, () => sendHiding(said, reason))
  }

  return {
    settings,
    drafts,
    startReply,
    startReplyEdit,
    changeReply: change,
    submitReply: (draft: ReplyDraft) => void submitReply(draft),
    discardReply,
    removeReply: (noteId: string, reply: ReplyView) => void removeReply(noteId, reply),
    setAnswered: (note: NoteView) => void setAnswered(note),
    report,
    hide,
  }
}

/** As much of another's words as a reply may quote, and no half character. */
function quoted(words: string): string {
  const cut = words.trim().slice(0, replyQuoteMaxLength)
  return cut.replace(/[\ud800-\udbff]$/, '').trim()
}

/** Whether the server had a reply after all when the page was lost before its answer came. */
function isSaved(notes: readonly NoteView[], id: string, body: string): boolean {
  return notes.some(({ replies }) => replies.some((reply) => reply.id === id && reply.body === body))
}
