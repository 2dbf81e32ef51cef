import { ButtonLink } from '#components/ui/button.tsx'
import { formatDistance, formatMoment } from '#components/ui/format-moment.ts'
import type { TeacherTask } from '#domain/assignment/teacher-task.ts'
import { translator } from '#messages/translator.ts'
import styles from './home.module.css'

type Props = { task: TeacherTask; timeZone: string; now: Date }

/** One assignment as its teacher sees it: how many stand where, and what waits. */
export function TeacherTaskCard({ task, timeZone, now }: Props) {
  const t = translator('home')
  const { assignmentId, title, hasQuiz, waiting } = task
  const progress = `/assignments/${assignmentId}/progress`
  const about = (action: string) => t('teacher.about', { action, title })
  const mark = t('teacher.mark', { count: waiting })
  return (
    <article className={styles.task}>
      <div className={styles.body}>
        <h3 className={styles.title}>{title}</h3>
        <p className={styles.soft}>
          {hasQuiz ? t('teacher.withQuiz') : t('teacher.readingAlone')} · {timeOf(task, timeZone, now)}
        </p>
        <dl className={styles.counts} aria-label={t('teacher.counts')}>
          <Count n={task.notStarted} label={t('teacher.notStarted')} />
          <Count n={task.reading} label={t('teacher.reading')} />
          {hasQuiz ? <Count n={task.underWay} label={t('teacher.underWay')} /> : null}
          <Count n={task.finished} label={hasQuiz ? t('teacher.handedIn') : t('teacher.finished')} />
        </dl>
      </div>
      <div className={styles.actions}>
        {waiting > 0 ? (
          <ButtonLink kind="primary" href={progress} aria-label={about(mark)}>
            {mark}
          </ButtonLink>
        ) : (
          <ButtonLink href={progress} aria-label={about(t('teacher.progress'))}>
            {t('teacher.progress')}
          </ButtonLink>
        )}
        <ButtonLink href={`/assignments/${assignmentId}`} aria-label={about(t('teacher.change'))}>
          {t('teacher.change')}
        </ButtonLink>
      </div>
    </article>
  )
}

function Count({ n, label }: { n: number; label: string }) {
  return (
    <div data-none={n === 0}>
      <dt>{label}</dt>
      <dd>{n}</dd>
    </div>
  )
}

function timeOf({ openAt, dueAt, closeAt }: TeacherTask, timeZone: string, now: Date): string {
  const t = translator('home')
  const told = (at: Date) => ({ moment: formatMoment(at, timeZone, now), distance: formatDistance(at, timeZone, now) })
  if (closeAt !== null && closeAt <= now) return t('teacher.closed', told(closeAt))
  if (openAt > now) return t('teacher.opens', told(openAt))
  if (dueAt === null) return t('teacher.noDue')
  return dueAt <= now ? t('teacher.wasDue', told(dueAt)) : t('teacher.due', told(dueAt))
}
