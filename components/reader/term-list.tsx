import { HeldHtml } from '#components/ui/held-html.tsx'
import { holdHtml } from '#components/ui/hold-html.ts'
import type { TermView } from '#domain/article/reader-view.ts'
import type { ExplanationLanguage } from '#domain/glossary/languages.ts'
import { translator } from '#messages/translator.ts'
import { termItems } from './term-items.ts'
import styles from './term-list.module.css'

type Props = {
  terms: readonly TermView[]
  /** In which languages this reader would like explanations, before that of the text. */
  languages: readonly ExplanationLanguage[]
  /** Ids of those that the reader has looked up; null where look-ups are not kept. */
  lookedUp?: readonly string[] | null
  /** Whether the answer is a document, which then holds the list once and not in its data as well. */
  isDocument?: boolean
}

/** Every term of the text with its explanation: where terms lead without JavaScript, and the footnotes of a print. */
export function TermList({ terms, languages, lookedUp = null, isDocument = false }: Props) {
  const t = translator('reader')
  if (terms.every(({ count }) => count === 0)) return null
  return (
    <section className={styles.terms} aria-labelledby="terms">
      <h2 id="terms" tabIndex={-1}>
        {t('terms.title')}
      </h2>
      {lookedUp === null ? null : (
        <p className={styles.where}>
          {t('terms.kept')} <a href="/words">{t('terms.words')}</a>
        </p>
      )}
      <Items html={termItems(terms, { languages, lookedUp: lookedUp ?? [] })} isDocument={isDocument} />
    </section>
  )
}

function Items({ html, isDocument }: { html: string; isDocument: boolean }) {
  if (isDocument) return <HeldHtml as="ol" name={holdHtml(html)} />
  // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped where it was made
  return <ol dangerouslySetInnerHTML={{ __html: html }} />
}
