'use client'

import { useTranslations } from 'use-intl'
import { SelectField } from '#components/ui/field.tsx'
import { orderingScorings } from '#domain/quiz/questions/ordering.ts'
import type { FieldProps } from './field-props.ts'
import { ItemList } from './item-list.tsx'

/** What is to be put in order, in its right order, and how an order is scored. */
export function OrderFields({ question, change }: FieldProps) {
  const t = useTranslations('editor')
  return (
    <>
      <ItemList
        legend={t('orderItems')}
        hint={t('orderItemsHint')}
        idPrefix={question.id}
        prefix="i"
        items={question.items}
        change={(items) => change({ items })}
      />
      <SelectField
        id={`${question.id}-order-scoring`}
        name="orderScoring"
        label={t('scoring')}
        value={question.orderScoring}
        onChange={(event) =>
          change({
            orderScoring: orderingScorings.find((rule) => rule === event.target.value) ?? question.orderScoring,
          })
        }
      >
        {orderingScorings.map((rule) => (
          <option key={rule} value={rule}>
            {t(`orderScorings.${rule}`)}
          </option>
        ))}
      </SelectField>
    </>
  )
}
