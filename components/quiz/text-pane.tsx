'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TextIndex } from '#components/reader/browser-text-index.ts'
import type { TermWords } from '#components/reader/term-explanation.tsx'
import { TermPopover } from '#components/reader/term-popover.tsx'
import { useTextIndex } from '#components/reader/use-text-index.ts'
import { Button } from '#components/ui/button.tsx'
import type { ExplanationLanguage } from '#domain/glossary/languages.ts'
import { EvidenceMarking } from './evidence-marking.tsx'
import { useTextBeside } from './marking-context.tsx'
import styles from './quiz-layout.module.css'
import { type EvidencePlace, useEvidence } from './use-evidence.ts'

type Props = {
  terms: readonly TermWords[]
  /** The languages of explanations that the browser asks for. */
  accepted?: readonly ExplanationLanguage[]
  /** The assignment whose look-ups are kept; null where none are. */
  recordedIn: string | null
  /** Passages to paint; links with `data-evidence="<number>"` anywhere in the page lead to them. */
  evidence?: readonly EvidencePlace[]
  /** Passages that a student marked, painted in another way; their links are of the same kind. */
  cited?: readonly EvidencePlace[]
  /** The article, rendered by the server. */
  children: ReactNode
}

const noEvidence: readonly EvidencePlace[] = []
const noLanguage: readonly ExplanationLanguage[] = []

/** The text beside a quiz or its result; on a phone it can be folded away. */
export function TextPane(props: Props) {
  const { terms, recordedIn, evidence = noEvidence, cited = noEvidence, children } = props
  const t = useTranslations('quiz')
  const pane = useRef<HTMLElement>(null)
  const index = useTextIndex(pane)
  const [isFolded, setFolded] = useState(false)
  useNumberNames(index)
  useEvidence(index, { evidence, cited }, () => setFolded(false))
  const { marking } = useTextBeside(index, () => setFolded(false))
  return (
    <div className={styles.text} data-folded={isFolded}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section ref={pane} className={styles.pane} aria-label={t('text')} tabIndex={0}>
        {children}
      </section>
      <div className={styles.fold}>
        <Button kind="quiet" aria-expanded={!isFolded} onClick={() => setFolded(!isFolded)}>
          {isFolded ? t('showText') : t('hideText')}
        </Button>
      </div>
      {index === null || marking === null ? null : <EvidenceMarking index={index} marking={marking} />}
      {index === null ? null : (
        <TermPopover index={index} terms={terms} accepted={props.accepted ?? noLanguage} recordedIn={recordedIn} />
      )}
    </div>
  )
}

/** The painted numbers of the paragraphs are links without words of their own. */
function useNumberNames(index: TextIndex | null): void {
  const t = useTranslations('common')
  // The numbers stand in the server's rendering, which React does not know from the inside.
  useEffect(() => {
    for (const link of index?.root.querySelectorAll<HTMLElement>('[data-number]') ?? []) {
      link.setAttribute('aria-label', t('paragraph', { number: Number(link.dataset['number']) }))
    }
  }, [index, t])
}
