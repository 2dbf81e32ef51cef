'use client'

import { type RefObject, useActionState } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/library/terms.module.css'
import { ButtonLink } from '#components/ui/button.tsx'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field, TextField } from '#components/ui/field.tsx'
import { idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { EditorNoteView } from '#domain/notes/view.ts'
import type { EditorNoteAction, EditorNoteState } from './editor-note-state.ts'
import own from './editor-notes.module.css'

type Props = {
  articleId: string
  note: (EditorNoteView & { version: number }) | null
  newId: string
  level: ReadingLevel
  save: EditorNoteAction
  form: RefObject<HTMLFormElement | null>
}

const kinds = ['explanation', 'correction', 'question'] as const
const parts = ['says', 'shouldSay', 'basis'] as const

/** One note: its passage, its kind and its words. The fields of a correction are hidden by the style sheet for the others. */
export function EditorNoteForm({ articleId, note, newId, level, save, form }: Props) {
  const t = useTranslations('editorNotes')
  const [state, send] = useActionState(save, idleForm())
  const values = note === null ? newValues(state) : changedValues(state, note)
  const kind = kinds.find((one) => one === values['kind']) ?? 'explanation'
  const errorOf = useFieldError(state)
  return (
    <form ref={form} action={send} className={own.form} noValidate>
      <div role="status">{state.status === 'done' ? <Notice kind="good">{t('saved')}</Notice> : null}</div>
      <Failure state={state} articleId={articleId} />
      <input type="hidden" name="id" value={note?.id ?? newId} />
      <input type="hidden" name="version" value={note?.version ?? ''} />
      <input type="hidden" name="level" value={level} />
      <input type="hidden" name="start" defaultValue={values['start'] ?? ''} />
      <TextField
        name="quote"
        label={t('quote')}
        hint={t('quoteHint')}
        error={errorOf('quote')}
        defaultValue={values['quote'] ?? ''}
        rows={2}
        dir="auto"
        // Words that are typed stand where they are found, no longer where they were selected.
        onInput={(event) => {
          const start = event.currentTarget.form?.elements.namedItem('start')
          if (start instanceof HTMLInputElement) start.value = ''
        }}
      />
      <Field
        name="paragraph"
        label={t('paragraph')}
        hint={t('paragraphHint')}
        error={errorOf('paragraph')}
        defaultValue={values['paragraph'] ?? ''}
        inputMode="numeric"
        autoComplete="off"
      />
      <KindChoice kind={kind} />
      <div data-words="">
        {parts.map((part) => (
          <div key={part} data-part="">
            <TextField
              name={part}
              label={t(`fields.${part}`)}
              hint={t(`hints.${part}`)}
              error={errorOf(part)}
              defaultValue={values[part] ?? ''}
              rows={2}
              dir="auto"
            />
          </div>
        ))}
        <TextField
          name="body"
          label={t('body')}
          hint={t('bodyHint')}
          error={errorOf('body')}
          defaultValue={values['body'] ?? ''}
          rows={4}
          dir="auto"
        />
      </div>
      <div className={styles.actions}>
        <SubmitButton>{t('save')}</SubmitButton>
        {note === null ? null : (
          <ButtonLink kind="quiet" href={`/articles/${articleId}/notes`}>
            {t('another')}
          </ButtonLink>
        )}
      </div>
    </form>
  )
}

/** The browser alone keeps what is chosen, so that the fields of a correction come and go before JavaScript too. */
function KindChoice({ kind }: { kind: (typeof kinds)[number] }) {
  const t = useTranslations('editorNotes')
  return (
    <fieldset className={own.kinds}>
      <legend>{t('kind')}</legend>
      {kinds.map((one) => (
        <label key={one}>
          <input type="radio" name="kind" value={one} defaultChecked={kind === one} /> {t(`kinds.${one}`)}
        </label>
      ))}
    </fieldset>
  )
}

function Failure({ state, articleId }: { state: EditorNoteState; articleId: string }) {
  const t = useTranslations('editorNotes')
  if (state.status !== 'failed' || state.error.kind === 'invalid') return null
  if (state.error.kind !== 'conflict') return <FailureNotice error={state.error} />
  return (
    <Notice kind="bad">
      {t('conflict')}{' '}
      <a href={`/articles/${articleId}/notes`} target="_blank" rel="noreferrer">
        {t('conflictShow')}
      </a>
    </Notice>
  )
}

function useFieldError({ fields }: EditorNoteState): (name: string) => string | undefined {
  const t = useTranslations('editorNotes.errors')
  return (name) => {
    // `describeSpan` speaks of the span, which is the quote here.
    const key = fields[name] ?? (name === 'quote' ? fields['span'] : undefined)
    if (key === undefined) return undefined
    // Keys come from schemas as plain strings; `has` has the last word.
    return t.has(key as 'other') ? t(key as 'other') : t('other')
  }
}

/** An emptied form after a note was written; else what was typed. */
function newValues(state: EditorNoteState): Record<string, string> {
  return state.status === 'done' ? {} : state.values
}

function changedValues(state: EditorNoteState, note: EditorNoteView): Record<string, string> {
  if (state.status === 'failed') return state.values
  const { kind, body, correction, place, standing } = note
  return { kind, body, ...correction, quote: place?.quote ?? standing?.quote ?? '', start: String(place?.start ?? '') }
}
