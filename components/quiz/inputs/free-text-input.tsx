'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { countTypedWords } from '#domain/quiz/questions/free-text.ts'
import type { InputProps } from './input-props.ts'
import styles from './inputs.module.css'
import { RubricTable } from './rubric-table.tsx'

/** Room for a text, with how long it is and may be, and by what it will be marked where that is told. */
export function FreeTextInput({ body, value, onChange, onLeave, name, disabled }: InputProps<'free-text'>) {
  const t = useTranslations('quiz')
  const hint = useId()
  const text = value?.text ?? ''
  const { minWords, maxWords, rubric } = body
  const words = countTypedWords(text)
  const isOutside = words > 0 && ((minWords !== null && words < minWords) || (maxWords !== null && words > maxWords))
  return (
    <div>
      {rubric === null ? null : (
        <details className={styles.rubric} open>
          <summary>{t('freeText.rubric')}</summary>
          <RubricTable rubric={rubric} />
        </details>
      )}
      <textarea
        name={name}
        disabled={disabled}
        value={text}
        rows={10}
        maxLength={20_000}
        aria-label={t('freeText.label')}
        aria-describedby={hint}
        className={styles.area}
        dir="auto"
        onChange={(event) => onChange({ ...value, type: 'free-text', text: event.target.value }, true)}
        onBlur={onLeave}
      />
      <p id={hint} className={styles.small} data-outside={isOutside}>
        {t('freeText.words', { count: words })}
        {minWords === null && maxWords === null ? null : ` · ${limits(t, minWords, maxWords)}`}
      </p>
    </div>
  )
}

function limits(t: ReturnType<typeof useTranslations<'quiz'>>, min: number | null, max: number | null): string {
  if (min === null) return t('freeText.atMost', { max: max ?? 0 })
  return max === null ? t('freeText.atLeast', { min }) : t('freeText.between', { min, max })
}
