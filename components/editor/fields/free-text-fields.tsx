'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import type { DraftQuestion } from '#domain/quiz/draft.ts'
import styles from '../quiz-editor.module.css'
import { CheckField } from './check-field.tsx'
import { changedAt, type FieldProps, freshId, withoutAt } from './field-props.ts'
import { NumberInput } from './number-input.tsx'

type Criterion = DraftQuestion['rubric'][number]

/** How long a text may be, and by what it is marked. */
export function FreeTextFields({ question, change }: FieldProps) {
  const t = useTranslations('editor')
  const { rubric } = question
  const wordsOf = (value: number | null) => (value === null ? null : Math.round(value))
  return (
    <>
      <div className={styles.pair}>
        <NumberInput
          id={`${question.id}-min-words`}
          label={t('minWords')}
          hint={t('wordsHint')}
          value={question.minWords}
          change={(value) => change({ minWords: wordsOf(value) })}
        />
        <NumberInput
          id={`${question.id}-max-words`}
          label={t('maxWords')}
          hint={t('wordsHint')}
          value={question.maxWords}
          change={(value) => change({ maxWords: wordsOf(value) })}
        />
      </div>
      <fieldset className={styles.group}>
        <legend>{t('rubric')}</legend>
        <p className={styles.hint}>{t('rubricHint')}</p>
        {rubric.map((criterion, index) => (
          <CriterionFields
            key={criterion.id}
            criterion={criterion}
            idPrefix={`${question.id}-${criterion.id}`}
            number={index + 1}
            change={(changed) => change({ rubric: changedAt(rubric, index, changed) })}
            remove={() => change({ rubric: withoutAt(rubric, index) })}
          />
        ))}
        <Button onClick={() => change({ rubric: [...rubric, newCriterion(rubric)] })}>{t('addCriterion')}</Button>
        <CheckField
          label={t('rubricShown')}
          isOn={question.isRubricShown}
          change={(isRubricShown) => change({ isRubricShown })}
        />
      </fieldset>
    </>
  )
}

type CriterionProps = {
  criterion: Criterion
  idPrefix: string
  number: number
  change: (changed: Partial<Criterion>) => void
  remove: () => void
}

function CriterionFields({ criterion, idPrefix, number, change, remove }: CriterionProps) {
  const t = useTranslations('editor')
  const { levels } = criterion
  return (
    <div className={styles.option}>
      <div className={styles.optionRow}>
        <Field
          id={`${idPrefix}-title`}
          name="criterion"
          label={t('criterion', { number })}
          value={criterion.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <Button kind="quiet" aria-label={t('removeCriterion', { number })} onClick={remove}>
          ✕
        </Button>
      </div>
      {levels.map((level, index) => (
        <div key={level.id} className={styles.levelRow}>
          <NumberInput
            id={`${idPrefix}-${level.id}-points`}
            label={t('levelPoints')}
            value={level.points}
            change={(points) => change({ levels: changedAt(levels, index, { points: points ?? 0 }) })}
          />
          <Field
            id={`${idPrefix}-${level.id}-text`}
            name="level"
            label={t('level', { number: index + 1 })}
            value={level.text}
            onChange={(event) => change({ levels: changedAt(levels, index, { text: event.target.value }) })}
          />
          <Button
            kind="quiet"
            aria-label={t('removeLevel', { number: index + 1 })}
            onClick={() => change({ levels: withoutAt(levels, index) })}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button onClick={() => change({ levels: [...levels, newLevel(levels, 0)] })}>{t('addLevel')}</Button>
    </div>
  )
}

function newLevel(levels: Criterion['levels'], points: number): Criterion['levels'][number] {
  const used = levels.map(({ id }) => id)
  return { id: freshId('l', used), text: '', points }
}

function newCriterion(rubric: readonly Criterion[]): Criterion {
  const used = rubric.map(({ id }) => id)
  const best = newLevel([], 1)
  return { id: freshId('c', used), title: '', levels: [best, newLevel([best], 0)] }
}
