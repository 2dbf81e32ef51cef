'use client'

import { useTranslations } from 'use-intl'
import { verdicts } from '#domain/quiz/schema.ts'
import styles from '../quiz-editor.module.css'
import type { FieldProps } from './field-props.ts'
import { NoteFields } from './note-fields.tsx'

/** Which of the three verdicts on a statement is right. */
export function VerdictFields({ question, change }: FieldProps) {
  const t = useTranslations('editor')
  const setNote = (verdict: (typeof verdicts)[number], changed: Partial<(typeof question.verdictNotes)['true']>) =>
    change({
      verdictNotes: { ...question.verdictNotes, [verdict]: { ...question.verdictNotes[verdict], ...changed } },
    })
  return (
    <fieldset className={styles.group}>
      <legend>{t('verdict')}</legend>
      {verdicts.map((verdict) => (
        <div key={verdict} className={styles.option} data-right={question.verdict === verdict}>
          <label className={styles.right}>
            <input
              type="radio"
              name={`verdict-${question.id}`}
              checked={question.verdict === verdict}
              onChange={() => change({ verdict })}
            />
            {t(`verdicts.${verdict}`)}
          </label>
          <NoteFields
            idPrefix={`${question.id}-${verdict}`}
            note={question.verdictNotes[verdict]}
            change={(changed) => setNote(verdict, changed)}
          />
        </div>
      ))}
    </fieldset>
  )
}
