'use client'

import { type ReactNode, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { MarkingProvider } from '#components/quiz/marking-context.tsx'
import { QuestionInput } from '#components/quiz/question-input.tsx'
import { QuestionResult } from '#components/quiz/question-result.tsx'
import { TextPane } from '#components/quiz/text-pane.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Span } from '#domain/anchoring/schema.ts'
import { spansAllowed, spansIn, withSpans } from '#domain/quiz/marked-spans.ts'
import { everything } from '#domain/quiz/release-rules.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { revealParts } from '#domain/quiz/reveal-parts.ts'
import type { Question, QuestionBody, QuestionKey, QuizResponse } from '#domain/quiz/schema.ts'
import { pointsFor } from '#domain/quiz/score.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import styles from './quiz-editor.module.css'

type Props = {
  questions: readonly Question[]
  /** The article, rendered by the server. */
  children: ReactNode
}

/** The quiz as students see it, answered without being kept, and checked on the spot; the text stands beside. */
export function QuizPreview({ questions, children }: Props) {
  const t = useTranslations('editor')
  const [answers, setAnswers] = useState<Record<string, QuizResponse>>({})
  const [markingId, setMarkingId] = useState<string | null>(null)
  const [isChecked, setChecked] = useState(false)
  const split = useMemo(
    () => questions.map((question) => ({ id: question.id, ...splitQuestion(question) })),
    [questions],
  )
  const setAnswer = (id: string, next: QuizResponse) => setAnswers((before) => ({ ...before, [id]: next }))
  const marked = isChecked ? undefined : split.find(({ id }) => id === markingId)
  const marking =
    marked === undefined
      ? null
      : {
          position: split.indexOf(marked) + 1,
          allowed: spansAllowed(marked.body),
          spans: spansIn(answers[marked.id] ?? null),
          setSpans: (spans: readonly Span[]) =>
            setAnswer(marked.id, withSpans(marked.body, answers[marked.id] ?? null, spans)),
        }
  return (
    <MarkingProvider marking={marking}>
      <div className={styles.split}>
        <div className={styles.text}>
          <TextPane terms={[]} recordedIn={null}>
            {children}
          </TextPane>
        </div>
        <div>
          {split.map(({ id, body, key, points }, index) => (
            <section key={id} className={styles.card} aria-label={t('question', { number: index + 1 })}>
              {isChecked ? (
                <CheckedQuestion body={body} answerKey={key} points={points} response={answers[id] ?? null} />
              ) : (
                <>
                  <QuestionInput
                    body={body}
                    name={`preview-${id}`}
                    value={answers[id] ?? null}
                    onChange={(next) => setAnswer(id, next)}
                  />
                  {spansAllowed(body) === 0 ? null : (
                    <Button
                      kind="quiet"
                      aria-pressed={markingId === id}
                      onClick={() => setMarkingId(markingId === id ? null : id)}
                    >
                      {t('previewMark', { number: index + 1 })}
                    </Button>
                  )}
                </>
              )}
            </section>
          ))}
          <Button kind="primary" onClick={() => setChecked(!isChecked)}>
            {isChecked ? t('answerAgain') : t('checkAnswers')}
          </Button>
        </div>
      </div>
    </MarkingProvider>
  )
}

type CheckedProps = { body: QuestionBody; answerKey: QuestionKey; points: number; response: QuizResponse | null }

function CheckedQuestion({ body, answerKey, points, response }: CheckedProps) {
  const reveal = revealQuestion(body, answerKey, response)
  const { state } = reveal
  return (
    <QuestionResult
      body={body}
      response={response}
      reveal={revealParts(reveal, everything)}
      mark={{ state, points: pointsFor(reveal.fraction, points), comment: null, isByHand: false }}
      maxPoints={points}
      evidence={[...reveal.evidence, ...reveal.rightSpans].map(({ quote }) => ({ href: null, quote, paragraph: null }))}
    />
  )
}
