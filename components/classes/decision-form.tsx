'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field } from '#components/ui/field.tsx'
import { idleForm } from '#components/ui/form-state.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { reasonMaxLength } from '#domain/notes/limits.ts'
import type { FormAction } from './group-form.tsx'
import styles from './groups.module.css'

type Props = {
  action: FormAction
  classId: string
  reportId: string
  /** What tells the buttons from those of other reports. */
  words: string
  /** False for words that their author has taken back. */
  mayHide: boolean
}

/** Decides about one reported note: it is left, or hidden for a reason. */
export function DecisionForm({ action, classId, reportId, words, mayHide }: Props) {
  const t = useTranslations('classes')
  const [state, send] = useActionState(action, idleForm())
  const key = state.fields['reason']
  return (
    <form action={send} className={styles.decision} noValidate>
      {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="reportId" value={reportId} />
      {mayHide ? (
        <Field
          id={`reason-${reportId}`}
          key={state.values['reason'] ?? ''}
          name="reason"
          label={t('reports.reason')}
          hint={t('reports.reasonHint')}
          error={key === undefined ? undefined : t(`errors.${key}` as 'errors.reason-missing')}
          maxLength={reasonMaxLength}
          autoComplete="off"
          dir="auto"
          defaultValue={state.values['reason'] ?? ''}
        />
      ) : null}
      <div className={styles.buttons}>
        {mayHide ? (
          <SubmitButton kind="danger" name="outcome" value="hidden" label={t('reports.hideThis', { words })}>
            {t('reports.hide')}
          </SubmitButton>
        ) : null}
        <SubmitButton kind="plain" name="outcome" value="kept" label={t('reports.keepThis', { words })}>
          {t('reports.keep')}
        </SubmitButton>
      </div>
    </form>
  )
}
