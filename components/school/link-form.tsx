'use client'

import { type ReactNode, useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field, SelectField } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { OneTimeLink, type OneTimeLinkView } from './one-time-link.tsx'

type LinkAction = (before: FormState<OneTimeLinkView>, form: FormData) => Promise<FormState<OneTimeLinkView>>

/** Asks for whom an invitation is, and shows its link. */
export function InviteForm({ action }: { action: LinkAction }) {
  const t = useTranslations('admin')
  const [state, send] = useActionState(action, idleForm())
  const error = state.fields['email']
  return (
    <form action={send} noValidate>
      <SelectField name="role" label={t('inviteRole')} defaultValue={state.values['role'] ?? 'teacher'}>
        <option value="teacher">{t('roles.teacher')}</option>
        <option value="admin">{t('roles.admin')}</option>
      </SelectField>
      <Field
        key={state.status === 'failed' ? state.values['email'] : ''}
        name="email"
        type="email"
        label={t('inviteEmail')}
        hint={t('inviteEmailHint')}
        error={error === undefined ? undefined : t(`errors.${error}` as 'errors.email-taken')}
        autoComplete="off"
        defaultValue={state.status === 'failed' ? state.values['email'] : ''}
      />
      <SubmitButton>{t('invite')}</SubmitButton>
      <MadeLink state={state} id="invite-link" />
    </form>
  )
}

type ResetProps = { action: LinkAction; userId: string; label: string; children: ReactNode }

/** One button that makes a link for a new password, and shows it. */
export function ResetLinkForm({ action, userId, label, children }: ResetProps) {
  const [state, send] = useActionState(action, idleForm())
  return (
    <form action={send} aria-label={label}>
      <input type="hidden" name="userId" value={userId} />
      <SubmitButton kind="plain">{children}</SubmitButton>
      <MadeLink state={state} id={`reset-link-${userId}`} />
    </form>
  )
}

function MadeLink({ state, id }: { state: FormState<OneTimeLinkView>; id: string }) {
  if (state.status === 'done') return <OneTimeLink link={state.value} id={id} />
  if (state.status === 'failed' && state.error.kind !== 'invalid') return <FailureNotice error={state.error} />
  return null
}
