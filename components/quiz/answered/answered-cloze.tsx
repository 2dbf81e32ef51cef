'use client'

import { useTranslations } from 'use-intl'
import { clozePieces } from '#domain/quiz/questions/cloze.ts'
import type { RevealedParts } from '#domain/quiz/reveal-parts.ts'
import type { BodyOf, ResponseOf } from '../inputs/input-props.ts'
import styles from '../question-result.module.css'

type Props = {
  body: BodyOf<'cloze'>
  response: ResponseOf<'cloze'> | null
  right: RevealedParts['right']
  way: RevealedParts['way']
}

/** The text with what was filled in; each gap says whether it is right and what would be, where that is out. */
export function AnsweredCloze({ body, response, right, way }: Props) {
  return (
    <p className={styles.clozeText} dir="auto">
      {clozePieces(body.text).map((piece, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no identity but their place
        if ('text' in piece) return <span key={`text ${index}`}>{piece.text}</span>
        const gap = body.gaps.find(({ id }) => id === piece.gapId)
        if (gap === undefined) return null
        const nameOf = (value: string) =>
          (gap.kind === 'chosen' ? gap.options.find(({ id }) => id === value)?.text : value) ?? value
        const filling = response?.gaps[gap.id] ?? ''
        const part = way?.parts.find(({ id }) => id === gap.id)
        return (
          <Gap
            key={gap.id}
            number={body.gaps.indexOf(gap) + 1}
            filling={filling === '' ? null : nameOf(filling)}
            isRight={part === undefined ? null : part.fraction === 1}
            right={(right?.rightGaps[gap.id] ?? []).map(nameOf)}
          />
        )
      })}
    </p>
  )
}

type GapProps = {
  /** Its number in the text, from 1. */
  number: number
  /** Null for nothing. */
  filling: string | null
  /** Null until it is out. */
  isRight: boolean | null
  right: readonly string[]
}

function Gap({ number, filling, isRight, right }: GapProps) {
  const t = useTranslations('quiz')
  const state = isRight === null ? null : t(isRight ? 'states.right' : 'states.wrong')
  return (
    <span className={styles.gap} data-right={isRight ?? undefined}>
      {isRight === null ? null : <span aria-hidden="true">{isRight ? '✓ ' : '✗ '}</span>}
      <span className={styles.said}>
        {state === null ? t('gapFilled', { number }) : t('gapIs', { number, state })}{' '}
      </span>
      {filling ?? <em>{t('states.unanswered')}</em>}
      {isRight === false && right.length > 0 ? <em> ({t('gapRight', { forms: right.join(', ') })})</em> : null}
    </span>
  )
}
