'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import styles from './quiz-bar.module.css'
import { useQuizSession } from './quiz-session.tsx'
import { TimeLeft } from './time-left.tsx'
import { useTimeLeft } from './use-time-left.ts'

/** What the bar holds during a quiz: the time left, and the way to hand in. Without JavaScript the form has its own. */
export function QuizBar() {
  const t = useTranslations('quiz')
  const session = useQuizSession()
  const leftMs = useTimeLeft(session)
  return (
    <div className={styles.bar}>
      {leftMs === null ? null : <TimeLeft leftMs={leftMs} isPaused={session.isPaused} />}
      {session.live === null ? null : <Button onClick={() => session.setHandInOpen(true)}>{t('handIn.open')}</Button>}
    </div>
  )
}
