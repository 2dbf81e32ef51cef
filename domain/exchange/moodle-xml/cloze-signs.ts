/**
 * Decides how words are written inside a gap of Moodle's embedded answers, where `} ~ # \` are syntax. Source: Moodle,
 * "Embedded Answers (Cloze)": a backslash or a character reference makes text of them; references work everywhere.
 */
import { type FormText, tidyText } from '../form-text.ts'
import { decodeReferences, hasTags } from '../html-text.ts'

/** Plain words for the inside of a gap. */
export function encodeGapWords(words: string): string {
  return words.replace(/[&<>"{}~#\\\n\u00a0]/g, reference)
}

/** HTML for the inside of a gap: only what the gap itself would take for syntax is changed. */
export function encodeGapHtml(html: string): string {
  return html.replace(/[{}~\\\n]|(?<!&)#/g, reference)
}

function reference(sign: string): string {
  return `&#${sign.charCodeAt(0)};`
}

/** Words from the inside of a gap. */
export function decodeGapWords(raw: string): string {
  return tidyText(decodeReferences(withoutBackslashes(raw)))
}

/** A text with tags stays HTML, anything else is plain words. */
export function decodeGapText(raw: string): FormText {
  if (!hasTags(raw)) return { format: 'plain', text: decodeGapWords(raw) }
  return { format: 'html', text: tidyText(decodeGapReferences(withoutBackslashes(raw))) }
}

/** The references that `encodeGapHtml` writes, as characters. */
export function decodeGapReferences(html: string): string {
  return html.replace(/&#(123|125|126|92|10|35);/g, (_match, code: string) => String.fromCharCode(Number(code)))
}

function withoutBackslashes(raw: string): string {
  return raw.replace(/\\([}~#\\/"])/g, '$1')
}
