/**
 * Decides how a person's texts may be set: size, spacing, column, face, colours, line focus, and how terms are explained. It
 * stands apart from its schema because the browser needs it without the library of schemas.
 */
import { type ExplanationLanguage, explanationLanguageCodes } from '#domain/glossary/languages.ts'
import type { ShownTerms } from '#domain/glossary/shown-terms.ts'

/** Size of the text in percent of how it is set by itself. */
export const textSizes = ['90', '100', '115', '130', '150', '175', '200'] as const
/** Distance between lines, from close to twice the size. */
export const lineSpacings = ['close', 'normal', 'wide', 'double'] as const
/** Width of the column, about 52, 66 or 84 characters. */
export const columnWidths = ['narrow', 'normal', 'wide'] as const
export const typefaces = ['serif', 'sans', 'hyperlegible'] as const
/** `system` follows what the device asks for. */
export const themes = ['system', 'light', 'dark', 'sepia'] as const
/** How many lines stay bright; the rest of the page is dimmed. */
export const lineFocuses = ['off', '1', '3', '5'] as const
/** `browser` follows the languages that the browser asks for. */
export const explanationChoices = ['browser', ...explanationLanguageCodes] as const

export type ReadingPreferences = {
  textSize: (typeof textSizes)[number]
  lineSpacing: (typeof lineSpacings)[number]
  columnWidth: (typeof columnWidths)[number]
  typeface: (typeof typefaces)[number]
  theme: (typeof themes)[number]
  lineFocus: (typeof lineFocuses)[number]
  /** Which places of terms look like terms. */
  terms: ShownTerms
  /** In which language terms are explained first. */
  explanations: 'browser' | ExplanationLanguage
}

export const ownSetting: ReadingPreferences = {
  textSize: '100',
  lineSpacing: 'normal',
  columnWidth: 'normal',
  typeface: 'serif',
  theme: 'system',
  lineFocus: 'off',
  terms: 'first',
  explanations: 'browser',
}
