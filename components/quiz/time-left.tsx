'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice.tsx'
import styles from './quiz-bar.module.css'
import { useQuizSession } from './quiz-session.tsx'
import type { HandInStep } from './use-hand-in.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How much time is left, as finely as it matters: days, hours, minutes, and seconds during the last minute. */
export function TimeLeft({ leftMs, isPaused }: { leftMs: number; isPaused: boolean }) {
  const t = useTranslations('quiz')
  const inWords = () => {
    if (leftMs <= 0) return t('timeLeft.over')
    if (leftMs < minuteMs) return t('timeLeft.seconds', { seconds: Math.ceil(leftMs / 1000) })
    if (leftMs < 3 * hourMs) return t('timeLeft.minutes', { minutes: Math.ceil(leftMs / minuteMs) })
    if (leftMs < 48 * hourMs) return t('timeLeft.hours', { hours: Math.floor(leftMs / hourMs) })
    return t('timeLeft.days', { days: Math.floor(leftMs / (24 * hourMs)) })
  }
  return (
    <span className={styles.time} role="timer" aria-label={t('timeLeft.title')} data-near={leftMs < 5 * minuteMs}>
      {isPaused ? t('timeLeft.paused', { left: inWords() }) : inWords()}
    </span>
  )
}

/** Says calmly, once at five minutes and once at one, how much is left; and, at the end, what becomes of the answers. */
export function TimeNotice({ leftMs, step }: { leftMs: number | null; step: HandInStep }) {
  const t = useTranslations('quiz')
  const { clock, isPaused } = useQuizSession()
  const stage = clock.reading?.isHandedIn ? 0 : isPaused ? null : stageOf(leftMs)
  const [dismissed, setDismissed] = useState<number | null>(null)
  // A notice goes away by itself after a while, so that it does not stand before the questions.
  useEffect(() => {
    if (stage === null || stage === 0) return
    const timer = setTimeout(() => setDismissed(stage), 20_000)
    return () => clearTimeout(timer)
  }, [stage])
  const isShown = stage !== null && stage !== dismissed
  return (
    <div role="status">
      {isShown ? (
        <Notice kind="warn">{stage === 0 ? t(overText(step)) : t('timeLeft.notice', { minutes: stage })}</Notice>
      ) : null}
    </div>
  )
}

/** At the end everything goes by itself; where it cannot yet, the notice says what of. */
function overText(step: HandInStep) {
  if (step === 'signed-out' || step === 'gone') return `handIn.${step}` as const
  return step === 'unreachable' ? 'timeLeft.overUnreachable' : 'timeLeft.overNotice'
}

/** Says that the teacher has stopped the clock, as long as it stands. Stays in the page, so that it is read out. */
export function PauseNotice() {
  const t = useTranslations('quiz')
  const { isPaused } = useQuizSession()
  return <div role="status">{isPaused ? <Notice>{t('timeLeft.pausedNotice')}</Notice> : null}</div>
}

/** Minutes of the last border that was crossed: 5, 1 or 0; null before. */
function stageOf(leftMs: number | null): 0 | 1 | 5 | null {
  if (leftMs === null || leftMs > 5 * minuteMs) return null
  if (leftMs <= 0) return 0
  return leftMs <= minuteMs ? 1 : 5
}
