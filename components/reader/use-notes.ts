'use client'

import { useCallback, useReducer, useState } from 'react'
import { useTranslations } from 'use-intl'
import { randomId } from '#components/ui/browser-random-id.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import type { TalkSettings } from '#domain/article/reader-view.ts'
import type { Audience } from '#domain/notes/audiences.ts'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import type { NotePlace, NoteView } from '#domain/notes/view.ts'
import { readDraft } from './browser-drafts.ts'
import { fetchNotes, sendDelete, sendDraft, sendRestore } from './browser-note-requests.ts'
import { type Draft, draftOfNote, noteOfDraft, type RequestFailure } from './draft.ts'
import { notesReducer } from './notes-state.ts'
import { useFailureText } from './use-failure-text.ts'
import { usePutBack } from './use-put-back.ts'
import { useStoredDrafts } from './use-stored-drafts.ts'
import { useTalk } from './use-talk.ts'
import { useTurns } from './use-turns.ts'

/** A passage as the tools hand it over. */
export type Passage = Span & { blockId: string }

/** A message that stays in the window until it is closed or another takes its place. */
export type Toast = { text: string; undo: (() => void) | null }

type Options = {
  assignmentId: string
  /** Under which this browser keeps unsaved notes. */
  draftsKey: string
  first: readonly NoteView[]
  settings: TalkSettings
}

export type Notes = ReturnType<typeof useNotes>

/**
 * The notes of one text in this window. Everything shows at once; what the server then refuses is undone with a message,
 * and words are kept as a draft until they are saved or discarded.
 */
