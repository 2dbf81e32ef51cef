'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import styles from './student-page.module.css'

type Props = {
  action: (before: FormState<null>, form: FormData) => Promise<FormState<null>>
  name: string
  /** It is open again already: a new time can be given. */
  isOpenAgain: boolean
  /** What the field holds at first, on the clock of the class. */
  until: string
  /** The clock of the class, in words. */
  timeZone: string
}

const refusals = ['newer-open', 'under-way', 'withdrawn'] as const

/** Opens a handed-in attempt again until a time that the teacher chooses. */
export function ReopenForm({ action, name, isOpenAgain, until, timeZone }: Props) {
  const t = useTranslations('progress')
  const [state, send] = useActionState(action, idleForm({ until }))
  const detail = state.status === 'failed' && 'detail' in state.error ? state.error.detail : null
  const refusal = refusals.find((known) => known === detail)
  const wrong = state.fields['until']
  return (
    <details className={styles.kept} open={state.status === 'failed'}>
      <summary>{t(isOpenAgain ? 'reopen.change' : 'reopen.title')}</summary>
      <p className={styles.soft}>{t('reopen.hint', { name })}</p>
      <form action={send} noValidate>
        {refusal ? <Notice kind="warn">{t(`reopen.refused.${refusal}`, { name })}</Notice> : null}
        {state.status === 'failed' && !refusal && wrong === undefined ? <FailureNotice error={state.error} /> : null}
        <div className={styles.again}>
          <Field
            type="datetime-local"
            name="until"
            label={t('reopen.until', { timeZone })}
            error={wrong === undefined ? undefined : t(wrong === 'until-past' ? 'reopen.past' : 'reopen.wrong')}
            defaultValue={state.values['until'] ?? ''}
          />
          <SubmitButton kind="plain">{t(isOpenAgain ? 'reopen.save' : 'reopen.go')}</SubmitButton>
        </div>
      </form>
    </details>
  )
}
