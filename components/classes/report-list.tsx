import { formatMoment } from '#components/ui/format-moment.ts'
import type { ReportedWords } from '#domain/notes/report.ts'
import { translator } from '#messages/translator.ts'
import { DecisionForm } from './decision-form.tsx'
import type { FormAction } from './group-form.tsx'
import styles from './groups.module.css'

type Props = {
  classId: string
  reported: readonly ReportedWords[]
  /** IANA name; times are told in it. */
  timeZone: string
  now: Date
  action: FormAction
}

/** What was reported: first what waits for a decision, each with the words, who reported them and why; then what was decided. */
export function ReportList({ reported, ...rest }: Props) {
  const t = translator('classes')
  const waiting = reported.filter(({ outcome }) => outcome === null)
  const settled = reported.filter(({ outcome }) => outcome !== null)
  if (reported.length === 0) return <p className={styles.soft}>{t('reports.empty')}</p>
  return (
    <>
      {waiting.length > 0 ? <h2>{t('reports.waiting')}</h2> : null}
      <Reports reported={waiting} {...rest} />
      {settled.length > 0 ? <h2>{t('reports.settled')}</h2> : null}
      <Reports reported={settled} {...rest} />
    </>
  )
}

function Reports({ reported, ...rest }: Props) {
  if (reported.length === 0) return null
  return (
    <ul className={styles.groups}>
      {reported.map((words) => (
        <li key={words.reportId}>
          <Report reported={words} {...rest} />
        </li>
      ))}
    </ul>
  )
}

function Report({ reported, classId, timeZone, now, action }: Omit<Props, 'reported'> & { reported: ReportedWords }) {
  const t = translator('classes')
  const { assignmentId, noteId, replyId, authorName, words, outcome, isGone, title, reports } = reported
  const named = words.slice(0, 60) || title
  return (
    <>
      {authorName === '' ? null : (
        <p>
          <strong>{t(replyId === null ? 'reports.byAuthor' : 'reports.byAuthorReply', { name: authorName })}</strong>
        </p>
      )}
      <blockquote className={styles.words} dir="auto">
        {words || t('reports.noWords')}
      </blockquote>
      {isGone ? <p className={styles.soft}>{t('reports.gone')}</p> : null}
      <ul className={styles.reasons}>
        {reports.map(({ by, reason, createdAt }) => (
          <li key={`${by} ${createdAt.toISOString()}`} dir="auto">
            {t('reports.by', { name: by, time: formatMoment(createdAt, timeZone, now) })}:{' '}
            {reason || t('reports.noReason')}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/read/${assignmentId}#note-${noteId}`} aria-label={t('reports.inTextThis', { words: named })}>
          {t('reports.inText')}
        </a>
        {' · '}
        {title}
      </p>
      {outcome === null ? (
        <DecisionForm action={action} classId={classId} reportId={reported.reportId} words={named} mayHide={!isGone} />
      ) : (
        <p className={styles.soft}>{t(`reports.${outcome}`)}</p>
      )}
    </>
  )
}
