'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { isAnswered } from '#domain/quiz/grade.ts'
import { useQuizSession } from './quiz-session.tsx'
import styles from './step-list.module.css'

/** One step for each question. What its look says, its name says in words; before JavaScript it is a link. */
export function StepList() {
  const t = useTranslations('quiz')
  const { view, current, goTo, flags, stateOf } = useQuizSession()
  const list = useRef<HTMLOListElement>(null)
  // On a phone the row scrolls by itself; the page around it stays where it is.
  useEffect(() => {
    const step = list.current?.children[current - 1]
    if (list.current && step instanceof HTMLElement)
      list.current.scrollLeft = step.offsetLeft - list.current.clientWidth / 2
  }, [current])
  return (
    <nav aria-label={t('steps')}>
      <ol ref={list} className={styles.steps}>
        {view.attempt.items.map(({ position, checked }) => {
          const { response, status } = stateOf(position)
          const answered = isAnswered(response)
          const isWaiting = status === 'waiting'
          const words = [
            t('step', { position }),
            t(answered ? 'stepAnswered' : 'stepOpen'),
            ...(checked === null ? [] : [t('stepChecked')]),
            ...(isWaiting ? [t('stepWaiting')] : []),
            ...(flags.has(position) ? [t('stepFlagged')] : []),
          ]
          return (
            <li key={position}>
              <a
                href={`?question=${position}`}
                className={styles.step}
                aria-label={words.join(', ')}
                aria-current={position === current ? 'step' : undefined}
                data-answered={answered}
                data-flagged={flags.has(position)}
                data-waiting={isWaiting}
                onClick={(event) => {
                  event.preventDefault()
                  goTo(position)
                }}
              >
                {position}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
