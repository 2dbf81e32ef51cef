import Link from 'next/link'
import type { RosterStudent } from '#domain/class/class-view.ts'
import { translator } from '#messages/translator.ts'
import styles from './classes.module.css'

type Props = { classId: string; students: readonly RosterStudent[] }

/** Who is in a class, by family name; each leads to password and leaving. Those taken out are folded away. */
export function Roster({ classId, students }: Props) {
  const t = translator('classes')
  const present = students.filter(({ isRemoved }) => !isRemoved)
  const removed = students.filter(({ isRemoved }) => isRemoved)
  return (
    <>
      {present.length === 0 ? (
        <p className={styles.soft}>{t('rosterEmpty')}</p>
      ) : (
        <Names classId={classId} students={present} />
      )}
      {removed.length > 0 ? (
        <details className={styles.details}>
          <summary>{t('removedStudents', { count: removed.length })}</summary>
          <Names classId={classId} students={removed} />
        </details>
      ) : null}
    </>
  )
}

function Names({ classId, students }: Props) {
  const t = translator('classes')
  return (
    <ul className={styles.roster}>
      {students.map(({ id, name, userName, hasFirstPassword, isRemoved, timeFactor }) => (
        <li key={id} data-faint={isRemoved}>
          <Link href={`/classes/${classId}/students/${id}`} prefetch={false} aria-label={t('studentLabel', { name })}>
            {name}
          </Link>
          <span className={styles.userName}>{userName ?? ''}</span>
          {timeFactor === null || timeFactor === 1 ? null : (
            <span className={styles.note}>{t('allowance.inRoster', { factor: timeFactor })}</span>
          )}
          {hasFirstPassword && !isRemoved ? <span className={styles.note}>{t('firstPassword')}</span> : null}
        </li>
      ))}
    </ul>
  )
}
