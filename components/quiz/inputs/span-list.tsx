'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import type { Span } from '#domain/anchoring/schema.ts'
import { useMarking } from '../marking-context.tsx'
import styles from './inputs.module.css'
import { useAfterword } from './use-afterword.tsx'

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
  const { show, paragraphOf, goToText } = useMarking()
  const { say, afterword } = useAfterword()
  const listId = useId()
  return (
    <>
      {spans.length === 0 ? null : (
        <ul className={styles.spans} aria-label={t('marks.yours')} tabIndex={-1} data-marks>
          {spans.map((span) => {
            const paragraph = paragraphOf(span)
            const id = `${listId}-${span.level}-${span.start}-${span.end}`
            return (
              <li key={`${span.level} ${span.start} ${span.end}`}>
                <strong>{paragraph === null ? t('marks.passage') : t('marks.inParagraph', { paragraph })}</strong>
                <q id={id} dir="auto">
                  {span.quote}
                </q>
                {show === null ? null : (
                  <Button kind="quiet" aria-describedby={id} onClick={() => show(span)}>
                    {t('marks.show')}
                  </Button>
                )}
                {disabled ? null : (
                  <Button
                    kind="quiet"
                    aria-describedby={id}
                    onClick={() => {
                      onChange(spans.filter((other) => other !== span))
                      say(t('marks.removed'))
                    }}
                  >
                    {t('marks.remove')}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {afterword}
      {disabled ? null : (
        <p className={styles.small}>
          {spans.length >= allowed && allowed > 1
            ? t('marks.allUsed', { count: allowed })
            : t('marks.how', { count: allowed - (allowed === 1 ? 0 : spans.length) })}
        </p>
      )}
      {disabled || goToText === null ? null : (
        <Button kind="quiet" onClick={() => goToText(spans.at(-1) ?? null)}>
          {t('marks.go')}
        </Button>
      )}
      <noscript>{t('marks.needsScript')}</noscript>
    </>
  )
}
