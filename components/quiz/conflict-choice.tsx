'use client'

import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { responseInWords } from '#domain/quiz/response-in-words.ts'
import type { QuestionBody, QuizResponse } from '#domain/quiz/schema.ts'
import { useClockTime } from './answer-status.tsx'
import { focusQuestion } from './focus-question.ts'
import type { AnswerState } from './queue/answer-states.ts'
import type { KnownAnswer } from './queue/ports.ts'
import styles from './quiz-panel.module.css'
import { useQuizSession } from './quiz-session.tsx'

type Props = { position: number; body: QuestionBody; state: AnswerState; other: KnownAnswer }

/** Two devices answered without knowing of each other: both answers are shown, and the student chooses. */
export function ConflictChoice({ position, body, state, other }: Props) {
  const t = useTranslations('quiz')
  const time = useClockTime()
  const words = useAnswerInWords(body)
  const { live } = useQuizSession()
  const keep = (which: 'other' | 'mine') => (event: MouseEvent<HTMLElement>) => {
    // The buttons go when one of them has been pressed.
    focusQuestion(event.currentTarget)
    live?.queue.decide(position, which)
  }
  return (
    <Notice kind="warn">
      <p>
        <strong>{t('conflict.title')}</strong>
      </p>
      <p>{t('conflict.other', { time: time(other.receivedAt), answer: words(other.response) })}</p>
      <p>{t('conflict.here', { answer: words(state.response) })}</p>
      <p className={styles.choice}>
        <Button onClick={keep('other')}>{t('conflict.keepOther')}</Button>
        <Button onClick={keep('mine')}>{t('conflict.keepHere')}</Button>
      </p>
    </Notice>
  )
}

/** An answer as a student would say it. */
function useAnswerInWords(body: QuestionBody): (response: QuizResponse | null) => string {
  const t = useTranslations('quiz')
  return (response) => {
    const pieces = response === null ? [] : responseInWords(body, response, (verdict) => t(`verdicts.${verdict}`))
    return pieces.length === 0 ? t('conflict.empty') : pieces.map((piece) => `“${piece}”`).join(', ')
  }
}
