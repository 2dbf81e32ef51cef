'use client'

import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { randomId } from '#components/ui/browser-random-id.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import type { AnnotationKind, Audience } from '#domain/notes/schema.ts'
import type { NoteView } from '#domain/notes/view.ts'
import { loadDrafts, storeDrafts } from './browser-drafts.ts'
import { type Answer, fetchNotes, sendDelete, sendDraft, sendRestore } from './browser-note-requests.ts'
import { type Draft, draftOfNote, noteOfDraft } from './draft.ts'
import { notesReducer } from './notes-state.ts'
import { useFailureText } from './use-failure-text.ts'
import { usePutBack } from './use-put-back.ts'

/** A passage as the tools hand it over. */
export type Passage = Span & { blockId: string }

/** A message that stays in the window until it is closed or another takes its place. */
export type Toast = { text: string; undo: (() => void) | null }

type Options = {
  assignmentId: string
  /** Under which this browser keeps unsaved notes. */
  draftsKey: string
  first: readonly NoteView[]
}

export type Notes = ReturnType<typeof useNotes>

/**
 * The notes of one text in this window. Everything shows at once; what the server then refuses is undone with a message,
 * and words are kept as a draft until they are saved or discarded.
 */
export function useNotes({ assignmentId, draftsKey, first }: Options) {
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
  useStoredDrafts(draftsKey, drafts, (stored) => dispatch({ type: 'load-drafts', drafts: stored }))

  // A message that is the same as the one before is only read out when its text differs.
  const say = useCallback((text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text)), [])
  const tell = (text: string, undo: (() => void) | null = null) => {
    say(text)
    setToast({ text, undo })
  }

  const places = usePutBack({ assignmentId, put: (note) => dispatch({ type: 'put', note }), tell, inTurn })

  function mark(kind: 'highlight' | 'lost', passage: Passage) {
    const audience: Audience = kind === 'lost' ? 'teacher' : 'me'
    void submit({ ...newDraft(kind, audience, passage), state: 'sending' })
  }

  function startNote(kind: AnnotationKind, passage: Passage) {
    dispatch({ type: 'open-draft', draft: newDraft(kind, 'me', passage) })
  }

  function startEdit(note: NoteView) {
    const draft = draftOfNote(note)
    if (draft !== null) dispatch({ type: 'open-draft', draft })
  }

  async function submit(draft: Draft) {
    const before = notes.find((note) => note.id === draft.id) ?? null
    dispatch({ type: 'open-draft', draft: { ...draft, state: 'sending', failure: null } })
    dispatch({ type: 'close-draft' })
    dispatch({ type: 'put', note: noteOfDraft(draft, before?.createdAt ?? '') })
    say(savedText(draft))
    const answer = await inTurn(draft.id, () => sendDraft(assignmentId, draft))
    if (answer.ok) {
      dispatch({ type: 'version', id: draft.id, version: answer.value.version })
      dispatch({ type: 'drop-draft', id: draft.id })
      return
    }
    dispatch(before ? { type: 'put', note: before } : { type: 'remove', id: draft.id })
    if (isWordless(draft)) dispatch({ type: 'drop-draft', id: draft.id })
    else dispatch({ type: 'change-draft', id: draft.id, change: { state: 'failed', failure: answer.failure } })
    tell(t('said.notSaved', { reason: failureText(answer.failure) }))
    if (answer.failure.kind === 'conflict' && draft.version !== null) await takeTheirs(draft)
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

  function savedText({ kind, audience }: Draft): string {
    if (kind === 'highlight' && audience === 'me') return t('said.highlight')
    if (kind === 'lost' && audience === 'teacher') return t('said.lost')
    return t('said.note', { audience: t(`audiences.${audience}`) })
  }

  return {
    notes,
    drafts,
    openDraftId,
    toast,
    said,
    say,
    mark,
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
    body: '',
    span,
    version: null,
    state: 'writing',
    failure: null,
    theirs: null,
  }
}

function isWordless(draft: Draft): boolean {
  return draft.version === null && draft.body.trim() === ''
}

/** Requests about one note go one after another: an undo never overtakes its deletion. */
function useTurns() {
  const turns = useRef(new Map<string, Promise<unknown>>())
  return <T>(id: string, work: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    const turn = (turns.current.get(id) ?? Promise.resolve()).then(work)
    turns.current.set(id, turn)
    return turn
  }
}

function useStoredDrafts(prefix: string, drafts: readonly Draft[], load: (stored: Draft[]) => void) {
  const stored = useRef<readonly Draft[] | null>(null)
  // An effect, because the browser's storage is not there while the server renders.
  useEffect(() => {
    if (stored.current === null) load(loadDrafts(prefix))
    else storeDrafts(prefix, stored.current, drafts)
    stored.current = drafts
  })
}
