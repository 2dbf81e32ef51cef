'use client'

import { type ReactNode, useActionState } from 'react'
import { FailureNotice } from './failure-notice.tsx'
import { type FormState, idleForm } from './form-state.ts'
import { SubmitButton } from './submit-button.tsx'

type Props = {
  action: (before: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
  /** What the action needs to know; nothing is asked. */
  hidden: Record<string, string>
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  /** What a screen reader hears, where the button's text alone does not say what it is about. */
  label?: string | undefined
  children: ReactNode
}

/** One button that does something; why it was not done stands beside it. */
export function ActionForm({ action, hidden, kind = 'plain', label, children }: Props) {
  const [state, send] = useActionState(action, idleForm())
  return (
    <form action={send} aria-label={label}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton kind={kind}>{children}</SubmitButton>
      {state.status === 'failed' ? <FailureNotice error={state.error} /> : null}
    </form>
  )
}
