'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'

type Props = { action: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>; name: string }

/** Gives the school another name. */
export function SchoolNameForm({ action, name }: Props) {
  const t = useTranslations('admin')
  const [state, send] = useActionState(action, idleForm({ schoolName: name }))
  const error = state.fields['schoolName']
  return (
    <form action={send} noValidate>
      {state.status === 'done' ? <Notice kind="good">{t('renamed')}</Notice> : null}
      {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      <Field
        key={state.values['schoolName']}
        name="schoolName"
        label={t('schoolName')}
        error={error === undefined ? undefined : t(`errors.${error}` as 'errors.school-name-missing')}
        autoComplete="organization"
        defaultValue={state.values['schoolName']}
      />
      <SubmitButton kind="plain">{t('save')}</SubmitButton>
    </form>
  )
}
