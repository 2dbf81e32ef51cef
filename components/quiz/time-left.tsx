'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '#components/ui/notice.tsx'
import styles from './quiz-bar.module.css'

const minuteMs = 60_000

/** How much time is left, in minutes, and in seconds during the last one. */
export function TimeLeft({ leftMs }: { leftMs: number }) {
  const t = useTranslations('quiz')
  const text =
    leftMs <= 0
      ? t('timeLeft.over')
      : leftMs < minuteMs
        ? t('timeLeft.seconds', { seconds: Math.ceil(leftMs / 1000) })
        : t('timeLeft.minutes', { minutes: Math.ceil(leftMs / minuteMs) })
  return (
    <span className={styles.time} role="timer" aria-label={t('timeLeft.title')} data-near={leftMs < 5 * minuteMs}>
      {text}
    </span>
  )
}

/** Says calmly, once at five minutes and once at one, how much is left; and, at the end, what becomes of the answers. */
export function TimeNotice({ leftMs }: { leftMs: number | null }) {
  const t = useTranslations('quiz')
  const stage = stageOf(leftMs)
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
        <Notice kind="warn">{stage === 0 ? t('timeLeft.overNotice') : t('timeLeft.notice', { minutes: stage })}</Notice>
      ) : null}
    </div>
  )
}

/** Minutes of the last border that was crossed: 5, 1 or 0; null before. */
function stageOf(leftMs: number | null): 0 | 1 | 5 | null {
  if (leftMs === null || leftMs > 5 * minuteMs) return null
  if (leftMs <= 0) return 0
  return leftMs <= minuteMs ? 1 : 5
}
