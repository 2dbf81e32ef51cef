import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { formatDistance, formatMoment } from '#components/ui/format-moment.ts'
import type { StudentTask } from '#domain/assignment/student-task.ts'
import { translator } from '#messages/translator.ts'
import styles from './home.module.css'
import { StudentTaskCard } from './student-task-card.tsx'

type Props = { classes: readonly { id: string; name: string }[]; tasks: readonly StudentTask[]; now: Date }

/** What a student has to do, soonest due first; then what is to come, and what is done with its result. */
export function StudentHome({ classes, tasks, now }: Props) {
  const t = translator('home')
  const toDo = tasks.filter(({ isDone, phase }) => !isDone && (phase === 'open' || phase === 'past-due'))
  const toCome = tasks.filter(({ phase, isDone }) => !isDone && phase === 'not-open')
  const over = tasks.filter(({ phase, isDone }) => !isDone && phase === 'closed')
  const done = tasks.filter(({ isDone }) => isDone).reverse()
  return (
    <>
      <h1>{t('student.title')}</h1>
      {classes.length === 0 ? (
        <Card>
          <h2>{t('student.noClass')}</h2>
          <p>{t('student.noClassText')}</p>
          <ButtonLink kind="primary" href="/join">
            {t('student.join')}
          </ButtonLink>
        </Card>
      ) : (
        <>
          <p className={styles.summary}>{summaryOf(toDo, now)}</p>
          {tasks.length === 0 ? <p>{t('student.noTasks')}</p> : null}
        </>
      )}
      <TaskList title={t('student.toDo')} tasks={toDo} now={now} />
      <TaskList title={t('student.toCome')} tasks={toCome} now={now} />
      <TaskList title={t('student.done')} tasks={done} now={now} />
      <TaskList title={t('student.over')} tasks={over} now={now} />
      {classes.length > 0 ? (
        <p className={styles.foot}>{t('student.classes', { names: classes.map(({ name }) => name).join(', ') })}</p>
      ) : null}
    </>
  )
}

function summaryOf(toDo: readonly StudentTask[], now: Date): string {
  const t = translator('home')
  if (toDo.length === 0) return t('student.summaryNone')
  const next = toDo.find(({ dueAt }) => dueAt !== null && dueAt > now)
  if (!next?.dueAt) return t('student.summary', { count: toDo.length })
  const moment = formatMoment(next.dueAt, next.timeZone, now)
  return t('student.summaryNext', {
    count: toDo.length,
    moment,
    distance: formatDistance(next.dueAt, next.timeZone, now),
  })
}

function TaskList({ title, tasks, now }: { title: string; tasks: readonly StudentTask[]; now: Date }) {
  if (tasks.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles.list}>
        {tasks.map((task) => (
          <li key={task.assignmentId}>
            <StudentTaskCard task={task} now={now} />
          </li>
        ))}
      </ul>
    </section>
  )
}
