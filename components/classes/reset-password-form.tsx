'use client'

import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { FirstSignIns } from '#domain/class/class-view.ts'
import { SignInSlips } from './sign-in-slips.tsx'

type Props = {
  action: (before: FormState<FirstSignIns>, form: FormData) => Promise<FormState<FirstSignIns>>
  classId: string
  studentId: string
  name: string
  address: string
}

/** Makes a new first password and shows it once, as a slip. */
export function ResetPasswordForm({ action, classId, studentId, name, address }: Props) {
  const t = useTranslations('classes')
  const [state, send] = useActionState<FormState<FirstSignIns>, FormData>(action, idleForm())
  if (state.status === 'done') {
    return (
      <>
        <h3 data-print="no">{t('student.resetDone', { name })}</h3>
        <SignInSlips signIns={state.value} address={address} />
      </>
    )
  }
  return (
    <form action={send}>
      {state.status === 'failed' ? <FailureNotice error={state.error} /> : null}
      <input type="hidden" name="classId" value={classId} />
      <input type="hidden" name="userId" value={studentId} />
      <SubmitButton kind="plain">{t('student.reset')}</SubmitButton>
    </form>
  )
}
