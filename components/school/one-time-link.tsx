'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import styles from './school-page.module.css'

export type OneTimeLinkView = {
  url: string
  /** How long it works. */
  days: number
}

/** A link that is shown once, ready to be copied. */
export function OneTimeLink({ link, id }: { link: OneTimeLinkView; id: string }) {
  const t = useTranslations('admin')
  const input = useRef<HTMLInputElement>(null)
  const [copying, setCopying] = useState<'copied' | 'copyByHand' | null>(null)
  async function copy() {
    input.current?.select()
    try {
      await navigator.clipboard.writeText(link.url)
      setCopying('copied')
    } catch {
      // Browsers give no clipboard to pages on plain http; the link is selected, so that the keys work.
      setCopying('copyByHand')
    }
  }
  return (
    <div className={styles.link} role="status">
      <label htmlFor={id}>{t('link')}</label>
      <input id={id} ref={input} readOnly value={link.url} aria-describedby={`${id}-hint`} />
      <Button onClick={copy}>{t('copy')}</Button>
      <p id={`${id}-hint`}>{t('linkHint', { days: link.days })}</p>
      {copying ? <p>{t(copying)}</p> : null}
    </div>
  )
}
