/**
 * Decides how a person's texts may be set: size, spacing, column, face, colours and line focus. What is not known (an older
 * or a damaged value) falls back to how a text is set by itself.
 */
import { z } from 'zod'

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

export const readingPreferencesSchema = z.object({
  textSize: z.enum(textSizes),
  lineSpacing: z.enum(lineSpacings),
  columnWidth: z.enum(columnWidths),
  typeface: z.enum(typefaces),
  theme: z.enum(themes),
  lineFocus: z.enum(lineFocuses),
})
export type ReadingPreferences = z.infer<typeof readingPreferencesSchema>

export const ownSetting: ReadingPreferences = {
  textSize: '100',
  lineSpacing: 'normal',
  columnWidth: 'normal',
  typeface: 'serif',
  theme: 'system',
  lineFocus: 'off',
}

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
  }
}
