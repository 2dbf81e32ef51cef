'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { GradeState } from '#domain/quiz/grade.ts'
import type { Reveal } from '#domain/quiz/reveal.ts'
import type { QuestionBody, QuizResponse } from '#domain/quiz/schema.ts'
import { AnsweredOptions } from './answered-options.tsx'
import styles from './question-result.module.css'

export type EvidenceLink = {
  /** Opens the passage in the text; null where there is no text beside. */
  href: string | null
  quote: string
  /** Number of the paragraph in the margin; null where it has none. */
  paragraph: number | null
  /** The painted passage that the link leads to, where the text stands beside; see `useEvidence`. */
  number?: number
}

type Props = {
  body: QuestionBody
  response: QuizResponse | null
  reveal: Pick<Reveal, 'rightIds' | 'rightForms' | 'tolerance' | 'feedback' | 'explanation'>
  /** The state that counts: by hand before by machine. */
  state: GradeState
  /** Points reached; null while the answer waits. */
  points: number | null
  maxPoints: number
  evidence: readonly EvidenceLink[]
  /** A marker's word on this answer. */
  comment?: string | null
  isMarkedByHand?: boolean
  /** Only for teachers. */
  misconceptions?: readonly string[]
}

/** One answered question with its result: what was chosen, what is right, why, and where the text says so. */
export function QuestionResult(props: Props) {
  const { body, response, reveal, state, points, maxPoints, evidence, comment, isMarkedByHand, misconceptions } = props
  const t = useTranslations('quiz')
  const format = useFormatter()
  const shown = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  return (
    <div className={styles.result}>
      <p className={styles.stem}>{body.stem}</p>
      <p className={styles.verdict} data-state={state}>
        <span aria-hidden="true">{signs[state]}</span> {t(`states.${state}`)}
        {points === null ? null : ` · ${t('pointsOf', { points: shown(points), max: shown(maxPoints) })}`}
        {isMarkedByHand ? ` · ${t('markedByHand')}` : null}
      </p>
      <AnsweredOptions body={body} response={response} reveal={reveal} />
      {[...new Set(reveal.feedback)].map((text) => (
        <p key={text} className={styles.feedback}>
          {text}
        </p>
      ))}
      {misconceptions?.map((name) => (
        <p key={name} className={styles.misconception}>
          <strong>{t('misconception')}</strong> {name}
        </p>
      ))}
      {reveal.explanation === '' ? null : (
        <p className={styles.explanation}>
          <strong>{t('why')}</strong> {reveal.explanation}
        </p>
      )}
      {comment ? (
        <p className={styles.comment}>
          <strong>{t('teacherSays')}</strong> {comment}
        </p>
      ) : null}
      <Evidence links={evidence} />
    </div>
  )
}

export const signs: Record<GradeState, string> = { right: '✓', partly: '◐', wrong: '✗', unanswered: '○', waits: '…' }

function Evidence({ links }: { links: readonly EvidenceLink[] }) {
  const t = useTranslations('quiz')
  if (links.length === 0) return null
  return (
    <ul className={styles.evidence} aria-label={t('evidence')}>
      {links.map(({ href, quote, paragraph, number }) => {
        const place = paragraph === null ? t('evidenceInText') : t('evidenceIn', { paragraph })
        return (
          <li key={`${href} ${quote}`}>
            {href === null ? (
              <strong>{t('evidence')}</strong>
            ) : (
              <a href={href} data-evidence={number}>
                {place}
              </a>
            )}
            <q className={styles.quote}>{quote}</q>
          </li>
        )
      })}
    </ul>
  )
}
