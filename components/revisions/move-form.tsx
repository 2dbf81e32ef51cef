'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import styles from './revisions.module.css'

type Props = {
  action: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
  assignmentId: string
  revisionId: string
  number: number
}

/** Moves an assignment to a newer revision, once it is confirmed that its consequences were seen. */
export function MoveForm({ action, assignmentId, revisionId, number }: Props) {
  const t = useTranslations('revisions.move')
  const [state, send] = useActionState(action, idleForm())
  const isUnconfirmed = state.fields['isConfirmed'] !== undefined
  return (
    <form action={send} className={styles.act}>
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="revisionId" value={revisionId} />
      <label className={styles.confirm}>
        <input
          type="checkbox"
          name="isConfirmed"
          aria-invalid={isUnconfirmed}
          aria-describedby={isUnconfirmed ? 'not-confirmed' : undefined}
        />{' '}
        {t('confirm')}
      </label>
      {isUnconfirmed ? (
        <p id="not-confirmed" className={styles.error}>
          {t('notConfirmed')}
        </p>
      ) : null}
      <SubmitButton>{t('act', { number })}</SubmitButton>
      {state.status === 'failed' && !isUnconfirmed ? <FailureNotice error={state.error} /> : null}
    </form>
  )
}
