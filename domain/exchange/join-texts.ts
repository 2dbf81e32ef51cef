/**
 * Decides how two texts become one when a format has no room for both, and how words are written as HTML. Source: HTML,
 * "Paragraphs"; texts of different formats meet in HTML.
 */
import type { FormText } from './form-text.ts'

/** The second text stands in a paragraph of its own below the first. */
export function joinTexts(first: FormText, second: FormText): FormText {
  if (first.text === '') return second
  if (second.text === '') return first
  if (first.format === second.format && first.format !== 'html') {
    return { format: first.format, text: `${first.text}\n\n${second.text}` }
  }
  return { format: 'html', text: `${paragraphOf(first)}\n${paragraphOf(second)}` }
}

/** Words as HTML: the signs of markup are written as entities, and line ends as breaks. */
export function escapeMarkup(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>')
}

function paragraphOf({ format, text }: FormText): string {
  if (format !== 'html') return `<p>${escapeMarkup(text)}</p>`
  return /<(?:p|div|ul|ol|table|h[1-6]|blockquote|pre)\b/i.test(text) ? text : `<p>${text}</p>`
}
