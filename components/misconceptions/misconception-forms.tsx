'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field, TextField } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import styles from './misconceptions.module.css'

type Action = (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>

/** Puts a misconception on the teacher's list. */
export function NewMisconceptionForm({ action }: { action: Action }) {
  const t = useTranslations('editor')
  const [state, send] = useActionState(action, idleForm())
  const values = state.status === 'done' ? {} : state.values
  return (
    <form action={send} noValidate>
      <FormFailure state={state} />
      <Field
        name="name"
        label={t('misconceptions.name')}
        hint={t('misconceptionHint')}
        error={useErrorOf(state)('name')}
        defaultValue={values['name'] ?? ''}
        dir="auto"
      />
      <TextField
        name="description"
        label={t('misconceptions.description')}
        hint={t('misconceptions.descriptionHint')}
        error={useErrorOf(state)('description')}
        rows={2}
        defaultValue={values['description'] ?? ''}
        dir="auto"
      />
      <SubmitButton kind="primary">{t('misconceptions.add')}</SubmitButton>
    </form>
  )
}

type ChangeProps = { action: Action; id: string; name: string; description: string }

/** What there is to say of a misconception; and the way to take it off the list. */
export function MisconceptionForm({ action, id, name, description }: ChangeProps) {
  const t = useTranslations('editor')
  const [state, send] = useActionState(action, idleForm({ description }))
  return (
    <form action={send} noValidate aria-label={name}>
      <FormFailure state={state} />
      <input type="hidden" name="id" value={id} />
      <details className={styles.description} open={description !== '' || state.status === 'failed'}>
        <summary>{t('misconceptions.describe')}</summary>
        <TextField
          id={`description-${id}`}
          name="description"
          label={t('misconceptions.description')}
          error={useErrorOf(state)('description')}
          rows={2}
          defaultValue={state.values['description'] ?? ''}
          dir="auto"
        />
        <SubmitButton kind="plain" name="step" value="save">
          {t('misconceptions.save')}
        </SubmitButton>
      </details>
      <SubmitButton kind="quiet" name="step" value="remove">
        {t('misconceptions.remove')}
      </SubmitButton>
      {state.status === 'done' ? <Notice kind="good">{t('misconceptions.saved')}</Notice> : null}
    </form>
  )
}

function FormFailure({ state }: { state: FormState<unknown> }) {
  return state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null
}

function useErrorOf(state: FormState<unknown>): (field: string) => string | undefined {
  const t = useTranslations('editor')
  return (field) => {
    const message = state.fields[field]
    if (message === undefined) return undefined
    return t.has(`errors.${message}` as 'errors.other') ? t(`errors.${message}` as 'errors.other') : t('errors.other')
  }
}
