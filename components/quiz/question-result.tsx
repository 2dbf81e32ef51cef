'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { GradeState } from '#domain/quiz/grade.ts'
import type { ChosenLevels } from '#domain/quiz/mark.ts'
import type { RevealedParts } from '#domain/quiz/reveal-parts.ts'
import type { QuestionBody, QuizResponse } from '#domain/quiz/schema.ts'
import { useAnswerWords } from './answered/answer-voice.tsx'
import { AnsweredResponse } from './answered/answered-response.tsx'
import { signs } from './grade-signs.ts'
import { RubricTable } from './inputs/rubric-table.tsx'
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

/** The mark that counts: by hand before by machine. */
export type ShownMark = {
  state: GradeState
  /** Points reached; null while the answer waits. */
  points: number | null
  /** A marker's word on this answer. */
  comment: string | null
  isByHand: boolean
  /** Criterion → level that a marker chose; absent or null without a rubric. */
  levels?: ChosenLevels | null
}

type Props = {
  body: QuestionBody
  response: QuizResponse | null
  /** What is out of it. */
  reveal: Pick<RevealedParts, 'right' | 'words' | 'way'>
  mark: ShownMark | null
  maxPoints: number
  evidence: readonly EvidenceLink[]
  /** Only for teachers. */
  misconceptions?: readonly string[]
}

/** One answered question with its result: what was chosen, what is right, why, and where the text says so. */
export function QuestionResult(props: Props) {
  const { body, response, reveal, mark, maxPoints, evidence, misconceptions } = props
  const t = useTranslations('quiz')
  const words = useAnswerWords()
  return (
    <div className={styles.result}>
      <p className={styles.stem}>{body.stem}</p>
      {mark === null ? null : <Verdict mark={mark} maxPoints={maxPoints} />}
      <AnsweredResponse body={body} response={response} reveal={reveal} />
      {reveal.right === null || reveal.right.rubric.length === 0 ? null : (
        <RubricTable rubric={reveal.right.rubric} chosen={mark?.levels ?? {}} />
      )}
      {reveal.way === null || mark?.isByHand ? null : <Way way={reveal.way} />}
      {[...new Set(reveal.words?.feedback)].map((text) => (
        <p key={text} className={styles.feedback}>
          {text}
        </p>
      ))}
      {misconceptions?.map((name) => (
        <p key={name} className={styles.misconception}>
          <strong>{t('misconception')}</strong> {name}
        </p>
      ))}
      {reveal.words === null || reveal.words.explanation === '' ? null : (
        <p className={styles.explanation}>
          <strong>{t('why')}</strong> {reveal.words.explanation}
        </p>
      )}
      {mark?.comment ? (
        <p className={styles.comment}>
          <strong>{words.comment}</strong> {mark.comment}
        </p>
      ) : null}
      <Evidence links={evidence} />
    </div>
  )
}

function Verdict({ mark, maxPoints }: { mark: ShownMark; maxPoints: number }) {
  const t = useTranslations('quiz')
  const words = useAnswerWords()
  const format = useFormatter()
  const shown = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const { state, points, isByHand } = mark
  return (
    <p className={styles.verdict} data-state={state}>
      <span aria-hidden="true">{signs[state]}</span> {state === 'waits' ? words.waits : t(`states.${state}`)}
      {points === null
        ? null
        : ` · ${t('pointsOf', { points: shown(points), max: shown(maxPoints), count: maxPoints })}`}
      {isByHand ? ` · ${words.markedByHand}` : null}
    </p>
  )
}

/** How the score came about, in words. */
function Way({ way }: { way: NonNullable<RevealedParts['way']> }) {
  const t = useTranslations('quiz')
  if (way.scoring === null) return null
  const { rule, numbers, citation } = way.scoring
  const percent = (share: number) => Math.round(share * 100)
  return (
    <p className={styles.way}>
      {t(`scored.${rule}`, numbers)}
      {citation === null
        ? null
        : ` ${t('citing.result', { credit: percent(citation.credit), percent: percent(citation.weight) })}`}
    </p>
  )
}

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
