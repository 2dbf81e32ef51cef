'use client'

import { useTranslations } from 'use-intl'
import { assertNever } from '#domain/assert-never.ts'
import { isAnswered } from '#domain/quiz/grade.ts'
import { spansIn } from '#domain/quiz/marked-spans.ts'
import type { RevealedParts } from '#domain/quiz/reveal-parts.ts'
import { type QuestionBody, type QuizResponse, verdicts } from '#domain/quiz/schema.ts'
import styles from '../question-result.module.css'
import { useAnswerWords } from './answer-voice.tsx'
import { AnsweredCloze } from './answered-cloze.tsx'
import { AnsweredOptions } from './answered-options.tsx'
import { AnsweredOrder } from './answered-order.tsx'
import { AnsweredPairs } from './answered-pairs.tsx'
import { AnsweredSpans } from './answered-spans.tsx'
import { AnsweredText } from './answered-text.tsx'

type Props = {
  body: QuestionBody
  response: QuizResponse | null
  /** What is out; null parts are not. */
  reveal: Pick<RevealedParts, 'right' | 'way'>
}

/** An answer as it was given, beside what is right where that is out. */
export function AnsweredResponse({ body, response, reveal }: Props) {
  const t = useTranslations('quiz')
  const cited = body.type === 'evidence' ? [] : spansIn(response)
  return (
    <>
      <Answered body={body} response={response} reveal={reveal} />
      {cited.length === 0 ? null : <AnsweredSpans title={t('marks.cited')} spans={cited} />}
    </>
  )
}

function Answered({ body, response, reveal }: Props) {
  const t = useTranslations('quiz')
  const words = useAnswerWords()
  const { right, way } = reveal
  switch (body.type) {
    case 'single-choice':
    case 'multiple-response':
      return <AnsweredOptions options={body.options} response={response} right={right} />
    case 'true-false-not-stated': {
      const options = verdicts.map((verdict) => ({ id: verdict, text: t(`verdicts.${verdict}`) }))
      return <AnsweredOptions options={options} response={response} right={right} />
    }
    case 'number':
    case 'short-answer':
    case 'repair':
    case 'free-text': {
      const typed = response !== null && 'text' in response && isAnswered(response) ? response.text : null
      return <AnsweredText text={typed} right={right} {...(body.type === 'repair' ? { faulty: body.sentence } : {})} />
    }
    case 'cloze':
      return <AnsweredCloze body={body} response={response?.type === body.type ? response : null} {...{ right, way }} />
    case 'ordering':
      return <AnsweredOrder body={body} response={response?.type === body.type ? response : null} right={right} />
    case 'matching':
    case 'categories':
      return (
        <AnsweredPairs
          body={body}
          pairs={response !== null && 'pairs' in response ? response.pairs : {}}
          right={right}
        />
      )
    case 'evidence':
      return (
        <>
          {isAnswered(response) ? null : <p className={styles.plain}>{t('states.unanswered')}</p>}
          <AnsweredSpans title={words.passages} spans={spansIn(response)} />
          <AnsweredSpans title={t('rightAnswer')} spans={right?.rightSpans ?? []} />
        </>
      )
    default:
      return assertNever(body)
  }
}
