import Link from 'next/link'
import { formatMoment } from '#components/ui/format-moment.ts'
import type { ClassAssignment } from '#domain/class/class-view.ts'
import { translator } from '#messages/translator.ts'
import styles from './classes.module.css'

type Props = { assignments: readonly ClassAssignment[]; timeZone: string; now: Date }

/** What a class has been given, newest first, with the ways to its progress and to changing it. */
export function ClassAssignments({ assignments, timeZone, now }: Props) {
  const t = translator('classes')
  if (assignments.length === 0) return <p className={styles.soft}>{t('assignmentsEmpty')}</p>
  return (
    <ul className={styles.rows}>
      {assignments.map((assignment) => (
        <li key={assignment.id} data-faint={assignment.isWithdrawn}>
          <div>
            <h3>{assignment.title}</h3>
            <p>
              {timeOf(assignment, timeZone, now)}
              {assignment.quizTitle === null ? null : ` · ${t('withQuiz', { quiz: assignment.quizTitle })}`}
            </p>
          </div>
          <div className={styles.rowLinks}>
            <Link
              href={`/assignments/${assignment.id}/progress`}
              prefetch={false}
              aria-label={t('progressLabel', { title: assignment.title })}
            >
              {t('progress')}
            </Link>
            <Link
              href={`/assignments/${assignment.id}`}
              prefetch={false}
              aria-label={t('changeLabel', { title: assignment.title })}
            >
              {t('change')}
            </Link>
          </div>
        </li>
      ))}
    </ul>
  )
}

function timeOf({ isWithdrawn, openAt, dueAt, closeAt }: ClassAssignment, timeZone: string, now: Date): string {
  const t = translator('classes')
  const told = (at: Date) => ({ moment: formatMoment(at, timeZone, now) })
  if (isWithdrawn) return t('withdrawn')
  if (openAt > now) return t('opens', told(openAt))
  if (closeAt !== null && closeAt <= now) return t('closed', told(closeAt))
  if (dueAt === null) return t('noDue')
  return dueAt <= now ? t('wasDue', told(dueAt)) : t('due', told(dueAt))
}
