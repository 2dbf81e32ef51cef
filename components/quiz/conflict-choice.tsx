'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { isAnswered } from '#domain/quiz/grade.ts'
import type { QuestionBody, QuizResponse } from '#domain/quiz/schema.ts'
import { useClockTime } from './answer-status.tsx'
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
  return (
    <Notice kind="warn">
      <p>
        <strong>{t('conflict.title')}</strong>
      </p>
      <p>{t('conflict.other', { time: time(other.receivedAt), answer: words(other.response) })}</p>
      <p>{t('conflict.here', { answer: words(state.response) })}</p>
      <p className={styles.choice}>
        <Button onClick={() => live?.queue.decide(position, 'other')}>{t('conflict.keepOther')}</Button>
        <Button onClick={() => live?.queue.decide(position, 'mine')}>{t('conflict.keepHere')}</Button>
      </p>
    </Notice>
  )
}

/** An answer as a student would say it. */
function useAnswerInWords(body: QuestionBody): (response: QuizResponse | null) => string {
  const t = useTranslations('quiz')
  const textOf = (id: string) =>
    'options' in body ? (body.options.find((option) => option.id === id)?.text ?? id) : id
  return (response) => {
    if (response === null || !isAnswered(response)) return t('conflict.empty')
    if ('text' in response) return `“${response.text}”`
    if ('choices' in response) return response.choices.map((id) => `“${textOf(id)}”`).join(', ')
    if (response.type === 'true-false-not-stated') return `“${t(`verdicts.${response.choice ?? 'not-stated'}`)}”`
    return `“${textOf(response.choice ?? '')}”`
  }
}
