'use client'

import { useTranslations } from 'use-intl'
import { ActionForm } from '#components/ui/action-form.tsx'
import type { FormState } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import styles from './assignments.module.css'

type Action = (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>

type PauseProps = {
  action: Action
  assignmentId: string
  /** When the clock was stopped, in words; null while it runs. */
  paused: string | null
}

/** Stops the clock of everybody, with what that does; or lets it run again. */
export function PauseControl({ action, assignmentId, paused }: PauseProps) {
  const t = useTranslations('assignments')
  if (paused !== null) {
    return (
      <Notice kind="warn">
        <div className={styles.controls}>
          <p role="status">{t('pause.since', { moment: paused })}</p>
          <ActionForm action={action} kind="primary" hidden={{ assignmentId, isPaused: 'false' }}>
            {t('pause.resume')}
          </ActionForm>
        </div>
      </Notice>
    )
  }
  return (
    <div className={styles.controls}>
      <p>{t('pause.hint')}</p>
      <ActionForm action={action} hidden={{ assignmentId, isPaused: 'true' }}>
        {t('pause.pause')}
      </ActionForm>
    </div>
  )
}

type ReleaseProps = {
  action: Action
  assignmentId: string
  /** When the results were released by hand, in words; null for not. */
  released: string | null
}

/** Releases all parts of the results to the class at once, or takes that back. */
export function ReleaseControl({ action, assignmentId, released }: ReleaseProps) {
  const t = useTranslations('assignments')
  const isReleased = released !== null
  return (
    <div className={styles.controls}>
      <p>{isReleased ? t('byHand.since', { moment: released }) : t('byHand.hint')}</p>
      <ActionForm
        action={action}
        kind={isReleased ? 'plain' : 'primary'}
        hidden={{ assignmentId, isReleased: String(!isReleased) }}
      >
        {isReleased ? t('byHand.takeBack') : t('byHand.release')}
      </ActionForm>
    </div>
  )
}
