/**
 * Decides what of a raw selection becomes a passage: no white space at its edges and no half character. Source: surrogate
 * pairs after the Unicode Standard, section 3.9; the file stands alone because the browser needs it without the schemas.
 */

/**
 * Shrinks a raw selection so that it neither begins nor ends with white space, a line feed or half a character.
 * Offsets past the text are brought back to it; null when nothing is left.
 */
export function trimSpan(stream: string, start: number, end: number): { start: number; end: number } | null {
  let first = Math.max(0, start)
  let last = Math.min(stream.length, end)
  if (splitsCharacter(stream, first)) first += 1
  if (splitsCharacter(stream, last)) last -= 1
  while (first < last && isSpace(stream, first)) first += 1
  while (first < last && isSpace(stream, last - 1)) last -= 1
  return first < last ? { start: first, end: last } : null
}

/** Whether an offset lies between the two halves of a surrogate pair. */
export function splitsCharacter(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

function isSpace(text: string, offset: number): boolean {
  return /\s/.test(text.charAt(offset))
}
