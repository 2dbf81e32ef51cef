import type { TermView } from '#domain/article/reader-view.ts'
import { translator } from '#messages/translator.ts'
import { termItems } from './term-items.ts'
import styles from './term-list.module.css'

type Props = {
  terms: readonly TermView[]
  /** Ids of those that the reader has looked up; null where look-ups are not kept. */
  lookedUp?: readonly string[] | null
}

/** Every term of the text with its explanation: where terms lead without JavaScript, and the footnotes of a print. */
export function TermList({ terms, lookedUp = null }: Props) {
  const t = translator('reader')
  if (terms.length === 0) return null
  return (
    <section className={styles.terms} aria-labelledby="terms">
      <h2 id="terms" tabIndex={-1}>
        {t('terms.title')}
      </h2>
      {lookedUp === null ? null : <p className={styles.where}>{t('terms.kept')}</p>}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped where it was made */}
      <ol dangerouslySetInnerHTML={{ __html: termItems(terms, lookedUp ?? []) }} />
    </section>
  )
}
