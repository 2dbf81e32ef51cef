'use client'

import { useTranslations } from 'use-intl'
import type { RightAnswer } from '#domain/quiz/reveal-parts.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import styles from '../question-result.module.css'

type Props = {
  options: readonly { id: string; text: string }[]
  response: QuizResponse | null
  /** Null until it is out. */
  right: RightAnswer | null
}

/** The options with what was chosen and what is right, in words. */
export function AnsweredOptions({ options, response, right }: Props) {
  const t = useTranslations('quiz')
  const chosen = chosenIds(response)
  return (
    <ul className={styles.options}>
      {options.map(({ id, text }) => {
        const isRight = right?.rightIds.includes(id) ?? false
        const isChosen = chosen.includes(id)
        return (
          <li key={id} data-right={isRight} data-chosen={isChosen}>
            <span aria-hidden="true">{isRight ? '✓' : isChosen ? (right === null ? '•' : '✗') : '·'}</span>
            <span>{text}</span>
            <span className={styles.tags}>
              {isChosen ? <em>{t(right === null || isRight ? 'chosen' : 'chosenWrong')}</em> : null}
              {isRight ? <em>{t('rightAnswer')}</em> : null}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function chosenIds(response: QuizResponse | null): readonly string[] {
  if (response === null) return []
  if ('choices' in response) return response.choices
  return 'choice' in response && response.choice !== null ? [response.choice] : []
}
