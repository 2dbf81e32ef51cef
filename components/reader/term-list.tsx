'use client'

import { useTranslations } from 'use-intl'
import type { TermView } from '#domain/article/reader-view.ts'
import { translationFor } from '#domain/glossary/explanation.ts'
import type { ExplanationLanguage } from '#domain/glossary/languages.ts'
import styles from './term-list.module.css'

type Props = {
  terms: readonly TermView[]
  /** In which languages this reader would like explanations, before that of the text. */
  languages: readonly ExplanationLanguage[]
  /** Ids of those that the reader has looked up; null where look-ups are not kept. */
  lookedUp?: readonly string[] | null
}

/** Every term of the text with its explanation: where terms lead without JavaScript, and the footnotes of a print. */
export function TermList({ terms, languages, lookedUp = null }: Props) {
  const t = useTranslations('reader')
  const inText = terms.filter(({ count }) => count > 0)
  if (inText.length === 0) return null
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
      <ol>
        {inText.map((term) => (
          <li key={term.id} id={`term-${term.id}`}>
            <Explained term={term} languages={languages} />
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

/** The explanation that a reader wants first; the others, and what there is more, can be unfolded. */
function Explained({ term, languages }: { term: TermView; languages: Props['languages'] }) {
  const t = useTranslations('reader')
  const { headword, definition, longer, translations } = term
  const first = translationFor(translations, languages)
  const others = translations.filter((one) => one !== first)
  const hasMore = first !== null || longer !== null || others.length > 0
  return (
    <>
      <p>
        <dfn dir="auto">{headword}</dfn>{' '}
        {first === null ? (
          <span dir="auto">{definition}</span>
        ) : (
          <span lang={first.lang} dir={first.dir}>
            {first.definition}
          </span>
        )}
      </p>
      {hasMore ? (
        <details className={styles.further}>
          <summary aria-label={t('terms.moreOf', { headword })}>{t('terms.more')}</summary>
          {first === null ? null : <p dir="auto">{definition}</p>}
          {longer === null ? null : <p dir="auto">{longer}</p>}
          {others.map(({ lang, dir, name, definition: words }) => (
            <p key={lang} lang={lang} dir={dir}>
              <b>{name}</b> {words}
            </p>
          ))}
        </details>
      ) : null}
    </>
  )
}
