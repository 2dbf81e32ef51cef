import Link from 'next/link'
import { ButtonLink } from '#components/ui/button.tsx'
import type { TaughtClass } from '#domain/assignment/teacher-task.ts'
import { translator } from '#messages/translator.ts'
import { FirstSteps } from './first-steps.tsx'
import styles from './home.module.css'
import { TeacherTaskCard } from './teacher-task-card.tsx'

type Props = { classes: readonly TaughtClass[]; articles: number; isAdmin: boolean; now: Date }

/** Each class with what is going on in it, and what to do next; for a beginner, the first steps. */
export function TeacherHome({ classes, articles, isAdmin, now }: Props) {
  const t = translator('home')
  const busy = classes.filter(({ tasks }) => tasks.length > 0)
  const quiet = classes.filter(({ tasks }) => tasks.length === 0)
  return (
    <>
      <h1>{t('teacher.title')}</h1>
      {busy.length === 0 ? (
        <div className={styles.begin}>
          <FirstSteps classes={classes} articles={articles} />
        </div>
      ) : null}
      {[...busy, ...quiet].map((taught) => (
        <ClassSection key={taught.id} taught={taught} now={now} />
      ))}
      {isAdmin ? (
        <section className={styles.class}>
          <h2>{t('teacher.adminTitle')}</h2>
          <div className={styles.actions}>
            <ButtonLink href="/school">{t('teacher.adminPeople')}</ButtonLink>
            <ButtonLink href="/classes">{t('teacher.adminClasses')}</ButtonLink>
          </div>
        </section>
      ) : null}
    </>
  )
}

function ClassSection({ taught, now }: { taught: TaughtClass; now: Date }) {
  const t = translator('home')
  const { id, name, students, tasks, timeZone } = taught
  return (
    <section className={styles.class}>
      <div className={styles.classHead}>
        <div>
          <h2>
            <Link href={`/classes/${id}`} prefetch={false}>
              {name}
            </Link>
          </h2>
          <p className={styles.soft}>{t('teacher.students', { count: students })}</p>
        </div>
        <div className={styles.actions}>
          {students === 0 ? <ButtonLink href={`/classes/${id}/students`}>{t('teacher.addStudents')}</ButtonLink> : null}
          <ButtonLink href={`/classes/${id}/assign`}>{t('teacher.assign')}</ButtonLink>
        </div>
      </div>
      {tasks.length === 0 ? (
        <div className={styles.task}>
          <p className={styles.soft}>{students === 0 ? t('teacher.noStudents') : t('teacher.nothing')}</p>
        </div>
      ) : (
        <ul className={styles.list}>
          {tasks.map((task) => (
            <li key={task.assignmentId}>
              <TeacherTaskCard task={task} timeZone={timeZone} now={now} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
