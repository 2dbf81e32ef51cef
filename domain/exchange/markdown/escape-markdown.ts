/**
 * Decides how any text stands in a Markdown file so that it is read as that text and never as a heading, a list or a link. Source:
 * CommonMark 0.31, sections 2.4 (backslash escapes), 4 (leaf blocks) and 6.7 (hard line breaks).
 */

/** One line of text inside a line of Markdown: a heading, an item of a list. */
export function escapeLine(text: string): string {
  return escapeSigns(text.replace(/\s+/g, ' ').trim())
}

/** A text of several lines, each of which begins with `indent` in the file, such as `> ` for a quotation. */
export function escapeText(text: string, indent = ''): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/)
  return lines
    .map((line, index) => {
      const isLast = index === lines.length - 1
      const isBeforeBlank = (lines[index + 1] ?? '').trim() === ''
      const isBlank = line.trim() === ''
      return `${indent}${escapeStart(line)}${isLast || isBlank || isBeforeBlank ? '' : '\\'}`.trimEnd()
    })
    .join('\n')
}

/** What begins a block when it stands first in a line; white space there would make code of it. */
function escapeStart(line: string): string {
  const spaces = line.length - line.trimStart().length
  const rest = escapeSigns(line.slice(spaces).trimEnd())
  return `${'&nbsp;'.repeat(spaces)}${rest.replace(/^(\d{1,9})([.)])/, '$1\\$2').replace(/^[#+=-]/, '\\$&')}`
}

function escapeSigns(text: string): string {
  return text.replace(/[\\`*_[\]<>&|~!]/g, '\\$&')
}
