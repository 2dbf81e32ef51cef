'use client'

import type { InputProps } from './input-props.ts'
import { SpanList } from './span-list.tsx'

/** An answer that consists of passages of the text. */
export function EvidenceInput({ body, value, onChange, disabled }: InputProps<'evidence'>) {
  return (
    <SpanList
      spans={value?.spans ?? []}
      allowed={body.maxSpans}
      disabled={disabled}
      onChange={(spans) => onChange({ ...value, type: 'evidence', spans: [...spans] }, false)}
    />
  )
}
