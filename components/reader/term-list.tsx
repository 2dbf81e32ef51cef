'use client'

import { useTranslations } from 'use-intl'
import type { TermView } from '#domain/article/reader-view.ts'
import styles from './term-list.module.css'

type Props = {
  terms: readonly TermView[]
  /** Ids of those that the reader has looked up; null where look-ups are not kept. */
  lookedUp?: readonly string[] | null
}

/** Every term of the text with its explanation: where terms lead without JavaScript, and the footnotes of a print. */
export function TermList({ terms, lookedUp = null }: Props) {
  const t = useTranslations('reader')
  if (terms.length === 0) return null
  return (
    <section className={styles.terms} aria-labelledby="terms">
      <h2 id="terms" tabIndex={-1}>
        {t('terms.title')}
      </h2>
      {lookedUp === null ? null : <p className={styles.where}>{t('terms.kept')}</p>}
      <ol>
        {terms.map((term) => (
          <li key={term.id} id={`term-${term.id}`}>
            <p>
              <dfn dir="auto">{term.headword}</dfn> <span dir="auto">{term.definition}</span>
            </p>
            <p className={styles.where}>
              {lookedUp?.includes(term.id) ? `${t('terms.lookedUp')} · ` : null}
              {t('terms.places', { count: term.count })} ·{' '}
              <a href={`#b-${term.firstBlockId}`} aria-label={`${term.headword}: ${t('terms.back')}`}>
                {term.firstParagraph === null ? t('terms.back') : t('terms.first', { number: term.firstParagraph })}
              </a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
