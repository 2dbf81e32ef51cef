'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { idleForm } from '#components/ui/form-state.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { GroupView } from '#domain/class/class-view.ts'
import type { FormAction } from './group-form.tsx'
import styles from './groups.module.css'

type Props = { action: FormAction; classId: string; group: GroupView }

/** Dissolves a group; what becomes of its notes is said before. */
export function DissolveForm({ action, classId, group }: Props) {
  const t = useTranslations('classes')
  const [state, send] = useActionState(action, idleForm())
  return (
    <form action={send} className={styles.dissolve}>
      {state.status === 'failed' ? <FailureNotice error={state.error} /> : null}
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="groupId" value={group.id} />
      <p>{t('groups.dissolveHint', { count: group.notes })}</p>
      <SubmitButton kind="danger">{t('groups.dissolve', { name: group.name })}</SubmitButton>
    </form>
  )
}
