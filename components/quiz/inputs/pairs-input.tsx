'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { partField } from '#domain/quiz/form-answers.ts'
import type { BodyOf, InputProps, ResponseOf } from './input-props.ts'
import styles from './inputs.module.css'

type Props = Omit<InputProps<'matching'>, 'body' | 'value' | 'onChange'> & {
  body: BodyOf<'matching'> | BodyOf<'categories'>
  value: ResponseOf<'matching'> | ResponseOf<'categories'> | null
  onChange: (pairs: Record<string, string>) => void
}

/** Each thing with the choice of what belongs to it. */
export function PairsInput({ body, value, onChange, name, disabled }: Props) {
  const t = useTranslations('quiz')
  const pairs = value?.pairs ?? {}
  const textOf = (targetId: string | undefined) => body.targets.find(({ id }) => id === targetId)?.text
  return (
    <>
      <ul className={styles.pairs}>
        {body.items.map(({ id, text }) => (
          <li key={id} data-paired={textOf(pairs[id]) !== undefined}>
            <label>
              <span className={styles.itemText} dir="auto">
                {text}
              </span>
              <select
                name={partField(name, id)}
                disabled={disabled}
                value={pairs[id] ?? ''}
                onChange={(event) => onChange({ ...pairs, [id]: event.target.value })}
              >
                <option value="">{t(body.type === 'matching' ? 'pairs.match' : 'pairs.sort')}</option>
                {body.targets.map((target) => (
                  <option key={target.id} value={target.id}>
                    {target.text}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
      {body.type === 'categories' ? <Boxes body={body} pairs={pairs} /> : null}
    </>
  )
}

/** The categories with what has been put into them so far; the choices above say the same. */
function Boxes({ body, pairs }: { body: BodyOf<'categories'>; pairs: Readonly<Record<string, string>> }) {
  const t = useTranslations('quiz')
  const titleId = useId()
  return (
    <section className={styles.soFar} aria-labelledby={titleId}>
      <h3 id={titleId}>{t('pairs.soFar')}</h3>
      <dl className={styles.boxes}>
        {body.targets.map(({ id, text }) => {
          const inside = body.items.filter((item) => pairs[item.id] === id)
          return (
            <div key={id}>
              <dt dir="auto">{text}</dt>
              {inside.length === 0 ? <dd className={styles.none}>{t('pairs.empty')}</dd> : null}
              {inside.map((item) => (
                <dd key={item.id} dir="auto">
                  {item.text}
                </dd>
              ))}
            </div>
          )
        })}
      </dl>
    </section>
  )
}
