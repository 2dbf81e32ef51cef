'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { QuestionInput } from '#components/quiz/question-input.tsx'
import { QuestionResult } from '#components/quiz/question-result.tsx'
import { Button } from '#components/ui/button.tsx'
import { everything } from '#domain/quiz/release-rules.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { revealParts } from '#domain/quiz/reveal-parts.ts'
import type { Question, QuizResponse } from '#domain/quiz/schema.ts'
import { pointsFor } from '#domain/quiz/score.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import styles from './quiz-editor.module.css'

/** The quiz as students see it, answered without being kept, and checked on the spot. */
export function QuizPreview({ questions }: { questions: readonly Question[] }) {
  const t = useTranslations('editor')
  const [answers, setAnswers] = useState<Record<string, QuizResponse>>({})
  const [isChecked, setChecked] = useState(false)
  return (
    <>
      {questions.map((question, index) => {
        const { body, key, points } = splitQuestion(question)
        const response = answers[question.id] ?? null
        const reveal = revealQuestion(body, key, response)
        return (
          <section key={question.id} className={styles.card} aria-label={t('question', { number: index + 1 })}>
            {isChecked ? (
              <QuestionResult
                body={body}
                response={response}
                reveal={revealParts(reveal, everything)}
                mark={{
                  state: reveal.state,
                  points: pointsFor(reveal.fraction, points),
                  comment: null,
                  isByHand: false,
                }}
                maxPoints={points}
                evidence={[...reveal.evidence, ...reveal.rightSpans].map((span) => ({
                  href: null,
                  quote: span.quote,
                  paragraph: null,
                }))}
              />
            ) : (
              <QuestionInput
                body={body}
                name={`preview-${question.id}`}
                value={response}
                onChange={(next) => setAnswers({ ...answers, [question.id]: next })}
              />
            )}
          </section>
        )
      })}
      <Button kind="primary" onClick={() => setChecked(!isChecked)}>
        {isChecked ? t('answerAgain') : t('checkAnswers')}
      </Button>
    </>
  )
}
