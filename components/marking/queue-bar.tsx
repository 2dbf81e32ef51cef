import Link from 'next/link'
import type { neighboursOf, QueueChoice, QueueEntry } from '#domain/quiz/marking-queue.ts'
import { translator } from '#messages/translator.ts'
import styles from './marking.module.css'
import { markingPath } from './marking-path.ts'

type Props = {
  assignmentId: string
  choice: QueueChoice
  /** How many entries there are, and how many of them wait. */
  count: number
  waiting: number
  neighbours: ReturnType<typeof neighboursOf>
}

/** Where in the queue one is, with the ways to the answers before and behind. */
export function QueueBar({ assignmentId, choice, count, waiting, neighbours }: Props) {
  const t = translator('marking')
  const { index, previous, next } = neighbours
  return (
    <nav className={styles.bar} aria-label={t('bar.title')}>
      <Step entry={previous} letter="k" {...{ assignmentId, choice }}>
        {t('bar.previous')}
      </Step>
      <span>
        {index < 0 ? t('bar.outside') : t('bar.place', { place: index + 1, count })}
        {' · '}
        <Link href={markingPath(assignmentId, choice)} prefetch={false}>
          {t('bar.all', { count: waiting })}
        </Link>
      </span>
      <Step entry={next} letter="j" {...{ assignmentId, choice }}>
        {t('bar.next')}
      </Step>
    </nav>
  )
}

type StepProps = Pick<Props, 'assignmentId' | 'choice'> & {
  entry: QueueEntry | null
  /** The key that goes there. */
  letter: string
  children: string
}

function Step({ entry, letter, assignmentId, choice, children }: StepProps) {
  const key = (
    <span className={styles.key} aria-hidden="true">
      {letter.toUpperCase()}
    </span>
  )
  if (entry === null)
    return (
      <span className={styles.noStep} aria-hidden="true">
        {children} {key}
      </span>
    )
  return (
    <Link href={markingPath(assignmentId, choice, entry)} prefetch={false} data-key={letter} aria-keyshortcuts={letter}>
      {children} {key}
    </Link>
  )
}
