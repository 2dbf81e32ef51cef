/**
 * Decides how a text of an exchanged question is kept: its words as they stand in the file, with the format they are in.
 * Source: the text formats of GIFT and Moodle XML (html, moodle_auto_format, plain_text, markdown).
 */
import { z } from 'zod'

/** `moodle` is text in which line ends count and tags may occur; it is what GIFT means when it says nothing. */
export const textFormats = ['plain', 'moodle', 'html', 'markdown'] as const
export type TextFormat = (typeof textFormats)[number]

export const formTextSchema = z.object({ format: z.enum(textFormats), text: z.string() })
export type FormText = z.infer<typeof formTextSchema>

/** A text without space at its ends, with line feeds for line ends of any kind. */
export function formText(format: TextFormat, text: string): FormText {
  return { format, text: tidyText(text) }
}

/** As `formText`; null for a text of nothing but space. */
export function formTextOrNull(format: TextFormat, text: string): FormText | null {
  const tidy = tidyText(text)
  return tidy === '' ? null : { format, text: tidy }
}

/** Line ends of any kind become line feeds, and space at both ends goes. */
export function tidyText(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

/** Without line ends: what can only stand on one line, such as a title. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
