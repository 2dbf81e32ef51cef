/**
 * Decides what may be kept of a person's reading preferences. What is not known (an older or a damaged value) falls back to how a
 * text is set by itself.
 */
import { z } from 'zod'
import { shownTermsChoices } from '#domain/glossary/shown-terms.ts'
import {
  columnWidths,
  explanationChoices,
  lineFocuses,
  lineSpacings,
  ownSetting,
  type ReadingPreferences,
  textSizes,
  themes,
  typefaces,
} from './reading-preferences.ts'

export const readingPreferencesSchema = z.object({
  textSize: z.enum(textSizes),
  lineSpacing: z.enum(lineSpacings),
  columnWidth: z.enum(columnWidths),
  typeface: z.enum(typefaces),
  theme: z.enum(themes),
  lineFocus: z.enum(lineFocuses),
  terms: z.enum(shownTermsChoices),
  explanations: z.enum(explanationChoices),
})

/** What is stored, with whatever is not known set as by itself. Never throws. */
export function readPreferences(stored: unknown): ReadingPreferences {
  const { shape } = readingPreferencesSchema
  const found: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {}
  return {
    textSize: shape.textSize.catch(ownSetting.textSize).parse(found['textSize']),
    lineSpacing: shape.lineSpacing.catch(ownSetting.lineSpacing).parse(found['lineSpacing']),
    columnWidth: shape.columnWidth.catch(ownSetting.columnWidth).parse(found['columnWidth']),
    typeface: shape.typeface.catch(ownSetting.typeface).parse(found['typeface']),
    theme: shape.theme.catch(ownSetting.theme).parse(found['theme']),
    lineFocus: shape.lineFocus.catch(ownSetting.lineFocus).parse(found['lineFocus']),
    terms: shape.terms.catch(ownSetting.terms).parse(found['terms']),
    explanations: shape.explanations.catch(ownSetting.explanations).parse(found['explanations']),
  }
}
