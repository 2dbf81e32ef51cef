/**
 * Decides which plain words a text of any format says, since Postil's questions know no formatting. Sources: parse5 for
 * HTML, our own reader of Markdown, and Moodle's auto-format, in which tags and character references may occur.
 */

import { readInline } from '#domain/article/import/inline-marks.ts'
import { assertNever } from '#domain/assert-never.ts'
import { type FormText, tidyText } from './form-text.ts'
import { decodeReferences, hasTags, wordsOfHtml } from './html-text.ts'
import type { Tell } from './warning.ts'

/** What is lost with the formatting is told. Characters that no database keeps are left out, and told too. */
export function plainWords(text: FormText, tell: Tell): string {
  const words = wordsIn(text, tell)
  const kept = words.replace(/\0|\p{Surrogate}/gu, '')
  if (kept !== words) tell('characters-left-out')
  return kept.trim()
}

function wordsIn({ format, text }: FormText, tell: Tell): string {
  switch (format) {
    case 'plain':
      return tidyText(text)
    case 'html':
      return wordsOfHtml(text, tell)
    case 'moodle':
      return hasTags(text) ? wordsOfHtml(text.replaceAll('\n', '<br>'), tell) : tidyText(decodeReferences(text))
    case 'markdown': {
      const { text: words, marks } = readInline(tidyText(text))
      for (const mark of marks) {
        if (mark.href === undefined) tell('formatting-left-out')
        else tell('link-left-out', { address: mark.href.slice(0, 200) })
      }
      return words
    }
    default:
      return assertNever(format)
  }
}
