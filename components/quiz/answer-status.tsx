'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { AnswerState, AnswerStatus } from './queue/answer-states.ts'
import styles from './quiz-panel.module.css'
import { useQuizSession } from './quiz-session.tsx'

const signs: Record<AnswerStatus, string> = {
  none: '○',
  unsaved: '…',
  saving: '↑',
  waiting: '…',
  saved: '✓',
  conflict: '⚠',
  late: '⚠',
  refused: '⚠',
}

/** On the way to being kept: many of these pass while somebody types. */
const passing: readonly AnswerStatus[] = ['unsaved', 'saving']

/** How one answer is kept, in words. What it comes to is read out; what only passes is not. */
export function AnswerStatusLine({ state: { status, savedAt } }: { state: AnswerState }) {
  const t = useTranslations('quiz')
  const time = useClockTime()
  return (
    <p
      role="status"
      aria-live={passing.includes(status) ? 'off' : 'polite'}
      className={styles.status}
      data-status={status}
    >
      <span aria-hidden="true">{signs[status]}</span>{' '}
      {t(`status.${status}`, { time: savedAt === null ? '' : time(savedAt) })}
    </p>
  )
}

/** How all answers are kept, and how many questions are not answered. */
export function OverallStatus() {
  const t = useTranslations('quiz')
  const time = useClockTime()
  const { snapshot, unanswered } = useQuizSession()
  const savedAt = [...snapshot.answers.values()]
    .map((state) => state.savedAt ?? '')
    .sort()
    .at(-1)
  const status =
    snapshot.unsent === 0 ? (savedAt ? 'saved' : 'none') : snapshot.connection === 'ok' ? 'saving' : 'waiting'
  return (
    <div className={styles.overall}>
      <p className={styles.status} data-status={status}>
        <span aria-hidden="true">{signs[status]}</span>{' '}
        {t(`overall.${status}`, { time: savedAt ? time(savedAt) : '', unsent: snapshot.unsent })}
      </p>
      <p className={styles.status}>{t('overall.open', { count: unanswered.length })}</p>
    </div>
  )
}

/** Hours and minutes on the clock of the class. */
export function useClockTime(): (iso: string) => string {
  const format = useFormatter()
  return (iso) => format.dateTime(new Date(iso), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}
