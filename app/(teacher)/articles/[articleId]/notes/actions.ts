'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { EditorNoteListState, EditorNoteState } from '#components/editor-notes/editor-note-state.ts'
import { editEditorNote, setEditorNoteDeleted, writeEditorNote } from '#db/access/editor-notes.ts'
import { editorNoteSchema } from '#domain/notes/editor-note.ts'
import { ok } from '#domain/result.ts'

/** `version` is empty for a new note. */
const noteForm = z.intersection(
  editorNoteSchema,
  z.object({
    id: z.uuid(),
    version: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(1)]),
  }),
)

/** Writes a note, or changes one. */
export async function submitEditorNote(
  articleId: string,
  _before: EditorNoteState,
  form: FormData,
): Promise<EditorNoteState> {
  const next = await runAction(form, noteForm, async (ctx, { version, ...note }) => {
    const saved =
      version === null
        ? await writeEditorNote(ctx, articleId, note)
        : await editEditorNote(ctx, articleId, { ...note, version })
    return saved.ok ? ok({ id: saved.value.id }) : saved
  })
  if (next.status === 'done') revalidatePath(`/articles/${articleId}/notes`)
  return next
}

const changeForm = z.object({ id: z.uuid() })

/** Deletes a note, or puts the one just deleted back. */
export async function changeEditorNotes(
  articleId: string,
  _before: EditorNoteListState,
  form: FormData,
): Promise<EditorNoteListState> {
  const isDeleted = form.get('intent') !== 'restore'
  const next = await runAction(form, changeForm, async (ctx, { id }) => {
    const changed = await setEditorNoteDeleted(ctx, articleId, { id, isDeleted })
    return changed.ok ? ok({ kind: isDeleted ? ('removed' as const) : ('restored' as const), id }) : changed
  })
  if (next.status === 'done') revalidatePath(`/articles/${articleId}/notes`)
  return next
}
