/**
 * Decides which characters are syntax in GIFT and how they are written as text. Source: Moodle, "GIFT format", special
 * characters: `~ = # { } :` and the backslash are escaped by a backslash, and `\n` is a line end.
 */

/** Writes a text so that none of its characters is syntax, on one line. */
export function escapeGift(text: string): string {
  return text.replace(/[\\~=#{}:]/g, '\\$&').replaceAll('\n', '\\n')
}

/** Where one of the given characters first stands without a backslash before it, from `start`; −1 for nowhere. */
export function indexOfSign(text: string, signs: string, start = 0): number {
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1
    else if (signs.includes(text.charAt(index))) return index
  }
  return -1
}

/** Puts a backslash before each of the given characters that has none. */
export function escapeSigns(text: string, signs: string): string {
  let escaped = ''
  let done = 0
  for (let at = indexOfSign(text, signs); at >= 0; at = indexOfSign(text, signs, at + 1)) {
    escaped += `${text.slice(done, at)}\\`
    done = at
  }
  return escaped + text.slice(done)
}

/** Runs of space become one, as every reader of GIFT does in text that is neither HTML nor Markdown. */
export function joinSpaces(text: string): string {
  return text.replace(/[^\S\n]{2,}/g, ' ')
}

/** The one way to part a question's text where a word is missing; null where there is no such place. */
export function partsAroundGap(text: string): [before: string, after: string] | null {
  const match = /(?:^|\S )_____ (?=\S)/.exec(text)
  if (match === null) return null
  const at = match.index + match[0].indexOf('_____')
  return [text.slice(0, at).trim(), text.slice(at + '_____ '.length)]
}
