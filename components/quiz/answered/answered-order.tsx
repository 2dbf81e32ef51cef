'use client'

import { useTranslations } from 'use-intl'
import type { RightAnswer } from '#domain/quiz/reveal-parts.ts'
import type { BodyOf, ResponseOf } from '../inputs/input-props.ts'
import styles from '../question-result.module.css'

type Props = { body: BodyOf<'ordering'>; response: ResponseOf<'ordering'> | null; right: RightAnswer | null }

/** The order that was given beside the right one. */
export function AnsweredOrder({ body, response, right }: Props) {
  const t = useTranslations('quiz')
  const given = response?.order ?? []
  return (
    <dl className={`${styles.typed} ${styles.twoOrders}`}>
      <div>
        <dt>{t('given')}</dt>
        <dd>{given.length === 0 ? t('states.unanswered') : <Order body={body} ids={given} />}</dd>
      </div>
      {right === null ? null : (
        <div>
          <dt>{t('rightAnswer')}</dt>
          <dd>
            <Order body={body} ids={right.rightIds} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Order({ body, ids }: { body: BodyOf<'ordering'>; ids: readonly string[] }) {
  return (
    <ol>
      {ids.map((id) => (
        <li key={id} dir="auto">
          {body.items.find((item) => item.id === id)?.text ?? id}
        </li>
      ))}
    </ol>
  )
}
