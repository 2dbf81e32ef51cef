'use client'

import { useTranslations } from 'use-intl'
import type { NoteView } from '#domain/notes/view.ts'
import styles from './classmate-switches.module.css'

type Switches = { notes: boolean; marks: boolean }

/** What one sees of classmates; absent where they have left nothing. */
export function ClassmateSwitches({
  notes,
  switches,
  set,
}: {
  notes: readonly NoteView[]
  switches: Switches
  set: (next: Switches) => void
}) {
  const t = useTranslations('reader')
  if (!notes.some((note) => !note.isOwn && !note.isByTeacher)) return null
  return (
    <fieldset className={styles.switches}>
      <legend>{t('switches.label')}</legend>
      <label>
        <input
          type="checkbox"
          checked={switches.notes}
          onChange={(event) => set({ ...switches, notes: event.target.checked })}
        />
        {t('switches.notes')}
      </label>
      <label>
        <input
          type="checkbox"
          checked={switches.marks}
          onChange={(event) => set({ ...switches, marks: event.target.checked })}
        />
        {t('switches.marks')}
      </label>
    </fieldset>
  )
}

/** Why nothing of classmates is shown yet. */
export function AwaitingOwn() {
  return <p className={styles.awaiting}>{useTranslations('reader')('awaitingOwn')}</p>
}
