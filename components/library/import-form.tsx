'use client'

import { useActionState } from 'react'
import { type ImportAction, noImport } from './import-state.ts'
import { PasteForm } from './paste-form.tsx'
import { ReviewForm } from './review-form.tsx'

/** Brings in an article in two steps of one form: the text, then what was made of it. */
export function ImportForm({ action }: { action: ImportAction }) {
  const [state, send] = useActionState(action, noImport)
  return state.draft === null ? (
    <PasteForm state={state} send={send} />
  ) : (
    <ReviewForm state={state} draft={state.draft} send={send} />
  )
}
