'use client'

import { useTranslations } from 'use-intl'
import { isUntouched, type WorkDone } from '#domain/assignment/assignment-view.ts'
import styles from './assignments.module.css'

const kinds = ['opened', 'wroteNotes', 'begunQuiz', 'handedIn', 'saidDone'] as const

/** What students have already done, in words; kinds that nobody has done are left out. */
export function WorkSummary({ work }: { work: WorkDone }) {
  const t = useTranslations('assignments')
  if (isUntouched(work)) return <p className={styles.hint}>{t('workNone')}</p>
  return (
    <ul className={styles.work}>
      {kinds
        .filter((kind) => work[kind] > 0)
        .map((kind) => (
          <li key={kind}>{t(`work.${kind}`, { count: work[kind] })}</li>
        ))}
    </ul>
  )
}
