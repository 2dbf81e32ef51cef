/**
 * Decides where a Markdown link leads: only http, https and mailto addresses count, as in the blocks' schema; any
 * other destination leaves the brackets as wording (syntax after CommonMark 0.31, sections 6.3 and 6.5).
 */

export type Destination = {
  href: string
  /** UTF-16 offset behind the closing bracket. */
  end: number
}

/** Longest address, as in the blocks' schema. */
const longestHref = 2000
const allowed = /^(?:https?:\/\/|mailto:)./i

/** Reads "(https://…)" or '(https://… "title")' at an offset; null where no allowed destination stands there. */
export function readDestination(source: string, start: number): Destination | null {
  if (source.charAt(start) !== '(') return null
  const addressEnd = endOfAddress(source, start + 1)
  const href = source.slice(start + 1, addressEnd)
  if (!allowed.test(href)) return null
  const title = /\s{1,3}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}')\s?/y
  title.lastIndex = addressEnd
  const end = addressEnd + (title.exec(source)?.[0].length ?? 0)
  return source.charAt(end) === ')' ? { href, end: end + 1 } : null
}

/** Reads "<https://…>" at an offset; null where none stands there. */
export function readAutolink(source: string, start: number): string | null {
  const autolink = /<((?:https?:\/\/|mailto:)[^\s<>]{1,1900})>/iy
  autolink.lastIndex = start
  return autolink.exec(source)?.[1] ?? null
}

/** An address may hold one pair of brackets, as those of encyclopaedias do. */
function endOfAddress(source: string, start: number): number {
  let depth = 0
  let end = start
  while (end < source.length && end - start < longestHref) {
    const character = source.charAt(end)
    if (/\s/.test(character) || character === '<') break
    if (character === '(' && ++depth > 1) break
    if (character === ')' && --depth < 0) break
    end += 1
  }
  return end
}
