import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import { translator } from '#messages/translator.ts'
import styles from './library.module.css'

/** The explanations to which the underlined terms lead. */
export function ArticleGlossary({ terms }: { terms: readonly GlossaryTerm[] }) {
  const t = translator('library')
  if (terms.length === 0) return null
  return (
    <section aria-labelledby="article-glossary">
      <h2 id="article-glossary">{t('article.glossary')}</h2>
      <dl className={styles.glossary}>
        {terms.map((term) => (
          <div key={term.id} id={`term-${term.id}`}>
            <dt dir="auto">{term.headword}</dt>
            <dd dir="auto">{term.definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
