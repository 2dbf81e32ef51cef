/**
 * Decides what of a term is shown first: the definition in the reader's language where there is one, else that in the language
 * of the text.
 */
import type { ExplanationLanguage } from './languages.ts'
import type { ShownTerms } from './shown-terms.ts'

/** A definition in another language than that of the text. */
export type Translation = { lang: ExplanationLanguage; definition: string }

/** A definition with what an element that holds it needs. */
export type TranslationView = Translation & { name: string; dir: 'ltr' | 'rtl' }

/** The translation a reader wants most, by their languages; null where the language of the text is the nearest. */
export function translationFor<T extends Translation>(
  translations: readonly T[],
  languages: readonly ExplanationLanguage[],
): T | null {
  for (const lang of languages) {
    const found = translations.find((one) => one.lang === lang)
    if (found) return found
  }
  return null
}

/** How terms are explained to one reader. */
export type Explaining = {
  /** Which places look like terms. */
  shown: ShownTerms
  /** The language that was chosen; `browser` for those that the browser asks for. */
  choice: 'browser' | ExplanationLanguage
  /** What the browser asks for, the most wanted first. */
  accepted: readonly ExplanationLanguage[]
}

/** The languages in which a reader would like an explanation, before that of the text. */
export function languagesOf({
  choice,
  accepted,
}: Pick<Explaining, 'choice' | 'accepted'>): readonly ExplanationLanguage[] {
  return choice === 'browser' ? accepted : [choice]
}
