'use client'

import { useTranslations } from 'use-intl'
import type { RightAnswer } from '#domain/quiz/reveal-parts.ts'
import styles from '../question-result.module.css'

type Props = {
  /** Null for no answer. */
  text: string | null
  right: RightAnswer | null
  /** The sentence that was to be mended. */
  faulty?: string
}

/** What was typed, beside the forms that are right. */
export function AnsweredText({ text, right, faulty }: Props) {
  const t = useTranslations('quiz')
  return (
    <dl className={styles.typed}>
      {faulty === undefined ? null : (
        <div>
          <dt>{t('repair.faulty')}</dt>
          <dd dir="auto">{faulty}</dd>
        </div>
      )}
      <div>
        <dt>{t('given')}</dt>
        <dd className={styles.written} dir="auto">
          {text ?? t('states.unanswered')}
        </dd>
      </div>
      {right !== null && right.rightForms.length > 0 ? (
        <div>
          <dt>{t('rightAnswer')}</dt>
          <dd dir="auto">
            {right.rightForms.join(' · ')}
            {right.tolerance === null ? null : ` ${t('tolerance', { tolerance: right.tolerance })}`}
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
