'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button.tsx'

type Props = {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  children: ReactNode
  name?: string
  value?: string
  /** Spoken instead of the text, and beginning with it, where several buttons read alike. */
  label?: string
}

/** Sends the form around it; while that is under way a second press does nothing. Works before JavaScript arrives. */
export function SubmitButton({ kind = 'primary', children, name, value, label }: Props) {
  const { pending } = useFormStatus()
  return (
    <Button
      type="submit"
      kind={kind}
      name={name}
      value={value}
      aria-label={label}
      aria-disabled={pending}
      onClick={(event) => {
        if (pending) event.preventDefault()
      }}
    >
      {children}
    </Button>
  )
}
