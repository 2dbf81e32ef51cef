'use client'

import { type RefObject, useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '#components/ui/button.tsx'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field, TextField } from '#components/ui/field.tsx'
import { idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import { TermPlaces } from './term-places.tsx'
import type { TermAction } from './term-state.ts'
import styles from './terms.module.css'
import { useErrorText } from './use-error-text.ts'
import type { TermPreview } from './use-term-preview.ts'

type Props = {
  articleId: string
  /** The entry that is being changed; null for a new one. */
  entry: GlossaryTerm | null
  save: TermAction
  preview: TermPreview
  /** Called after typing, and when an answer has come and React resets the form. */
  changed: () => void
  form: RefObject<HTMLFormElement | null>
  /** Paragraph numbers by block id. */
  numbers: Readonly<Record<string, number>>
}

/** Explains one term. Where it will appear is shown while it is typed, and before JavaScript by its own button. */
export function TermForm({ articleId, entry, save, preview, changed, form, numbers }: Props) {
  const t = useTranslations('library.terms')
  const errorText = useErrorText()
  const [state, send] = useActionState(save, idleForm())
  // Before JavaScript the places come with the answer to the form.
  const placesSent = state.status === 'done' && state.value.kind === 'places' ? state.value.places : null
  const isSaved = state.status === 'done' && state.value.kind === 'saved'
  const initial: Record<string, string> =
    entry === null ? {} : { headword: entry.headword, aliases: entry.aliases.join('\n'), definition: entry.definition }
  const values: Record<string, string> =
    state.status === 'idle' ? initial : isSaved && entry === null ? {} : state.values
  const errorOf = (name: string) =>
    errorText(Object.entries(state.fields).find(([key]) => key.split('.')[0] === name)?.[1])
  return (
    <form ref={form} action={send} onInput={changed} onReset={changed} noValidate>
      <div role="status">
        {state.status === 'done' && state.value.kind === 'saved' ? (
          <Notice kind="good">{t('saved', { headword: state.value.headword })}</Notice>
        ) : null}
      </div>
      {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      <input type="hidden" name="entryId" value={entry?.id ?? ''} />
      <Field
        name="headword"
        label={t('headword')}
        hint={t('headwordHint')}
        error={errorOf('headword')}
        defaultValue={values['headword'] ?? ''}
        autoComplete="off"
        dir="auto"
      />
      <TextField
        name="aliases"
        label={t('aliases')}
        hint={t('aliasesHint')}
        error={errorOf('aliases')}
        defaultValue={values['aliases'] ?? ''}
        rows={3}
        dir="auto"
      />
      <TextField
        name="definition"
        label={t('definition')}
        hint={t('definitionHint')}
        error={errorOf('definition')}
        defaultValue={values['definition'] ?? ''}
        rows={3}
        dir="auto"
      />
      <div className={styles.actions}>
        <SubmitButton name="intent" value="save">
          {t('save')}
        </SubmitButton>
        <noscript>
          <SubmitButton kind="plain" name="intent" value="places">
            {t('showPlaces')}
          </SubmitButton>
        </noscript>
        {entry === null ? null : (
          <ButtonLink kind="quiet" href={`/articles/${articleId}/terms`}>
            {t('another')}
          </ButtonLink>
        )}
      </div>
      <TermPlaces preview={{ ...preview, places: preview.places ?? placesSent }} numbers={numbers} />
    </form>
  )
}
