'use client'

import { type ReactNode, useActionState } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { PasswordField } from './password-field.tsx'

export type AccountField =
  | { name: 'code' | 'userName' | 'displayName' | 'email' | 'schoolName'; autoComplete: string; hint?: 'codeHint' | 'userNameHint' | 'displayNameHint' }
  | { name: 'password' | 'oldPassword'; autoComplete: 'current-password' | 'new-password'; label?: 'newPassword'; hint?: 'passwordHint' }

type Props = {
  action: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
  fields: readonly AccountField[]
  submit: 'signIn' | 'join' | 'joinFind' | 'setUp' | 'inviteAccept' | 'resetSave' | 'savePassword'
  /** What the fields hold at first, e.g. the address an invitation was sent to. */
  values?: Record<string, string>
  /** Sent along without being shown. */
  hidden?: Record<string, string>
  /** Said when it is done and the page stays. */
  done?: 'changed'
  children?: ReactNode
}

/** Every form about an account: labelled fields, errors beside them, what was typed kept. */
export function AccountForm({ action, fields, submit, values = {}, hidden = {}, done, children }: Props) {
  const t = useTranslations('account')
  const [state, send] = useActionState(action, idleForm(values))
  const errorOf = (name: string) => {
    const key = state.fields[name]
    return key === undefined ? undefined : t(`errors.${key}` as 'errors.code-wrong')
  }
  return (
    <form action={send} noValidate>
      {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      {state.status === 'done' && done ? <Notice kind="good">{t(done)}</Notice> : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) =>
        field.name === 'password' || field.name === 'oldPassword' ? (
          <PasswordField
            key={field.name}
            name={field.name}
            label={t(field.label ?? field.name)}
            hint={field.hint ? t(field.hint) : undefined}
            error={errorOf(field.name)}
            autoComplete={field.autoComplete}
          />
        ) : (
          <Field
            key={`${field.name} ${state.values[field.name] ?? ''}`}
            name={field.name}
            label={t(field.name)}
            hint={field.hint ? t(field.hint) : undefined}
            error={errorOf(field.name)}
            autoComplete={field.autoComplete}
            autoCapitalize={field.name === 'displayName' || field.name === 'schoolName' ? 'words' : 'none'}
            spellCheck={false}
            type={field.name === 'email' ? 'email' : 'text'}
            defaultValue={state.values[field.name] ?? ''}
          />
        ),
      )}
      {children}
      <SubmitButton>{t(submit)}</SubmitButton>
    </form>
  )
}
