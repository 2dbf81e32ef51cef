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
      hint?: 'codeHint' | 'userNameHint' | 'displayNameHint' | 'staffNameHint'
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
      <Outcome state={state} done={done} shown={fields.map(({ name }) => name)} />
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

/** What came of it, above the fields: whatever no field below can say. */
function Outcome({ state, done, shown }: { state: FormState<unknown>; done: Props['done']; shown: readonly string[] }) {
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
  if (state.error.kind !== 'invalid') return <FailureNotice error={state.error} />
  const unsaid = Object.entries(state.fields).filter(([name]) => !shown.includes(name))
  return unsaid.map(([name, key]) => (
    <Notice key={name} kind="bad">
      {errorText(t, key)}
    </Notice>
  ))
}

/** An action names a message of this area; the translator cannot know which. */
function errorText(t: ReturnType<typeof useTranslations<'account'>>, key: string): string {
  return t(`errors.${key}` as 'errors.code-wrong')
}

function OneField({ field, state }: { field: AccountField; state: FormState<unknown> }) {
  const t = useTranslations('account')
  const key = state.fields[field.name]
  const common = {
    hint: field.hint ? t(field.hint) : undefined,
    error: key === undefined ? undefined : errorText(t, key),
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
