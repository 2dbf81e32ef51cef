'use client'

import { TextField } from '#components/ui/field.tsx'

type Props = {
  id: string
  label: string
  hint: string
  lines: readonly string[]
  change: (lines: string[]) => void
}

/** Several short texts, one on each line. */
export function LinesField({ id, label, hint, lines, change }: Props) {
  return (
    <TextField
      id={id}
      name="lines"
      label={label}
      hint={hint}
      rows={3}
      value={lines.join('\n')}
      onChange={(event) => change(event.target.value.split('\n'))}
    />
  )
}
