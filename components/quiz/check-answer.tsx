'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { isAnswered } from '#domain/quiz/grade.ts'
import styles from './quiz-panel.module.css'
import { useQuizSession } from './quiz-session.tsx'

/** Under the rule "at once": makes the answer final and shows its result. Everything is saved first. */
export function CheckAnswer({ position }: { position: number }) {
  const t = useTranslations('quiz')
  const router = useRouter()
  const { live, view, stateOf } = useQuizSession()
  const [step, setStep] = useState<'idle' | 'working' | 'failed'>('idle')
  if (live === null || !isAnswered(stateOf(position).response)) return null

  async function check() {
    if (step === 'working' || live === null) return
    setStep('working')
    const isSaved = (await live.queue.flush()) === 'ok'
    const seq = live.queue.snapshot().answers.get(position)?.seq ?? 0
    const isChecked = isSaved && (await sendCheck(view.attempt.id, { position, seq }))
    setStep(isChecked ? 'idle' : 'failed')
    if (isChecked) router.refresh()
  }
  return (
    <div className={styles.check}>
      {step === 'failed' ? <Notice kind="bad">{t('checkFailed')}</Notice> : null}
      <Button aria-disabled={step === 'working'} onClick={() => void check()}>
        {t('check')}
      </Button>{' '}
      <span className={styles.hint}>{t('checkHint')}</span>
    </div>
  )
}

async function sendCheck(attemptId: string, body: { position: number; seq: number }): Promise<boolean> {
  try {
    const response = await fetch(`/api/attempts/${attemptId}/check`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.ok
  } catch {
    return false
  }
}
