import { ButtonLink } from '#components/ui/button.tsx'
import { formatDistance, formatMoment } from '#components/ui/format-moment.ts'
import { formatPoints } from '#components/ui/format-time.ts'
import type { StudentTask } from '#domain/assignment/student-task.ts'
import { translator } from '#messages/translator.ts'
import styles from './home.module.css'

type Props = { task: StudentTask; now: Date }

/** One assignment as its student sees it: what it is, where they stand, and the next step as a button. */
export function StudentTaskCard({ task, now }: Props) {
  const t = translator('home')
  const title = task.title ?? t('student.untitled')
  return (
    <article className={styles.task} data-done={task.isDone}>
      <div className={styles.body}>
        <h3 className={styles.title}>{title}</h3>
        <p className={styles.soft}>
          {task.className} · {timeOf(task, now)}
        </p>
        <p className={styles.standing}>{standingOf(task, now)}</p>
        {task.comment === null ? null : (
          <figure className={styles.comment}>
            <figcaption>{t('student.comment')}</figcaption>
            <blockquote>{task.comment}</blockquote>
          </figure>
        )}
      </div>
      <div className={styles.actions}>
        {actionsOf(task).map(({ text, href, isMain }) => (
          <ButtonLink
            key={href}
            kind={isMain ? 'primary' : 'plain'}
            href={href}
            aria-label={t('student.about', { action: text, title })}
          >
            {text}
          </ButtonLink>
        ))}
      </div>
    </article>
  )
}

function timeOf(task: StudentTask, now: Date): string {
  const t = translator('home')
  const told = (at: Date) => ({
    moment: formatMoment(at, task.timeZone, now),
    distance: formatDistance(at, task.timeZone, now),
  })
  const { phase, isDone, openAt, dueAt, closeAt } = task
  if (isDone && task.quiz?.status === 'handed-in') return t('student.handedIn', told(task.quiz.submittedAt))
  if (isDone) return t('student.saidDone')
  if (phase === 'not-open') return t('student.opens', told(openAt))
  if (phase === 'closed' && closeAt !== null) return t('student.closed', told(closeAt))
  if (dueAt === null) return closeAt === null ? t('student.noDue') : t('student.closes', told(closeAt))
  if (phase !== 'past-due') return t('student.due', told(dueAt))
  return closeAt === null
    ? t('student.wasDue', told(dueAt))
    : t('student.wasDueUntil', { ...told(dueAt), close: formatMoment(closeAt, task.timeZone, now) })
}

function standingOf({ quiz, phase, isOpened, isDone, timeZone }: StudentTask, now: Date): string {
  const t = translator('home')
  const told = (at: Date) => ({ moment: formatMoment(at, timeZone, now), distance: formatDistance(at, timeZone, now) })
  if (phase === 'not-open') return ''
  if (quiz === null || quiz.status === 'not-begun') {
    if (isDone || phase === 'closed') return ''
    return t(isOpened ? 'student.reading' : 'student.notOpened', { questions: quiz?.questions ?? 0 })
  }
  if (quiz.status === 'under-way') {
    if (quiz.isPaused) return t('student.paused')
    if (quiz.deadlineAt === null) return ''
    return quiz.deadlineAt <= now ? t('student.timeOver') : t('student.timeUntil', told(quiz.deadlineAt))
  }
  if (quiz.totals === null) return quiz.releaseAt === null ? '' : t('student.resultsCome', told(quiz.releaseAt))
  const { total, max, waiting } = quiz.totals
  const points = { total: formatPoints(total), max: formatPoints(max) }
  const { counting } = quiz
  const result =
    counting === null ? t('student.result', points) : t('student.resultOf', { ...points, number: counting })
  return waiting === 0 ? result : `${result}. ${t('student.waiting', { count: waiting })}`
}

type Step = { text: string; href: string; isMain: boolean }

/** The next step first; a closed or finished text can always be read again. */
function actionsOf(task: StudentTask): Step[] {
  const t = translator('home')
  const { assignmentId, quiz, phase, isOpened, isDone } = task
  if (phase === 'not-open') return []
  const page = `/read/${assignmentId}`
  const again: Step = { text: t('student.lookAgain'), href: page, isMain: false }
  if (quiz?.status === 'handed-in') {
    const result: Step[] =
      quiz.totals === null ? [] : [{ text: t('student.seeResult'), href: `${page}/result`, isMain: false }]
    const oneMore: Step[] = quiz.mayTryAgain
      ? [{ text: t('student.tryAgain'), href: `${page}/quiz`, isMain: false }]
      : []
    return result.length + oneMore.length === 0 ? [again] : [...result, ...oneMore]
  }
  if (isDone || phase === 'closed') return [again]
  if (quiz?.status === 'under-way') {
    const { answered, questions } = quiz
    return [
      { text: t('student.continueQuiz', { answered, questions }), href: `${page}/quiz`, isMain: true },
      { text: t('student.goOn'), href: page, isMain: false },
    ]
  }
  const read: Step = { text: t(isOpened ? 'student.goOn' : 'student.read'), href: page, isMain: true }
  return isOpened && quiz !== null
    ? [read, { text: t('student.startQuiz'), href: `${page}/quiz`, isMain: false }]
    : [read]
}
