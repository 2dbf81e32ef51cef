'use client'

import { useTranslations } from 'use-intl'
import type { Criterion } from '#domain/quiz/questions/free-text.ts'
import styles from './inputs.module.css'

type Props = {
  rubric: readonly Criterion[]
  /** Criterion → level that a marker chose; absent before it is marked. */
  chosen?: Readonly<Record<string, string>>
}

/** By what a text is marked: each criterion with its levels, the best first. */
export function RubricTable({ rubric, chosen = {} }: Props) {
  const t = useTranslations('quiz')
  return (
    <dl className={styles.criteria}>
      {rubric.map(({ id, title, levels }) => (
        <div key={id}>
          <dt dir="auto">{title}</dt>
          {[...levels]
            .sort((a, b) => b.points - a.points)
            .map((level) => (
              <dd key={level.id} data-chosen={chosen[id] === level.id}>
                <span>{t('points', { points: level.points })}</span> <span dir="auto">{level.text}</span>
                {chosen[id] === level.id ? <em> · {t('freeText.reached')}</em> : null}
              </dd>
            ))}
        </div>
      ))}
    </dl>
  )
}
