'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { partField } from '#domain/quiz/form-answers.ts'
import { sentenceAround } from '#domain/quiz/gap-sentence.ts'
import { clozePieces } from '#domain/quiz/questions/cloze.ts'
import type { BodyOf, InputProps } from './input-props.ts'
import styles from './inputs.module.css'

/**
 * A text with gaps to type in or to choose for, each a field of its own in the line. Who comes to a gap by the Tab key is
 * told the sentence in which it stands.
 */
export function ClozeInput({ body, value, onChange, onLeave, name, disabled }: InputProps<'cloze'>) {
  const t = useTranslations('quiz')
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
            sentence={sentenceAround(body.text, gap.id, { here: t('gapHere'), other: t('gapOther') })}
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
  sentence: string
  filling: string
  fill: (gapId: string, filling: string, isTyping: boolean) => void
}

function Gap({ gap, number, count, sentence, filling, name, disabled, fill, onLeave }: GapProps) {
  const t = useTranslations('quiz')
  const sentenceId = useId()
  const common = {
    name,
    disabled,
    value: filling,
    className: styles.gap,
    'aria-label': t('gap', { number, count }),
    'aria-describedby': sentenceId,
  }
  return (
    <>
      {gap.kind === 'typed' ? (
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
      ) : (
        <select {...common} onChange={(event) => fill(gap.id, event.target.value, false)}>
          <option value="">{t('gapEmpty')}</option>
          {gap.options.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      )}
      <span id={sentenceId} hidden>
        {sentence}
      </span>
    </>
  )
}
