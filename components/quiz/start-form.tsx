'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'

type Props = {
  action: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
  assignmentId: string
  /** Whether there has been an attempt before. */
  isAgain: boolean
}

const reasons = ['not-open', 'closed', 'no-attempts-left', 'no-questions', 'started-elsewhere'] as const

/** Begins an attempt, or says why not. */
export function StartForm({ action, assignmentId, isAgain }: Props) {
  const t = useTranslations('quiz')
  const [state, send] = useActionState(action, idleForm())
  const detail = state.status === 'failed' && 'detail' in state.error ? state.error.detail : null
  const reason = reasons.find((known) => known === detail)
  return (
    <form action={send}>
      {reason ? <Notice kind="warn">{t(`start.refused.${reason}`)}</Notice> : null}
      {state.status === 'failed' && !reason ? <FailureNotice error={state.error} /> : null}
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <SubmitButton>{isAgain ? t('start.again') : t('start.go')}</SubmitButton>
    </form>
  )
}
