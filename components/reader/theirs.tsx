'use client'

import { useTranslations } from 'use-intl'
import styles from './note-editor.module.css'

/** What another window made of the words that are being changed; both stay until one is saved. */
export function Theirs({ words }: { words: string | null }) {
  const t = useTranslations('reader.editor')
  if (words === null) return null
  return (
    <div className={styles.theirs} role="note">
      <p>{t('conflict')}</p>
      <blockquote dir="auto">{words}</blockquote>
      <p>{t('conflictHint')}</p>
    </div>
  )
}
