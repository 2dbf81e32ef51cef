'use client'

import { useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import { printDecimal, readDecimal } from '#domain/quiz/decimal.ts'

type Props = {
  id: string
  label: string
  hint?: string
  /** Null for an empty field, where that is allowed. */
  value: number | null
  change: (value: number | null) => void
}

/** A number as people write it; while it is no number, what was typed stays and the last number counts. */
export function NumberInput({ id, label, hint, value, change }: Props) {
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  return (
    <Field
      id={id}
      name={id}
      label={label}
      hint={hint}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value)
        const decimal = readDecimal(event.target.value)
        if (event.target.value.trim() === '') change(null)
        else if (decimal !== null) change(Number(printDecimal(decimal)))
      }}
    />
  )
}
