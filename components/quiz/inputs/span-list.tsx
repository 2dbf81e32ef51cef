'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import type { Span } from '#domain/anchoring/schema.ts'
import { useMarking } from '../marking-context.tsx'
import styles from './inputs.module.css'

type Props = {
  spans: readonly Span[]
  /** How many may be marked. */
  allowed: number
  onChange: (spans: readonly Span[]) => void
  disabled: boolean
}

/** The passages that are marked, each to be shown in the text or taken back; and how more are marked. */
export function SpanList({ spans, allowed, onChange, disabled }: Props) {
  const t = useTranslations('quiz')
  const { show, paragraphOf } = useMarking()
  return (
    <>
      {spans.length === 0 ? null : (
        <ul className={styles.spans} aria-label={t('marks.yours')}>
          {spans.map((span) => {
            const paragraph = paragraphOf(span)
            return (
              <li key={`${span.level} ${span.start} ${span.end}`}>
                <strong>{paragraph === null ? t('marks.passage') : t('marks.inParagraph', { paragraph })}</strong>
                <q dir="auto">{span.quote}</q>
                {show === null ? null : (
                  <Button kind="quiet" onClick={() => show(span)}>
                    {t('marks.show')}
                  </Button>
                )}
                {disabled ? null : (
                  <Button kind="quiet" onClick={() => onChange(spans.filter((other) => other !== span))}>
                    {t('marks.remove')}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {disabled ? null : (
        <p className={styles.small}>
          {spans.length >= allowed && allowed > 1
            ? t('marks.allUsed', { count: allowed })
            : t('marks.how', { count: allowed - (allowed === 1 ? 0 : spans.length) })}
        </p>
      )}
      <noscript>{t('marks.needsScript')}</noscript>
    </>
  )
}
