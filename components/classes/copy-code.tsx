'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import styles from './classes.module.css'

/** A code that can be copied with one press; where the browser does not let us, it is selected for copying by hand. */
export function CopyCode({ code }: { code: string }) {
  const t = useTranslations('classes')
  const text = useRef<HTMLElement>(null)
  const [outcome, setOutcome] = useState<'codeCopied' | 'codeCopyFailed' | null>(null)
  async function copy() {
    try {
      await navigator.clipboard.writeText(code)
      setOutcome('codeCopied')
    } catch {
      // Without https there is no clipboard; with it, the browser may still refuse.
      if (text.current) getSelection()?.selectAllChildren(text.current)
      setOutcome('codeCopyFailed')
    }
  }
  return (
    <div className={styles.code}>
      <code ref={text}>{code}</code>
      <Button onClick={copy}>{t('codeCopy')}</Button>
      <span role="status">{outcome === null ? '' : t(outcome)}</span>
    </div>
  )
}
