import type { ReadingPreferences } from '#domain/account/reading-preferences.ts'

/** The attributes of the root element by which the style sheets set a page; see app/tokens.css. */
export function lookAttributes(preferences: ReadingPreferences) {
  return {
    'data-theme': preferences.theme,
    'data-text-size': preferences.textSize,
    'data-line-spacing': preferences.lineSpacing,
    'data-column-width': preferences.columnWidth,
    'data-typeface': preferences.typeface,
    'data-line-focus': preferences.lineFocus,
    'data-terms': preferences.terms,
    'data-explanations': preferences.explanations,
  }
}
