'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { citedMax, spansIn, withSpans } from '#domain/quiz/marked-spans.ts'
import type { QuestionBody, QuizResponse } from '#domain/quiz/schema.ts'
import styles from './inputs.module.css'
import { SpanList } from './span-list.tsx'

type Props = {
  body: QuestionBody
  value: QuizResponse | null
  onChange: (response: QuizResponse, isTyping: boolean) => void
  disabled: boolean
}

/** Where a question asks for the words that prove its answer: those that are marked, and what they count. */
export function CitedField({ body, value, onChange, disabled }: Props) {
  const t = useTranslations('quiz')
  const title = useId()
  if (!body.citation || body.type === 'evidence') return null
  const { isScored, weight } = body.citation
  return (
    <section className={styles.ask} aria-labelledby={title}>
      <h3 id={title}>{t('marks.prove')}</h3>
      <p className={styles.small}>
        {isScored ? t('citing.scored', { percent: Math.round(weight * 100) }) : t('citing.asked')}
      </p>
      <SpanList
        spans={spansIn(value)}
        allowed={citedMax}
        disabled={disabled}
        onChange={(spans) => onChange(withSpans(body, value, spans), false)}
      />
    </section>
  )
}