export function useNotes({ assignmentId, draftsKey, first, settings }: Options) {
  const t = useTranslations('reader')
  const failureText = useFailureText()
  const [{ notes, drafts, openDraftId }, dispatch] = useReducer(notesReducer, {
    notes: first,
    drafts: [],
    openDraftId: null,
  })
  const [toast, setToast] = useState<Toast | null>(null)
  const [said, setSaid] = useState('')
  const inTurn = useTurns()
  useStoredDrafts(draftsKey, readDraft, drafts, (stored) => dispatch({ type: 'load-drafts', drafts: stored }))

  // A message that is the same as the one before is only read out when its text differs.
  const say = useCallback((text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text)), [])
  const tell = (text: string, undo: (() => void) | null = null) => {
    say(text)
    setToast({ text, undo })
  }

  const isAwaitingOwn = settings.notesAfterOwn && !settings.isTeaching && !notes.some(isOwnWord)
  const talk = useTalk({ assignmentId, draftsKey, notes, dispatch, tell, say, inTurn, settings })
  const places = usePutBack({ assignmentId, put: (note) => dispatch({ type: 'put', note }), tell, inTurn })

  function highlight(passage: Passage) {
    void submit({ ...newDraft('highlight', 'me', passage), state: 'sending' })
  }

  /** One press says that one is lost in a paragraph; it is taken back by the message, or on the card. */
  function markLost(passage: Passage) {
    const there = notes.find((note) => note.isOwn && note.kind === 'lost' && isOn(note.place, passage))
    if (there) return tell(t('said.lostAlready'))
    const draft: Draft = { ...newDraft('lost', 'teacher', passage), state: 'sending' }
    void submit(draft, () => void remove(noteOfDraft(draft, null)))
  }

  function startNote(kind: AnnotationKind, passage: Passage) {
    dispatch({ type: 'open-draft', draft: newDraft(kind, 'me', passage) })
  }

  function startEdit(note: NoteView) {
    const draft = draftOfNote(note)
    if (draft !== null) dispatch({ type: 'open-draft', draft })
  }

  async function submit(draft: Draft, undo: (() => void) | null = null) {
    const before = notes.find((note) => note.id === draft.id) ?? null
    dispatch({ type: 'open-draft', draft: { ...draft, state: 'sending', failure: null } })
    dispatch({ type: 'close-draft' })
    dispatch({ type: 'put', note: noteOfDraft(draft, before) })
    if (undo === null) say(savedText(draft))
    else tell(savedText(draft), undo)
    const answer = await inTurn(draft.id, () => sendDraft(assignmentId, draft))
    if (answer.ok) {
      dispatch({ type: 'change', id: draft.id, change: { version: answer.value.version } })
      dispatch({ type: 'drop-draft', id: draft.id })
      if (isAwaitingOwn) await loadOthers()
      return
    }
    dispatch(before ? { type: 'put', note: before } : { type: 'remove', id: draft.id })
    if (isWordless(draft)) dispatch({ type: 'drop-draft', id: draft.id })
    else dispatch({ type: 'change-draft', id: draft.id, change: { state: 'failed', failure: answer.failure } })
    const { failure } = answer
    if (isAboutReplies(failure)) return askAgain(draft)
    tell(t('said.notSaved', { reason: failureText(failure) }))
    if (failure.kind === 'conflict' && draft.version !== null) await takeTheirs(draft)
  }

  /** What classmates wrote shows from the first word of one's own on. */
  async function loadOthers() {
    const answer = await fetchNotes(assignmentId)
    if (answer.ok) dispatch({ type: 'load-others', notes: answer.value })
  }

  /** There are replies that the author was not told of: they are shown, and the editor asks about all of them. */
  async function askAgain(draft: Draft) {
    const answer = await fetchNotes(assignmentId)
    const stored = answer.ok ? answer.value.find((note) => note.id === draft.id) : undefined
    if (stored) dispatch({ type: 'put', note: stored })
    dispatch({ type: 'open-draft', draft: { ...draft, state: 'writing', failure: null, repliesTold: 0 } })
    tell(t('said.newReplies'))
  }

  /** Another window was faster: show what it wrote beside these words, which saving then replaces. */
  async function takeTheirs(draft: Draft) {
    const answer = await fetchNotes(assignmentId)
    const stored = answer.ok ? answer.value.find((note) => note.id === draft.id) : undefined
    if (!stored) return
    dispatch({ type: 'put', note: stored })
    const change = { state: 'writing' as const, version: stored.version, theirs: stored.body }
    dispatch({ type: 'open-draft', draft: { ...draft, ...change } })
  }

  async function remove(note: NoteView) {
    dispatch({ type: 'remove', id: note.id })
    tell(t('said.deleted'), () => void restore(note))
    const answer = await inTurn(note.id, () => sendDelete(note.id))
    if (answer.ok) return
    dispatch({ type: 'put', note })
    tell(t('said.notDeleted', { reason: failureText(answer.failure) }))
  }

  async function restore(note: NoteView) {
    setToast(null)
    dispatch({ type: 'put', note })
    say(t('said.restored'))
    const answer = await inTurn(note.id, () => sendRestore(note.id))
    if (answer.ok) return
    dispatch({ type: 'remove', id: note.id })
    tell(t('said.notRestored', { reason: failureText(answer.failure) }))
  }

  function discard(draft: Draft) {
    dispatch({ type: 'drop-draft', id: draft.id })
    const isUntouched =
      draft.body.trim() === '' || notes.some((note) => note.id === draft.id && note.body === draft.body)
    if (isUntouched) return
    const back: Draft = { ...draft, state: 'writing' }
    tell(t('said.discarded'), () => {
      setToast(null)
      dispatch({ type: 'open-draft', draft: back })
    })
  }

  function savedText({ kind, audience, group }: Draft): string {
    if (kind === 'highlight' && audience === 'me') return t('said.highlight')
    if (kind === 'lost' && audience === 'teacher') return t('said.lost')
    if (group !== null) return t('said.noteForGroup', { name: group.name })
    return t('said.note', { audience: t(`audiences.${audience}`) })
  }

  return {
    notes,
    drafts,
    openDraftId,
    toast,
    said,
    say,
    highlight,
    markLost,
    isAwaitingOwn,
    talk,
    startNote,
    startEdit,
    ...places,
    submit: (draft: Draft) => void submit(draft),
    remove: (note: NoteView) => void remove(note),
    discard,
    openDraft: (draft: Draft) => dispatch({ type: 'open-draft', draft: { ...draft, state: 'writing' } }),
    changeDraft: (id: string, change: Partial<Draft>) => dispatch({ type: 'change-draft', id, change }),
    closeDraft: () => dispatch({ type: 'close-draft' }),
    dismissToast: () => setToast(null),
  }
}

function newDraft(kind: AnnotationKind, audience: Audience, span: Passage): Draft {
  return {
    id: randomId(),
    kind,
    audience,
    group: null,
    body: '',
    span,
    version: null,
    state: 'writing',
    failure: null,
    theirs: null,
    repliesTold: 0,
  }
}

/** What counts as a word of one's own where classmates' notes show only after it. */
function isOwnWord({ isOwn, kind }: NoteView): boolean {
  return isOwn && (kind === 'note' || kind === 'question')
}

function isOn(place: NotePlace | null, passage: Passage): boolean {
  return place !== null && place.level === passage.level && place.start === passage.start && place.end === passage.end
}

function isAboutReplies(failure: RequestFailure): boolean {
  return failure.kind === 'conflict' && failure.detail === 'note-has-replies'
}

function isWordless(draft: Draft): boolean {
  return draft.version === null && draft.body.trim() === ''
}
