/**
 * Decides whether pasted text is Markdown: only when two signs of it meet, or one that hardly occurs otherwise (a
 * heading with text, a link in brackets, a closed fence; syntax after CommonMark 0.31). A stray asterisk or a single
 * list does not make a text Markdown.
 */
import type { SourceLine } from './split-lines.ts'

export type TextFormat = 'text' | 'markdown'

/** Lines longer than this are not searched: a page's Markdown shows in its short lines and in the head of long ones. */
const searchedLength = 2000

/** Costs time in proportion to the input. */
export function detectFormat(lines: readonly SourceLine[]): TextFormat {
  let fences = 0
  let strongs = 0
  let quotes = 0
  let items = 0
  for (const line of lines) {
    const text = line.text.slice(0, searchedLength)
    if (/^#{1,6}[ \t]+[^\s#]/.test(text)) return 'markdown'
    if (/\]\((?:https?:\/\/|mailto:)[^\s)]{1,300}\)/i.test(text)) return 'markdown'
    if (/^(?:```|~~~)/.test(text)) fences += 1
    if (/(?:^|[\s(“"])\*\*[^\s*][^*]{0,200}\*\*/.test(text)) strongs += 1
    if (/^>[ \t]?\S/.test(text)) quotes = 1
    if (/^[-*+][ \t]+\S/.test(text)) items = 1
  }
  return fences >= 2 || strongs + quotes + items >= 2 ? 'markdown' : 'text'
}
