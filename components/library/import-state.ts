import type { ImportDraft } from '#domain/article/import/import-draft.ts'
import type { AppError } from '#domain/result.ts'

/**
 * What the form that brings in an article gives back to `useActionState`. React sends the state along with the next
 * form, and a body may hold 9 MB, so the text stands in it once and in no field beside it.
 */
export type ImportState = {
  /** Null until a text has been read: then the form asks for one. */
  draft: ImportDraft | null
  /** What was typed into the fields; a field that is missing holds what the import found. */
  values: Record<string, string>
  fields: Record<string, string>
  error: AppError | null
}

export type ImportAction = (before: ImportState, form: FormData) => Promise<ImportState>

export const noImport: ImportState = { draft: null, values: {}, fields: {}, error: null }
