'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Field } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { PasswordField } from './password-field.tsx'
import { SchoolChoice } from './school-choice.tsx'

export type AccountField =
  | {
      name: 'code' | 'userName' | 'displayName' | 'email' | 'schoolName'
      autoComplete: string
      hint?: 'codeHint' | 'userNameHint' | 'displayNameHint'
    }
  | {
      name: 'password' | 'oldPassword'
      autoComplete: 'current-password' | 'new-password'
      label?: 'newPassword' | 'firstPassword'
      hint?: 'passwordHint'
    }

type Props = {
  action: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
  fields: readonly AccountField[]
  submit: 'signIn' | 'join' | 'joinFind' | 'setUp' | 'inviteAccept' | 'resetSave' | 'savePassword' | 'saveName'
  /** What the fields hold at first, e.g. the address an invitation was sent to. */
  values?: Record<string, string>
  /** Sent along without being shown. */
  hidden?: Record<string, string>
  /** Said when it is done and the page stays. */
  done?: 'changed' | 'nameChanged'
  children?: ReactNode
}

/** Every form about an account: labelled fields, errors beside them, what was typed kept. */
export function AccountForm({ action, fields, submit, values = {}, hidden = {}, done, children }: Props) {
  const t = useTranslations('account')
  const [state, send] = useActionState(action, idleForm(values))
  const form = useRef<HTMLFormElement>(null)
  // The answer comes without a new page: only the focus tells those who do not see it that, and where, something is wrong.
  useEffect(() => {
    if (state.status !== 'failed') return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [name="schoolId"]:checked')?.focus()
  }, [state])
  return (
    <form ref={form} action={send} noValidate>
      <Outcome state={state} done={done} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <OneField key={field.name} field={field} state={state} />
      ))}
      {children}
      <SubmitButton>{t(submit)}</SubmitButton>
    </form>
  )
}

/** What came of it, above the fields. */
function Outcome({ state, done }: { state: FormState<unknown>; done: Props['done'] }) {
  const t = useTranslations('account')
  if (state.status === 'done' && done) {
    return (
      <div role="status">
        <Notice kind="good">{t(done)}</Notice>
      </div>
    )
  }
  if (state.status !== 'failed') return null
  if (state.error.kind === 'conflict' && state.error.detail === 'several-schools') {
    return <SchoolChoice error={state.error} />
  }
  const hasField = state.error.kind === 'invalid' && Object.keys(state.fields).some((name) => name !== 'code')
  return hasField || state.fields['code'] ? null : <FailureNotice error={state.error} />
}

function OneField({ field, state }: { field: AccountField; state: FormState<unknown> }) {
  const t = useTranslations('account')
  const key = state.fields[field.name]
  const common = {
    hint: field.hint ? t(field.hint) : undefined,
    // An action names a message of this area; `t` cannot know which.
    error: key === undefined ? undefined : t(`errors.${key}` as 'errors.code-wrong'),
    autoComplete: field.autoComplete,
  }
  if (field.name === 'password' || field.name === 'oldPassword') {
    return <PasswordField {...common} name={field.name} label={t(field.label ?? field.name)} />
  }
  const isName = field.name === 'displayName' || field.name === 'schoolName'
  return (
    <Field
      {...common}
      key={state.values[field.name] ?? ''}
      name={field.name}
      label={t(field.name)}
      autoCapitalize={isName ? 'words' : 'none'}
      spellCheck={false}
      type={field.name === 'email' ? 'email' : 'text'}
      defaultValue={state.values[field.name] ?? ''}
    />
  )
}
