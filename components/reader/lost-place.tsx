'use client'

import { useTranslations } from 'use-intl'
import type { Standing } from '#domain/notes/view.ts'
import styles from './note-card.module.css'
import { shorten } from './shorten.ts'

/** Why a note has no place in the text, with the words that it was on. */
export function LostPlace({ standing }: { standing: Standing | null }) {
  const t = useTranslations('reader')
  if (standing?.status !== 'orphan' && standing?.status !== 'ambiguous') {
    return <p className={styles.place}>{t('noPlace')}</p>
  }
  return (
    <p className={styles.place}>
      {t(`lostPlace.${standing.status}`)} <q dir="auto">{shorten(standing.quote)}</q>
    </p>
  )
}
