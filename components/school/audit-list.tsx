import { formatMoment } from '#components/ui/format-moment.ts'
import { translator } from '#messages/translator.ts'
import styles from './school-page.module.css'

type Props = {
  entries: readonly {
    id: string
    at: Date
    action: string
    actorName: string | null
    subjectName: string | null
  }[]
  now: Date
}

/** What was done, by whom and to whom. */
export function AuditList({ entries, now }: Props) {
  const t = translator('admin')
  return (
    <ol className={styles.list}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <time className={styles.soft} dateTime={entry.at.toISOString()}>
            {formatMoment(entry.at, 'UTC', now)}
          </time>
          <span>
            <strong>{entry.actorName ?? t('logSystem')}</strong> · {actionText(entry.action)}
            {entry.subjectName === null ? null : ` · ${entry.subjectName}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** An action that has no words yet is told by its name rather than left out. */
function actionText(action: string): string {
  const t = translator('admin')
  const key = `actions.${action}` as 'actions.password-reset'
  return t.has(key) ? t(key) : action
}
