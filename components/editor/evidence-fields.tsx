'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { blockOfSpan } from '#domain/anchoring/block-of-span.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import styles from './quiz-editor.module.css'

type Props = {
  legend: string
  hint: string
  evidence: readonly Span[]
  levels: readonly { level: ReadingLevel; blocks: Block[] }[]
  /** The words selected in the text at this moment; null for none. */
  readSelection: () => Span | null
  change: (evidence: Span[]) => void
}

/** The passages that prove the answer: taken from the selection in the text, listed with their place. */
export function EvidenceFields({ legend, hint, evidence, levels, readSelection, change }: Props) {
  const t = useTranslations('editor')
  const [isEmpty, setEmpty] = useState(false)
  const add = () => {
    const span = readSelection()
    setEmpty(span === null)
    if (span !== null && !evidence.some((other) => isSame(other, span))) change([...evidence, span])
  }
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      <p className={styles.hint}>{hint}</p>
      <ul className={styles.evidence}>
        {evidence.map((span) => (
          <li key={`${span.level}-${span.start}-${span.end}`}>
            <span>
              <span className={styles.place}>
                {t('evidencePlace', { level: t(`levels.${span.level}`), number: paragraphOf(span, levels) })}
              </span>
              <q>{span.quote}</q>
            </span>
            <Button
              kind="quiet"
              aria-label={t('removeEvidence')}
              onClick={() => change(evidence.filter((other) => !isSame(other, span)))}
            >
              ✕
            </Button>
          </li>
        ))}
      </ul>
      {/* Pressing the mouse on a button would take the selection away. */}
      <Button onMouseDown={(event) => event.preventDefault()} onClick={add}>
        {t('addEvidence')}
      </Button>
      <p role="status" className={styles.hint}>
        {isEmpty ? t('nothingSelected') : ''}
      </p>
    </fieldset>
  )
}

function isSame(a: Span, b: Span): boolean {
  return a.level === b.level && a.start === b.start && a.end === b.end
}

function paragraphOf(span: Span, levels: Props['levels']): number {
  const blocks = levels.find((candidate) => candidate.level === span.level)?.blocks ?? []
  const position = blockOfSpan(blocks, span)
  return (position && paragraphNumbers(blocks).get(position.blockId)) ?? 0
}
