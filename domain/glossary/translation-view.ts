/**
 * Decides what is told of a definition in another language: the language by its own name, and which way it is written. Apart from
 * the rules of what is shown first, because browsers need those without the list of all languages.
 */
import type { Translation, TranslationView } from './explanation.ts'
import { directionOf, languageName } from './languages.ts'

export function viewTranslations(translations: readonly Translation[]): TranslationView[] {
  return translations.map((one) => ({ ...one, name: languageName(one.lang), dir: directionOf(one.lang) }))
}
