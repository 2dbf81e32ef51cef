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
    <div className={styles.twoOrders}>
      <section>
        <h4>{t('given')}</h4>
        {given.length === 0 ? <p>{t('states.unanswered')}</p> : <Order body={body} ids={given} />}
      </section>
      {right === null ? null : (
        <section>
          <h4>{t('rightAnswer')}</h4>
          <Order body={body} ids={right.rightIds} />
        </section>
      )}
    </div>
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
