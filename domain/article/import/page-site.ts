/**
 * Decides which lines name the site, paper or encyclopaedia a page belongs to, and whether that is said clearly enough
 * to be reported as the text's source. A line that merely looks like a newspaper's name is dropped as one; it becomes
 * the source only when it reads as a publication's name or the page's copyright notice bears it out, and when no
 * other name competes.
 */
import { endsSentence } from './unit.ts'

const publicationWord =
  /(?<!\p{L})(?:news|times|post|courier|gazette|herald|tribune|journal|chronicle|observer|guardian|telegraph|mirror|echo|mercury|examiner|advertiser|argus|dispatch|record|bulletin|weekly|daily|today|online|magazine|radio|tv|broadcasting|press|wire|blog|\p{L}{0,20}(?:zeitung|nachrichten|anzeiger|kurier|rundschau|bote|tage?blatt)|dépêche|courrier|quotidien|diario|periódico|encyclop(?:a|æ)?edia|wiki)(?!\p{L})/iu
const domain = /^(?:https?:\/\/)?(?:www\.)?[a-z0-9-]{2,60}(?:\.[a-z]{2,12}){1,3}\/?$/i

/** True for a short line in title case, as sites write their names. */
export function isTitleCase(text: string): boolean {
  const words = text.split(/[\s:|–—-]+/).filter((word) => word !== '')
  if (words.length === 0 || words.length > 8 || text.length > 80 || endsSentence(text) || /[,;:]$/.test(text))
    return false
  return words.every(
    (word) => /^[\p{Lu}\p{N}&'’(]/u.test(word) || /^(?:of|the|and|for|de|du|la|le|der|und|et|in|&)$/.test(word),
  )
}

/** True for a line that reads as a publication's name or address: "Complete Canadian News World". */
export function isPublicationName(text: string): boolean {
  return (domain.test(text) && text.length <= 80) || (isTitleCase(text) && publicationWord.test(text))
}

/** The source that a line states in so many words, or null. Reads lines of at most 300 characters. */
export function statedSource(text: string): string | null {
  if (text.length > 300) return null
  const patterns = [
    /^from (.{2,80}), the free encyclop(?:a|æ)?edia\.?$/i,
    /^(?:source|quelle|fuente|fonte)\s?:\s{0,3}(\S.{1,200})$/i,
    /^(?:(?:this|the) (?:article|story|post|piece|text|report) )?(?:was )?(?:originally|first) (?:published|appeared) (?:in|on|by|at) (\S.{1,120}?)\.?$/i,
  ]
  for (const pattern of patterns) {
    const source = pattern.exec(text)?.[1]?.trim()
    if (source) return source
  }
  return null
}

/** The one source that the page's site names support, or null where none or several do. */
export function sourceFromSites(siteNames: readonly string[], copyrightLines: readonly string[]): string | null {
  const distinct = new Map(siteNames.map((name) => [comparable(name), name]))
  const [only] = distinct.values()
  if (only === undefined || distinct.size !== 1) return null
  const isBorneOut = copyrightLines.some((line) => comparable(line).includes(comparable(only)))
  return isBorneOut || isPublicationName(only) ? only : null
}

/** A text reduced to what two copies of one title or name share: case, spaces, quotes and closing signs aside. */
export function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”„«»"]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .split(/\s+/)
    .join(' ')
    .replace(/[ .!]{1,4}$/, '')
    .trim()
}
