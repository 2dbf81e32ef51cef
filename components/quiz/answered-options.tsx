'use client'

import { useTranslations } from 'use-intl'
import { assertNever } from '#domain/assert-never.ts'
import { isAnswered } from '#domain/quiz/grade.ts'
import type { RightAnswer } from '#domain/quiz/reveal-parts.ts'
import { type QuestionBody, type QuizResponse, type Verdict, verdicts } from '#domain/quiz/schema.ts'
import styles from './question-result.module.css'

type Props = {
  body: QuestionBody
  response: QuizResponse | null
  /** Null until it is out. */
  right: RightAnswer | null
}

/** The options with what was chosen and what is right, in words; or what was typed beside what is right. */
export function AnsweredOptions({ body, response, right }: Props) {
  const t = useTranslations('quiz')
  if (body.type === 'number' || body.type === 'short-answer') return <TypedResult response={response} right={right} />
  const options = optionsOf(body, (verdict) => t(`verdicts.${verdict}`))
  if (options === null) return null
  const chosen = chosenIds(response)
  return (
    <ul className={styles.options}>
      {options.map(({ id, text }) => {
        const isRight = right?.rightIds.includes(id) ?? false
        const isChosen = chosen.includes(id)
        return (
          <li key={id} data-right={isRight} data-chosen={isChosen}>
            <span aria-hidden="true">{isRight ? '✓' : isChosen ? (right === null ? '•' : '✗') : '·'}</span>
            <span>{text}</span>
            <span className={styles.tags}>
              {isChosen ? <em>{t('yourAnswer')}</em> : null}
              {isRight ? <em>{t('rightAnswer')}</em> : null}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Null for the types whose answers are no options. */
function optionsOf(body: QuestionBody, nameOf: (verdict: Verdict) => string): { id: string; text: string }[] | null {
  switch (body.type) {
    case 'single-choice':
    case 'multiple-response':
      return body.options
    case 'true-false-not-stated':
      return verdicts.map((verdict) => ({ id: verdict, text: nameOf(verdict) }))
    case 'number':
    case 'short-answer':
    case 'cloze':
    case 'ordering':
    case 'matching':
    case 'categories':
    case 'evidence':
    case 'repair':
    case 'free-text':
      return null
    default:
      return assertNever(body)
  }
}

function TypedResult({ response, right }: Omit<Props, 'body'>) {
  const t = useTranslations('quiz')
  const typed = response !== null && 'text' in response && isAnswered(response) ? response.text : null
  return (
    <dl className={styles.typed}>
      <div>
        <dt>{t('yourAnswer')}</dt>
        <dd>{typed ?? t('states.unanswered')}</dd>
      </div>
      {right !== null && right.rightForms.length > 0 ? (
        <div>
          <dt>{t('rightAnswer')}</dt>
          <dd>
            {right.rightForms.join(' · ')}
            {right.tolerance === null ? null : ` ${t('tolerance', { tolerance: right.tolerance })}`}
          </dd>
        </div>
      ) : null}
    </dl>
  )
}

function chosenIds(response: QuizResponse | null): readonly string[] {
  if (response === null) return []
  if ('choices' in response) return response.choices
  return 'choice' in response && response.choice !== null ? [response.choice] : []
}
