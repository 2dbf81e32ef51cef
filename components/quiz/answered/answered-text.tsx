'use client'

import { useTranslations } from 'use-intl'
import type { RightAnswer } from '#domain/quiz/reveal-parts.ts'
import styles from '../question-result.module.css'

/** How many right forms are shown before the rest is folded away; one more would take no less room than its count. */
const formsAtOnce = 3

type Props = {
  /** Null for no answer. */
  text: string | null
  right: RightAnswer | null
  /** The sentence that was to be mended. */
  faulty?: string
}

/** What was typed, beside the forms that are right: the author's first ones, and the rest where somebody asks. */
export function AnsweredText({ text, right, faulty }: Props) {
  const t = useTranslations('quiz')
  const forms = right?.rightForms ?? []
  const shownForms = forms.length <= formsAtOnce + 1 ? forms : forms.slice(0, formsAtOnce)
  const furtherForms = forms.slice(shownForms.length)
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
      {right !== null && forms.length > 0 ? (
        <div>
          <dt>{t('rightAnswer')}</dt>
          <dd dir="auto">
            {shownForms.join(' · ')}
            {right.tolerance === null ? null : ` ${t('tolerance', { tolerance: right.tolerance })}`}
            {furtherForms.length > 0 ? (
              <details className={styles.further}>
                <summary>{t('furtherForms', { count: furtherForms.length })}</summary>
                <span>{furtherForms.join(' · ')}</span>
              </details>
            ) : null}
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
