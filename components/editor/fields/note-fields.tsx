'use client'

import { useTranslations } from 'use-intl'
import { Field, TextField } from '#components/ui/field.tsx'
import styles from '../quiz-editor.module.css'

type Note = { feedback: string; misconception: string | null }
type Props = { idPrefix: string; note: Note; change: (changed: Partial<Note>) => void }

/** The teacher's words on one answer, and the misunderstanding it betrays. */
export function NoteFields({ idPrefix, note, change }: Props) {
  const t = useTranslations('editor')
  return (
    <details className={styles.note}>
      <summary>{t('feedbackAndMisconception')}</summary>
      <TextField
        id={`${idPrefix}-feedback`}
        name="feedback"
        label={t('feedback')}
        rows={2}
        value={note.feedback}
        onChange={(event) => change({ feedback: event.target.value })}
      />
      <Field
        id={`${idPrefix}-misconception`}
        name="misconception"
        label={t('misconception')}
        hint={t('misconceptionHint')}
        list="misconceptions"
        value={note.misconception ?? ''}
        onChange={(event) => change({ misconception: event.target.value === '' ? null : event.target.value })}
      />
    </details>
  )
}
