'use client'

import { type ReactNode, type RefObject, useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '#components/ui/button.tsx'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field, TextField } from '#components/ui/field.tsx'
import { idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import type { PlaceView, TermAction } from './term-state.ts'
import styles from './terms.module.css'
import { TranslationRows } from './translation-rows.tsx'
import { useErrorText } from './use-error-text.ts'

type Props = {
  articleId: string
  /** The entry that is being changed; null for a new one. */
  entry: GlossaryTerm | null
  save: TermAction
  /** Called after typing, and when an answer has come and React resets the form. */
  changed: () => void
  form: RefObject<HTMLFormElement | null>
  /** What stands below the form; before JavaScript the places come with the answer to it. */
  children: (placesSent: readonly PlaceView[] | null) => ReactNode
}

/** Explains one term. Where it will appear is shown while it is typed, and before JavaScript by its own button. */
export function TermForm({ articleId, entry, save, changed, form, children }: Props) {
  const t = useTranslations('library.terms')
  const errorText = useErrorText()
  const [state, send] = useActionState(save, idleForm())
  const placesSent = state.status === 'done' && state.value.kind === 'places' ? state.value.places : null
  const isSaved = state.status === 'done' && state.value.kind === 'saved'
  const values: Record<string, string> =
    state.status === 'idle' || (isSaved && entry !== null) ? valuesOf(entry) : isSaved ? {} : state.values
  const errorOf = (name: string) =>
    errorText(Object.entries(state.fields).find(([key]) => key.split('.')[0] === name)?.[1])
  return (
    <>
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
        <TextField
          name="longer"
          label={t('longer')}
          hint={t('longerHint')}
          error={errorOf('longer')}
          defaultValue={values['longer'] ?? ''}
          rows={3}
          dir="auto"
        />
        <TranslationRows values={values} errorOf={(name) => errorText(state.fields[name])} />
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
      </form>
      {children(placesSent)}
    </>
  )
}

/** The fields of an entry as it is stored. */
function valuesOf(entry: GlossaryTerm | null): Record<string, string> {
  if (entry === null) return {}
  const { headword, aliases, definition, longer, translations } = entry
  return {
    headword,
    aliases: aliases.join('\n'),
    definition,
    longer: longer ?? '',
    ...Object.fromEntries(
      translations.flatMap((one, row) => [
        [`lang${row}`, one.lang],
        [`translation${row}`, one.definition],
      ]),
    ),
  }
}
