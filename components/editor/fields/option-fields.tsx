'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Field, SelectField } from '#components/ui/field.tsx'
import type { DraftQuestion } from '#domain/quiz/draft.ts'
import { multipleResponseScorings } from '#domain/quiz/schema.ts'
import styles from '../quiz-editor.module.css'
import { CheckField } from './check-field.tsx'
import { changedAt, type FieldProps } from './field-props.ts'
import { NoteFields } from './note-fields.tsx'
import { NumberInput } from './number-input.tsx'

/** The options of a single choice or of several choices, which of them are right, and how they are scored. */
export function OptionFields({ question, change }: FieldProps) {
  const t = useTranslations('editor')
  const isSingle = question.type === 'single-choice'
  return (
    <fieldset className={styles.group}>
      <legend>{t('options')}</legend>
      {question.options.map((option, index) => (
        <OptionRow key={option.id} {...{ question, change, option, index }} />
      ))}
      <Button onClick={() => change({ options: [...question.options, newOption(question)] })}>{t('addOption')}</Button>
      <CheckField label={t('shuffled')} isOn={question.isShuffled} change={(isShuffled) => change({ isShuffled })} />
      {isSingle ? null : (
        <SelectField
          id={`${question.id}-scoring`}
          name="scoring"
          label={t('scoring')}
          value={question.scoring}
          onChange={(event) =>
            change({
              scoring: multipleResponseScorings.find((rule) => rule === event.target.value) ?? question.scoring,
            })
          }
        >
          {multipleResponseScorings.map((rule) => (
            <option key={rule} value={rule}>
              {t(`scorings.${rule}`)}
            </option>
          ))}
        </SelectField>
      )}
    </fieldset>
  )
}

type RowProps = FieldProps & { option: DraftQuestion['options'][number]; index: number }

function OptionRow({ question, change, option, index }: RowProps) {
  const t = useTranslations('editor')
  const letter = String.fromCharCode(65 + (index % 26))
  const isSingle = question.type === 'single-choice'
  const hasFractions = !isSingle && question.scoring === 'author-fractions'
  const isRight = hasFractions ? (option.fraction ?? 0) > 0 : question.correctOptions.includes(option.id)
  const setOption = (changed: Partial<typeof option>) =>
    change({ options: changedAt(question.options, index, changed) })
  return (
    <div className={styles.option} data-right={isRight}>
      <div className={styles.optionRow}>
        <Field
          id={`${question.id}-option-${option.id}`}
          name={`option-${option.id}`}
          label={t('optionText', { letter })}
          value={option.text}
          onChange={(event) => setOption({ text: event.target.value })}
        />
        {hasFractions ? (
          <NumberInput
            id={`${question.id}-fraction-${option.id}`}
            label={t('fraction')}
            value={option.fraction}
            change={(fraction) => setOption({ fraction })}
          />
        ) : (
          <label className={styles.right}>
            <input
              type={isSingle ? 'radio' : 'checkbox'}
              name={`right-${question.id}`}
              checked={isRight}
              onChange={(event) => change({ correctOptions: rightAfter(question, option.id, event.target.checked) })}
            />
            {t('isRight')}
          </label>
        )}
        <Button
          kind="quiet"
          aria-label={t('removeOption', { letter })}
          onClick={() => change({ options: question.options.filter((other) => other.id !== option.id) })}
        >
          ✕
        </Button>
      </div>
      <NoteFields idPrefix={`${question.id}-${option.id}`} note={option} change={setOption} />
    </div>
  )
}

function rightAfter({ type, correctOptions }: DraftQuestion, id: string, isRight: boolean): string[] {
  if (type === 'single-choice') return [id]
  return isRight ? [...correctOptions, id] : correctOptions.filter((other) => other !== id)
}

function newOption(question: DraftQuestion): DraftQuestion['options'][number] {
  return { id: freeId(question), text: '', feedback: '', misconception: null, fraction: null }
}

/** An option id that the question has never shown, so that feedback cannot land on another option. */
function freeId(question: DraftQuestion): string {
  const used = new Set([...question.options.map((option) => option.id), ...question.correctOptions])
  for (let index = 0; ; index += 1) {
    const id = index < 26 ? String.fromCharCode(97 + index) : `o${index}`
    if (!used.has(id)) return id
  }
}
