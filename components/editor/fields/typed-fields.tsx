'use client'

import { useTranslations } from 'use-intl'
import { Field, SelectField, TextField } from '#components/ui/field.tsx'
import { toleranceKinds } from '#domain/quiz/questions/number.ts'
import styles from '../quiz-editor.module.css'
import { CheckField } from './check-field.tsx'
import type { FieldProps } from './field-props.ts'
import { LinesField } from './lines-field.tsx'
import { WrongForms } from './wrong-forms.tsx'

/** The right number, and how far off still counts. */
export function NumberFields({ question, change }: FieldProps) {
  const t = useTranslations('editor')
  return (
    <>
      <div className={styles.pair}>
        <Field
          id={`${question.id}-number`}
          name="number"
          label={t('number')}
          inputMode="decimal"
          value={question.number}
          onChange={(event) => change({ number: event.target.value })}
        />
        <Field
          id={`${question.id}-tolerance`}
          name="tolerance"
          label={t('tolerance')}
          hint={t(`toleranceHints.${question.toleranceKind}`)}
          inputMode="decimal"
          value={question.tolerance}
          onChange={(event) => change({ tolerance: event.target.value })}
        />
        <SelectField
          id={`${question.id}-tolerance-kind`}
          name="toleranceKind"
          label={t('toleranceKind')}
          value={question.toleranceKind}
          onChange={(event) =>
            change({ toleranceKind: toleranceKinds.find((kind) => kind === event.target.value) ?? 'absolute' })
          }
        >
          {toleranceKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`toleranceKinds.${kind}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <WrongForms idPrefix={question.id} forms={question.wrong} change={(wrong) => change({ wrong })} />
    </>
  )
}

/** The forms that count as right, how closely they must be met, and what becomes of others. */
export function ShortAnswerFields({ question, change }: FieldProps) {
  const t = useTranslations('editor')
  return (
    <>
      <LinesField
        id={`${question.id}-accepted`}
        label={t('accepted')}
        hint={t('acceptedHint')}
        lines={question.accepted}
        change={(accepted) => change({ accepted })}
      />
      <CheckField
        label={t('caseMatters')}
        isOn={question.caseMatters}
        change={(caseMatters) => change({ caseMatters })}
      />
      <CheckField
        label={t('accentsMatter')}
        isOn={question.accentsMatter}
        change={(accentsMatter) => change({ accentsMatter })}
      />
      <WrongForms idPrefix={question.id} forms={question.wrong} change={(wrong) => change({ wrong })} />
      <UnmatchedField question={question} change={change} />
    </>
  )
}

/** A faulty sentence, and how it may be mended. */
export function RepairFields({ question, change }: FieldProps) {
  const t = useTranslations('editor')
  return (
    <>
      <TextField
        id={`${question.id}-sentence`}
        name="sentence"
        label={t('sentence')}
        rows={2}
        value={question.sentence}
        onChange={(event) => change({ sentence: event.target.value })}
      />
      <LinesField
        id={`${question.id}-accepted`}
        label={t('mended')}
        hint={t('mendedHint')}
        lines={question.accepted}
        change={(accepted) => change({ accepted })}
      />
      <WrongForms idPrefix={question.id} forms={question.wrong} change={(wrong) => change({ wrong })} />
      <UnmatchedField question={question} change={change} />
    </>
  )
}

function UnmatchedField({ question, change }: FieldProps) {
  const t = useTranslations('editor')
  return (
    <SelectField
      id={`${question.id}-unmatched`}
      name="unmatched"
      label={t('unmatched')}
      value={question.unmatched}
      onChange={(event) => change({ unmatched: event.target.value === 'teacher' ? 'teacher' : 'wrong' })}
    >
      <option value="wrong">{t('unmatcheds.wrong')}</option>
      <option value="teacher">{t('unmatcheds.teacher')}</option>
    </SelectField>
  )
}
