'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import type { DraftQuestion } from '#domain/quiz/draft.ts'
import styles from '../quiz-editor.module.css'
import { changedAt, withoutAt } from './field-props.ts'
import { NoteFields } from './note-fields.tsx'

type Form = DraftQuestion['wrong'][number]
type Props = { idPrefix: string; forms: readonly Form[]; change: (forms: Form[]) => void }

/** Wrong answers that the teacher foresees, each with a word on it. */
export function WrongForms({ idPrefix, forms, change }: Props) {
  const t = useTranslations('editor')
  return (
    <fieldset className={styles.group}>
      <legend>{t('wrongForms')}</legend>
      {forms.map((form, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the forms have no identity but their place
        <div key={index} className={styles.option}>
          <div className={styles.optionRow}>
            <Field
              id={`${idPrefix}-wrong-${index}`}
              name={`wrong-${index}`}
              label={t('wrongForm', { number: index + 1 })}
              value={form.text}
              onChange={(event) => change(changedAt(forms, index, { text: event.target.value }))}
            />
            <Button
              kind="quiet"
              aria-label={t('removeWrongForm', { number: index + 1 })}
              onClick={() => change(withoutAt(forms, index))}
            >
              ✕
            </Button>
          </div>
          <NoteFields
            idPrefix={`${idPrefix}-wrong-${index}`}
            note={form}
            change={(changed) => change(changedAt(forms, index, changed))}
          />
        </div>
      ))}
      <Button onClick={() => change([...forms, { text: '', feedback: '', misconception: null }])}>
        {t('addWrongForm')}
      </Button>
    </fieldset>
  )
}
