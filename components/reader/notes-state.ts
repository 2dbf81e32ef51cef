import { assertNever } from '#domain/assert-never.ts'
import type { NoteView, ReplyView } from '#domain/notes/view.ts'
import type { Draft } from './draft.ts'

export type NotesState = {
  notes: readonly NoteView[]
  drafts: readonly Draft[]
  /** The draft whose editor is open. */
  openDraftId: string | null
}

export type NotesAction =
  | { type: 'put'; note: NoteView }
  | { type: 'remove'; id: string }
  /** Something about a note is other than it was; its words stay. */
  | { type: 'change'; id: string; change: Partial<NoteView> }
  /** What others wrote, as the server has it now. */
  | { type: 'load-others'; notes: readonly NoteView[] }
  | { type: 'put-reply'; noteId: string; reply: ReplyView }
  | { type: 'change-reply'; noteId: string; id: string; change: Partial<ReplyView> }
  | { type: 'remove-reply'; noteId: string; id: string }
  | { type: 'load-drafts'; drafts: readonly Draft[] }
  | { type: 'open-draft'; draft: Draft }
  | { type: 'change-draft'; id: string; change: Partial<Draft> }
  | { type: 'close-draft' }
  | { type: 'drop-draft'; id: string }

/** How notes and drafts change; pure, so that what is shown at once and undone later is easy to follow. */
export function notesReducer(state: NotesState, action: NotesAction): NotesState {
  const { notes, drafts, openDraftId } = state
  switch (action.type) {
    case 'put':
      return { ...state, notes: putById(notes, action.note) }
    case 'remove':
      return { ...state, notes: notes.filter((note) => note.id !== action.id) }
    case 'change':
      return { ...state, notes: changeById(notes, action.id, action.change) }
    case 'load-others':
      return { ...state, notes: [...notes.filter(({ isOwn }) => isOwn), ...action.notes.filter(({ isOwn }) => !isOwn)] }
    case 'put-reply':
      return inThread(state, action.noteId, (replies) => putById(replies, action.reply))
    case 'change-reply':
      return inThread(state, action.noteId, (replies) => changeById(replies, action.id, action.change))
    case 'remove-reply':
      return inThread(state, action.noteId, (replies) => replies.filter(({ id }) => id !== action.id))
    case 'load-drafts':
      return { ...state, drafts: [...action.drafts.filter((draft) => !isKnown(draft, state)), ...drafts] }
    case 'open-draft':
      return { ...state, drafts: putById(withoutEmpty(drafts), action.draft), openDraftId: action.draft.id }
    case 'change-draft':
      return { ...state, drafts: changeById(drafts, action.id, action.change) }
    case 'close-draft':
      return { ...state, drafts: withoutEmpty(drafts), openDraftId: null }
    case 'drop-draft':
      return {
        ...state,
        drafts: drafts.filter((draft) => draft.id !== action.id),
        openDraftId: openDraftId === action.id ? null : openDraftId,
      }
    default:
      return assertNever(action)
  }
}

/** Whether a draft is at hand already, or the server had it after all when the page was lost before its answer came. */
function isKnown(draft: Draft, { notes, drafts }: NotesState): boolean {
  const isSaved = notes.some(
    ({ id, body, audience }) => id === draft.id && body === draft.body && audience === draft.audience,
  )
  return isSaved || drafts.some(({ id }) => id === draft.id)
}

/** A new note in which nothing was written is no draft to keep. */
function withoutEmpty(drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft) => draft.body.trim() !== '' || draft.state !== 'writing')
}

function inThread(state: NotesState, noteId: string, change: (replies: ReplyView[]) => ReplyView[]): NotesState {
  const notes = state.notes.map((note) => (note.id === noteId ? { ...note, replies: change(note.replies) } : note))
  return { ...state, notes }
}

export function putById<T extends { id: string }>(list: readonly T[], item: T): T[] {
  return list.some(({ id }) => id === item.id)
    ? list.map((other) => (other.id === item.id ? item : other))
    : [...list, item]
}

export function changeById<T extends { id: string }>(list: readonly T[], id: string, change: Partial<T>): T[] {
  return list.map((item) => (item.id === id ? { ...item, ...change } : item))
}
