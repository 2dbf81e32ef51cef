import type { TermView } from '#domain/article/reader-view.ts'
import { translator } from '#messages/translator.ts'
import styles from './term-list.module.css'

/** Every term of the text with its explanation: where terms lead without JavaScript, and the footnotes of a print. */
export function TermList({ terms }: { terms: readonly TermView[] }) {
  const t = translator('reader')
  if (terms.length === 0) return null
  return (
    <section className={styles.terms} aria-labelledby="terms">
      <h2 id="terms" tabIndex={-1}>
        {t('terms.title')}
      </h2>
      <ol>
        {terms.map((term) => (
          <li key={term.id} id={`term-${term.id}`}>
            <p>
              <dfn dir="auto">{term.headword}</dfn> <span dir="auto">{term.definition}</span>
            </p>
            <p className={styles.where}>
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
