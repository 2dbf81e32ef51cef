'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TranslationView } from '#domain/glossary/explanation.ts'
import { translationFor } from '#domain/glossary/explanation.ts'
import type { ExplanationLanguage } from '#domain/glossary/languages.ts'
import type { TermForms } from '#domain/glossary/schema.ts'
import type { InnerPiece } from './find-inner-terms.ts'
import styles from './term-popover.module.css'

export type TermWords = TermForms & {
  definition: string
  longer: string | null
  translations: readonly TranslationView[]
}

type Props = {
  term: TermWords
  terms: readonly TermWords[]
  /** The languages that the browser asks for. */
  accepted: readonly ExplanationLanguage[]
  /** Opens a term that an explanation names; null where that leads no further. */
  openInner: ((termId: string) => void) | null
}

/** What a term means: the short explanation in the reader's language, more of it, and the other languages by name. */
export function TermExplanation({ term, terms, accepted, openInner }: Props) {
  const t = useTranslations('reader.terms')
  const { translations, longer } = term
  const [lang, setLang] = useState(() => firstTranslation(translations, accepted)?.lang ?? null)
  const [isLong, setLong] = useState(false)
  const translation = translations.find((one) => one.lang === lang) ?? null
  const inner = { term, terms, openInner }
  return (
    <>
      {translation === null ? (
        <p dir="auto">
          <InnerTerms text={term.definition} {...inner} />
        </p>
      ) : (
        <p lang={translation.lang} dir={translation.dir}>
          <InnerTerms text={translation.definition} {...inner} />
        </p>
      )}
      {isLong && longer !== null ? (
        <p className={styles.longer} dir="auto">
          <InnerTerms text={longer} {...inner} />
        </p>
      ) : null}
      {translations.length === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: the buttons are no fields of a form
        <div className={styles.languages} role="group" aria-label={t('languages')}>
          <button type="button" aria-pressed={lang === null} onClick={() => setLang(null)}>
            {t('ownLanguage')}
          </button>
          {translations.map((one) => (
            <button
              key={one.lang}
              type="button"
              lang={one.lang}
              aria-pressed={lang === one.lang}
              onClick={() => setLang(one.lang)}
            >
              {one.name}
            </button>
          ))}
        </div>
      )}
      {longer === null ? null : (
        <button type="button" className={styles.inLine} aria-expanded={isLong} onClick={() => setLong(!isLong)}>
          {t(isLong ? 'less' : 'more')}
        </button>
      )}
    </>
  )
}

/** The one that is shown before the definition of the text: as chosen on this page a moment ago, else as the browser would like it. */
function firstTranslation(
  translations: readonly TranslationView[],
  accepted: readonly ExplanationLanguage[],
): TranslationView | null {
  const chosen = document.documentElement.dataset['explanations'] ?? 'browser'
  if (chosen === 'browser') return translationFor(translations, accepted)
  return translations.find(({ lang }) => lang === chosen) ?? null
}

type InnerProps = Pick<Props, 'term' | 'terms' | 'openInner'> & { text: string }

/** An explanation, in which terms that are explained themselves can be pressed once what finds them has arrived. */
function InnerTerms({ text, term, terms, openInner }: InnerProps) {
  const t = useTranslations('reader.terms')
  const [pieces, setPieces] = useState<readonly InnerPiece[]>([{ text, termId: null }])
  const isEnd = openInner === null
  // What finds terms is fetched when one is opened for the first time; until then the text is read without.
  useEffect(() => {
    setPieces([{ text, termId: null }])
    if (isEnd) return
    let isGone = false
    import('./find-inner-terms.ts').then(
      ({ innerPieces }) => {
        if (!isGone) setPieces(innerPieces(text, terms, term.id))
      },
      // Without a connection the explanation has no links.
      () => {},
    )
    return () => {
      isGone = true
    }
  }, [text, terms, term.id, isEnd])
  return pieces.map(({ text: words, termId }, at) =>
    termId === null || openInner === null ? (
      words
    ) : (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no id, and are replaced as a whole
        key={at}
        type="button"
        className={styles.inner}
        data-inner={termId}
        aria-label={t('innerTerm', { words })}
        onClick={() => openInner(termId)}
      >
        {words}
      </button>
    ),
  )
}
