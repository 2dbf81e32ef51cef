'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { useErrorText } from './use-error-text.ts'

type Props = {
  action: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
  /** A title to begin with. */
  title: string
}

/** Names a new quiz; its editor opens next. */
export function NewQuizForm({ action, title }: Props) {
  const t = useTranslations('library.article')
  const errorText = useErrorText()
  const [state, send] = useActionState(action, idleForm({ title }))
  return (
    <form action={send} noValidate>
      {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      <Field
        name="title"
        label={t('quizTitle')}
        error={errorText(state.fields['title'])}
        defaultValue={state.values['title'] ?? ''}
        dir="auto"
      />
      <SubmitButton kind="plain">{t('createQuiz')}</SubmitButton>
    </form>
  )
}
