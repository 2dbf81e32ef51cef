'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { Outcome } from '#domain/assignment/assignment-view.ts'
import { WorkSummary } from './work-summary.tsx'

type Props = {
  action: (before: FormState<Outcome>, form: FormData) => Promise<FormState<Outcome>>
  assignmentId: string
}

/** Withdraws an assignment; where students have begun, it says so first and asks once more. */
export function WithdrawForm({ action, assignmentId }: Props) {
  const t = useTranslations('assignments')
  const [state, send] = useActionState<FormState<Outcome>, FormData>(action, idleForm())
  const warned = state.status === 'done' && state.value.status === 'warned' ? state.value.work : null
  return (
    <form action={send}>
      {state.status === 'failed' ? <FailureNotice error={state.error} /> : null}
      <input type="hidden" name="assignmentId" value={assignmentId} />
      {warned === null ? (
        <SubmitButton kind="danger">{t('withdraw')}</SubmitButton>
      ) : (
        <Notice kind="warn">
          <p role="alert">{t('warnWithdraw')}</p>
          <WorkSummary work={warned} />
          <SubmitButton kind="danger" name="isConfirmed" value="yes">
            {t('withdrawAnyway')}
          </SubmitButton>
        </Notice>
      )}
    </form>
  )
}
