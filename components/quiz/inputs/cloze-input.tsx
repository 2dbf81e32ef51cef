'use client'

import { useTranslations } from 'use-intl'
import { partField } from '#domain/quiz/form-answers.ts'
import { clozePieces } from '#domain/quiz/questions/cloze.ts'
import type { BodyOf, InputProps } from './input-props.ts'
import styles from './inputs.module.css'

/** A text with gaps to type in or to choose for, each a field of its own in the line. */
export function ClozeInput({ body, value, onChange, onLeave, name, disabled }: InputProps<'cloze'>) {
  const fillings = value?.gaps ?? {}
  const fill = (gapId: string, filling: string, isTyping: boolean) =>
    onChange({ ...value, type: 'cloze', gaps: { ...fillings, [gapId]: filling } }, isTyping)
  let at = 0
  return (
    <p className={styles.cloze} dir="auto">
      {clozePieces(body.text).map((piece, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no identity but their place
        if ('text' in piece) return <span key={`text ${index}`}>{piece.text}</span>
        const gap = body.gaps.find(({ id }) => id === piece.gapId)
        if (gap === undefined) return null
        at += 1
        return (
          <Gap
            key={gap.id}
            gap={gap}
            number={at}
            count={body.gaps.length}
            filling={fillings[gap.id] ?? ''}
            name={partField(name, gap.id)}
            disabled={disabled}
            fill={fill}
            onLeave={onLeave}
          />
        )
      })}
    </p>
  )
}

type GapProps = Pick<InputProps<'cloze'>, 'name' | 'disabled' | 'onLeave'> & {
  gap: BodyOf<'cloze'>['gaps'][number]
  number: number
  count: number
  filling: string
  fill: (gapId: string, filling: string, isTyping: boolean) => void
}

function Gap({ gap, number, count, filling, name, disabled, fill, onLeave }: GapProps) {
  const t = useTranslations('quiz')
  const common = { name, disabled, value: filling, className: styles.gap, 'aria-label': t('gap', { number, count }) }
  if (gap.kind === 'typed') {
    return (
      <input
        {...common}
        size={Math.min(40, Math.max(10, filling.length + 1))}
        maxLength={500}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => fill(gap.id, event.target.value, true)}
        onBlur={onLeave}
      />
    )
  }
  return (
    <select {...common} onChange={(event) => fill(gap.id, event.target.value, false)}>
      <option value="">{t('gapEmpty')}</option>
      {gap.options.map(({ id, text }) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  )
}
