'use client'

import { useTranslations } from 'use-intl'
import type { Suggestion } from '#domain/article/import/import-outline.ts'
import styles from './import.module.css'

type Props = { suggestions: readonly Suggestion[]; numbers: ReadonlyMap<string, number> }

/** Phrases that look damaged, each with the way to its paragraph. They are shown and never applied. */
export function SuggestionList({ suggestions, numbers }: Props) {
  const t = useTranslations('library.import')
  const reasons = useTranslations('import.suggestion')
  if (suggestions.length === 0) return null
  return (
    <section className={styles.faults} aria-labelledby="import-faults">
      <h3 id="import-faults">{t('faults')}</h3>
      <p className={styles.hint}>{t('faultsHint')}</p>
      <ul>
        {suggestions.map(({ block, phrase, reason }) => (
          <li key={`${block} ${reason} ${phrase}`}>
            <a href={`#b-${block}`}>{placeOf(numbers.get(block))}</a> <q dir="auto">{phrase}</q>
            <span className={styles.reason}>{reasons(reason)}</span>
          </li>
        ))}
      </ul>
    </section>
  )

  function placeOf(number: number | undefined): string {
    return number === undefined ? t('placeOther') : t('place', { number })
  }
}
