'use client'

import { useTranslations } from 'use-intl'
import type { RightAnswer } from '#domain/quiz/reveal-parts.ts'
import type { BodyOf } from '../inputs/input-props.ts'
import styles from '../question-result.module.css'

type Props = {
  body: BodyOf<'matching'> | BodyOf<'categories'>
  pairs: Readonly<Record<string, string>>
  right: RightAnswer | null
}

/** Each thing with what it was put with, and with what belongs to it. */
export function AnsweredPairs({ body, pairs, right }: Props) {
  const t = useTranslations('quiz')
  const textOf = (targetId: string | undefined) => body.targets.find(({ id }) => id === targetId)?.text
  return (
    <ul className={styles.options}>
      {body.items.map(({ id, text }) => {
        const isRight = right === null ? null : right.rightPairs[id] === pairs[id]
        return (
          <li key={id} data-right={isRight ?? undefined} data-chosen={isRight === false}>
            <span aria-hidden="true">{isRight === null ? '·' : isRight ? '✓' : '✗'}</span>
            <span>
              {text} <span aria-hidden="true">→</span> <span className={styles.said}>{t('pairs.with')}</span>{' '}
              {textOf(pairs[id]) ?? t('states.unanswered')}
            </span>
            <span className={styles.tags}>
              {isRight === null ? null : <em>{t(isRight ? 'states.right' : 'states.wrong')}</em>}
              {isRight === false ? <em>{t('pairRight', { target: textOf(right?.rightPairs[id]) ?? '' })}</em> : null}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
