'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field, TextField } from '#components/ui/field.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { type ImportFailure, importFailures, importLimitBytes } from '#domain/article/import/import-outline.ts'
import styles from './import.module.css'
import type { ImportState } from './import-state.ts'
import { useErrorText } from './use-error-text.ts'

/** Step one: a text is pasted or a file is chosen. What is too large is refused before it is sent. */
export function PasteForm({ state, send }: { state: ImportState; send: (form: FormData) => void }) {
  const t = useTranslations('library.import')
  const textOf = useFailureText()
  // A long text that was refused does not come back from the server, so the page keeps it.
  const [kept, setKept] = useState<string | null>(null)
  const [tooLarge, setTooLarge] = useState<'text' | 'file' | null>(null)
  const fields = tooLarge === null ? state.fields : { [tooLarge]: 'too-large' }
  const beforeSending = (event: FormEvent<HTMLFormElement>) => {
    const given = new FormData(event.currentTarget)
    const [text, file] = [given.get('text'), given.get('file')]
    setKept(typeof text === 'string' ? text : null)
    const over = largeField(text, file)
    setTooLarge(over)
    if (over !== null) event.preventDefault()
  }
  return (
    <form action={send} onSubmit={beforeSending} className={styles.paste} noValidate>
      <p className={styles.step}>{t('stepPaste')}</p>
      <p>{t('intro')}</p>
      {state.error !== null && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      <TextField
        name="text"
        label={t('text')}
        hint={t('textHint')}
        error={textOf(fields['text'])}
        defaultValue={kept ?? state.values['text'] ?? ''}
        rows={16}
        spellCheck={false}
        dir="auto"
      />
      <Field
        name="file"
        type="file"
        label={t('file')}
        hint={t('fileHint')}
        error={textOf(fields['file'])}
        accept=".txt,.md,.markdown,text/plain,text/markdown"
      />
      <SubmitButton name="intent" value="read">
        {t('continue')}
      </SubmitButton>
    </form>
  )
}

function largeField(text: FormDataEntryValue | null, file: FormDataEntryValue | null): 'text' | 'file' | null {
  if (file instanceof File && file.size > importLimitBytes) return 'file'
  return typeof text === 'string' && new Blob([text]).size > importLimitBytes ? 'text' : null
}

/** Why a text could not be read, in words. */
function useFailureText(): (key: string | undefined) => string | undefined {
  const t = useTranslations('import.failure')
  const errorText = useErrorText()
  return (key) => {
    const failure = importFailures.find((known): known is ImportFailure => known === key)
    return failure === undefined ? errorText(key) : t(failure)
  }
}
