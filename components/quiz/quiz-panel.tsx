'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { OverallStatus } from './answer-status.tsx'
import { ConnectionNotice } from './connection-notice.tsx'
import { HandInDialog } from './hand-in-dialog.tsx'
import { QuestionStep } from './question-step.tsx'
import styles from './quiz-panel.module.css'
import { useQuizSession } from './quiz-session.tsx'
import { StepList } from './step-list.tsx'
import { PauseNotice, TimeNotice } from './time-left.tsx'
import { useEarlyAnswers } from './use-early-answers.ts'
import { useHandIn } from './use-hand-in.ts'
import { useTimeLeft } from './use-time-left.ts'
import { useTimeUp } from './use-time-up.ts'

type Props = {
  /** Saves the whole form for browsers without JavaScript. */
  saveForm: (form: FormData) => Promise<void>
}

/**
 * The questions, one at a time. It is one form that a browser without JavaScript sends whole; as soon as the page is
 * alive every answer is saved as it is given.
 */
export function QuizPanel({ saveForm }: Props) {
  const t = useTranslations('quiz')
  const session = useQuizSession()
  const { view, live, current, goTo, setHandInOpen } = session
  const { items, id } = view.attempt
  const form = useRef<HTMLFormElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  useEarlyAnswers(form, session)
  useQuestionFocus(panel, current)
  const handIn = useHandIn(session)
  const leftMs = useTimeLeft(session)
  useTimeUp(session, leftMs, handIn.start)
  const isLast = current === items.length
  return (
    <div ref={panel} className={styles.panel} data-live={live !== null}>
      <div className={styles.head}>
        <StepList />
      </div>
      <form
        ref={form}
        action={saveForm}
        className={styles.form}
        onSubmit={live === null ? undefined : (event) => event.preventDefault()}
      >
        <input type="hidden" name="assignmentId" value={view.assignmentId} />
        <input type="hidden" name="attemptId" value={id} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <section className={styles.questions} aria-label={t('questions')} tabIndex={0}>
          <ConnectionNotice />
          <PauseNotice />
          <TimeNotice leftMs={leftMs} step={handIn.step} />
          {items.map((item) => (
            <QuestionStep key={item.position} item={item} isCurrent={item.position === current} />
          ))}
        </section>
        <div className={styles.foot}>
          <OverallStatus />
          <div className={styles.buttons}>
            <span className={styles.plain}>
              <SubmitButton kind="plain" name="then" value="stay">
                {t('save')}
              </SubmitButton>
              <SubmitButton kind="plain" name="then" value="hand-in">
                {t('handIn.open')}
              </SubmitButton>
            </span>
            <ButtonLink href="/">{t('later')}</ButtonLink>
            {current > 1 ? <StepButton to={current - 1} label={t('previous')} kind="plain" goTo={goTo} /> : null}
            {isLast ? (
              <Button kind="primary" hidden={live === null} onClick={() => setHandInOpen(true)}>
                {t('handIn.open')}
              </Button>
            ) : (
              <StepButton to={current + 1} label={t('next')} kind="primary" goTo={goTo} />
            )}
          </div>
        </div>
      </form>
      <HandInDialog {...handIn} />
    </div>
  )
}

type StepButtonProps = { to: number; label: string; kind: 'primary' | 'plain'; goTo: (position: number) => void }

/** Goes to another question; before the page is alive it saves the form on the way. */
function StepButton({ to, label, kind, goTo }: StepButtonProps) {
  return (
    <Button type="submit" kind={kind} name="then" value={String(to)} onClick={() => goTo(to)}>
      {label}
    </Button>
  )
}

/** After a step the keyboard and the screen reader begin at the new question. */
function useQuestionFocus(panel: { current: HTMLDivElement | null }, current: number): void {
  const before = useRef(current)
  // Focus is given by a method of the element.
  useEffect(() => {
    if (before.current === current) return
    before.current = current
    panel.current?.querySelector<HTMLElement>(`[data-question="${current}"] h2`)?.focus()
  }, [panel, current])
}
