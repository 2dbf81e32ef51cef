'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { moved } from '#domain/quiz/moved.ts'
import styles from '../quiz-editor.module.css'
import { changedAt, freshId, withoutAt } from './field-props.ts'

type Item = { id: string; text: string }

type Props = {
  legend: string
  hint: string
  idPrefix: string
  /** Of new ids. */
  prefix: string
  items: readonly Item[]
  change: (items: Item[]) => void
}

/** Short texts in an order that counts or is only told: each can be changed, moved and removed. */
export function ItemList({ legend, hint, idPrefix, prefix, items, change }: Props) {
  const t = useTranslations('editor')
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      <p className={styles.hint}>{hint}</p>
      {items.map((item, index) => (
        <div key={item.id} className={styles.itemRow}>
          <Field
            id={`${idPrefix}-${item.id}`}
            name="item"
            label={t('item', { number: index + 1 })}
            value={item.text}
            onChange={(event) => change(changedAt(items, index, { text: event.target.value }))}
          />
          <Button
            kind="quiet"
            aria-label={t('itemUp', { number: index + 1 })}
            disabled={index === 0}
            onClick={() => change(moved(items, index, index - 1))}
          >
            ↑
          </Button>
          <Button
            kind="quiet"
            aria-label={t('itemDown', { number: index + 1 })}
            disabled={index === items.length - 1}
            onClick={() => change(moved(items, index, index + 1))}
          >
            ↓
          </Button>
          <Button
            kind="quiet"
            aria-label={t('itemRemove', { number: index + 1 })}
            onClick={() => change(withoutAt(items, index))}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button
        onClick={() =>
          change([
            ...items,
            {
              id: freshId(
                prefix,
                items.map(({ id }) => id),
              ),
              text: '',
            },
          ])
        }
      >
        {t('addItem')}
      </Button>
    </fieldset>
  )
}
