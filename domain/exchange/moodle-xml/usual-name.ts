/**
 * Decides the name of a question that has none: its first words. Source: Moodle, which demands a name, and makes it so for
 * GIFT; a name made so is no title of the author's, and is not read as one.
 */
import { oneLine } from '../form-text.ts'

const longest = 60

/** From the question's text as it stands in the file. */
export function usualName(text: string): string {
  const words = oneLine(
    text
      .slice(0, 4000)
      .replace(/\{\d{0,6}:[A-Z_]{2,30}:[^}]*\}/g, '…')
      .replace(/<[^<>]*>/g, ' '),
  )
  return [...words].slice(0, longest).join('').trim()
}
