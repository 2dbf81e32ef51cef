'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { answerField, baseField } from '#domain/quiz/form-answers.ts'
import { hasChecking } from '#domain/quiz/release-rules.ts'
import type { RevealedParts } from '#domain/quiz/reveal-parts.ts'
import type { QuizItemView } from '#domain/quiz/view.ts'
import { AnswerStatusLine } from './answer-status.tsx'
import { CheckAnswer } from './check-answer.tsx'
import { ConflictChoice } from './conflict-choice.tsx'
import { evidenceLinks } from './evidence-links.ts'
import { focusQuestion } from './focus-question.ts'
import { QuestionInput } from './question-input.tsx'
import { QuestionResult, type ShownMark } from './question-result.tsx'
import styles from './quiz-panel.module.css'
import { useQuizSession } from './quiz-session.tsx'

/** One question of the attempt with its answer, how that is saved, and what may be done with it. */
export function QuestionStep({ item, isCurrent }: { item: QuizItemView; isCurrent: boolean }) {
  const t = useTranslations('quiz')
  const { view, live, isPaused, stateOf, flags, toggleFlag } = useQuizSession()
  const { position, points, body, checked, section } = item
  const state = stateOf(position)
  const step = useRef<HTMLElement>(null)
  useResultFocus(step, checked !== null)
  return (
    <section
      ref={step}
      className={styles.question}
      data-question={position}
      data-type={body.type}
      data-current={isCurrent}
    >
      <h2 className={styles.eyebrow} tabIndex={-1}>
        {t('questionOf', { position, count: view.questions })} · {t('points', { points })}
      </h2>
      {section === null ? null : <SectionLine section={section} />}
      {checked === null ? (
        <>
          <input type="hidden" name={baseField(position)} value={item.answer?.seq ?? 0} />
          {/* What rests keeps what is in it; what was typed is on its way. */}
          <fieldset className={styles.rest} disabled={isPaused && live !== null} role="presentation">
            <QuestionInput
              body={body}
              value={state.response}
              name={answerField(position)}
              onChange={(response, isTyping) => live?.queue.answer(position, response, isTyping)}
              onLeave={() => live?.queue.leave(position)}
            />
          </fieldset>
          {state.other === null ? null : (
            <ConflictChoice position={position} body={body} state={state} other={state.other} />
          )}
          {live === null ? null : (
            <div className={styles.under}>
              <AnswerStatusLine state={state} />
              <Button kind="quiet" aria-pressed={flags.has(position)} onClick={() => toggleFlag(position)}>
                <span aria-hidden="true">⚑</span> {flags.has(position) ? t('flagged') : t('flag')}
              </Button>
            </div>
          )}
          {hasChecking(view.release) ? <CheckAnswer position={position} /> : null}
        </>
      ) : (
        <QuestionResult
          body={body}
          response={item.answer?.response ?? null}
          reveal={checked}
          mark={checkedMark(checked.score, points)}
          maxPoints={points}
          evidence={evidenceLinks(checked.places)}
        />
      )}
    </section>
  )
}

/** When an answer has been checked, its result stands where the button was: reading begins again at the question. */
function useResultFocus(step: RefObject<HTMLElement | null>, isChecked: boolean): void {
  const was = useRef(isChecked)
  // Focus is given by a method of the element.
  useEffect(() => {
    if (isChecked && !was.current) focusQuestion(step.current?.firstElementChild ?? null)
    was.current = isChecked
  }, [step, isChecked])
}

function checkedMark(score: RevealedParts['score'], maxPoints: number): ShownMark | null {
  if (score === null) return null
  const points = score.fraction === null ? null : score.fraction * maxPoints
  return { state: score.state, points, comment: null, isByHand: false }
}

/** The section of a question, with the way to the passage it is about. */
function SectionLine({ section }: { section: NonNullable<QuizItemView['section']> }) {
  const t = useTranslations('quiz')
  const { title, passage } = section
  return (
    <p className={styles.section}>
      {title}
      {passage === null ? null : (
        <>
          {title === '' ? null : ' · '}
          <a href={`#b-${passage.fromBlockId}`}>{t('sectionPassage')}</a>
        </>
      )}
    </p>
  )
}
