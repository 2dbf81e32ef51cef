/**
 * Decides who a line names as the article's authors. Names are taken as written and only from a line that consists of
 * a "By", names, roles and dates and nothing else; what is no name (a role, a newspaper, "staff writer") is left out
 * and nothing is added.
 */
import { findDate, withoutDateWords } from './page-date.ts'

export type Byline = {
  /** In the order of the line; empty where it names a role or an agency only. */
  names: string[]
  /** The agency where that stands in the place of the names, e.g. "The Associated Press"; otherwise null. */
  agency: string | null
  /** YYYY-MM-DD where the line also states the page's date; otherwise null. */
  pageDate: string | null
}

/** Reads a byline of at most 200 characters; null for any other line. */
export function readByline(text: string): Byline | null {
  if (text.length > 200) return null
  const found = findDate(text)
  const dated = found !== null && found.value !== null
  const line = (found?.rest ?? text).trim()
  const byline = prefixedNames(line) ?? namesWithRole(line)
  return byline === null ? null : { ...byline, pageDate: dated ? found.value : null }
}

/** True for a line that gives only the role of the person named above it: "Local democracy reporter". */
export function isRoleLine(text: string): boolean {
  return text.length <= 60 && newsroomRole.test(text) && /^[\p{L} &,-]+$/u.test(text) && text.split(/\s+/).length <= 5
}

type Names = Omit<Byline, 'pageDate'>

const prefix =
  /^(?:(?:(?:written|reported|posted|published|words|story|report|text|article|analysis|review)(?: and (?:photos|photographs|pictures|illustrations))? )?by|von|par|por|propos recueillis par|(?:author|autor|auteur)s?:)\s?:?\s+(?=\S)/i

function prefixedNames(line: string): Names | null {
  const start = prefix.exec(line)
  if (start !== null) return readNames(line.slice(start[0].length))
  // "Posted on (date) by Marta Lindqvist": the date has been taken out before.
  const by = /^(.{0,60}?)\s(?:by|von|par|por)\s+(?=\p{Lu}|admin|staff)/iu.exec(line)
  if (by === null || withoutDateWords(by[1] ?? '') !== '') return null
  return readNames(line.slice(by[0].length))
}

/** Without "By", only a name beside a role of a newsroom is an author: "Marta Lindqvist, Science Editor". */
function namesWithRole(line: string): Names | null {
  const parts = partsOf(line)
  const [first, ...others] = parts
  if (first === undefined || others.length !== 1 || !isName(first)) return null
  const role = others[0] ?? ''
  return newsroomRole.test(role) && role.split(/\s+/).length <= 4 ? { names: [first], agency: null } : null
}

function readNames(rest: string): Names | null {
  const names: string[] = []
  let agency: string | null = null
  let isNameless = false
  for (const part of partsOf(rest)) {
    const person = withoutPlace(part)
    if (agencies.test(part)) agency ??= part
    else if (nameless.test(part)) isNameless = true
    else if (isName(person)) names.push(person)
    else if (names.length === 0 || !isBesideName(part)) return null
  }
  if (names.length > 0) return { names, agency: null }
  return agency !== null || isNameless ? { names, agency } : null
}

function partsOf(text: string): string[] {
  return text
    .replace(/\S{1,64}@\S{1,100}|(?<=\s)@\w{1,30}/g, ' ')
    .split(/\s*[|•·,;()]\s*|\s+[–—-]+\s+|\s+(?:and|und|et|with)\s+|\s*&\s*|\s{3,}/i)
    .map((part) => part.replace(/^and\s/i, '').trim())
    .filter((part) => withoutDateWords(part) !== '')
}

/** "Joel Ode in Beirut" and "Joel Ode for the Courier" name Joel Ode. */
function withoutPlace(part: string): string {
  return part.split(/\s(?:in|for|of|at|from|für|pour|à|en)\s/)[0] ?? part
}

const particles = new Set(
  'de del della der den di da do dos du la le van von vom zu zur ter ten bin ibn al el y e af av'.split(' '),
)

const noNames =
  /^(?:the|a|an|our|this|that|and|or|by|for|with|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mr|invitation|popular|request|online)$/i

function isName(part: string): boolean {
  const words = part.split(/\s+/)
  if (words.length < 2 || words.length > 5 || isOrganisation(part) || newsroomRole.test(part)) return false
  const capitals = words.filter((word) =>
    /^\p{Lu}[\p{L}\p{M}'’.-]{0,30}$|^(?:al|el|d|l)[-’']\p{Lu}[\p{L}\p{M}'’-]{1,30}$/u.test(word),
  )
  const fits = words.every((word) => capitals.includes(word) || particles.has(word.toLowerCase()))
  return fits && capitals.length >= 2 && !words.some((word) => noNames.test(word))
}

/** What may stand beside names: a role or the place where someone works. */
function isBesideName(part: string): boolean {
  return newsroomRole.test(part) || isOrganisation(part) || otherRole.test(part) || /^(?:for|in|of)\s/i.test(part)
}

const newsroomRole =
  /(?<!\p{L})(?:editors?|reporters?|correspondents?|writers?|columnists?|staff|bureau|journalists?|contributors?|photographers?|critics?|redakteur(?:in)?|korrespondent(?:in)?|journaliste|rédact(?:eur|rice)|redactora?|corresponsal)(?!\p{L})/iu
const otherRole =
  /(?<!\p{L})(?:professor|lecturer|ph\.?d|dr|fellow|analyst|producer|director|chief|head|intern|teacher|student|author|special to|guest|historian|researcher)(?!\p{L})/iu
const nameless =
  /^(?:(?:our |a |the )?(?:staff|admin|administrator|editors?|editorial (?:board|team|staff)|newsroom|news ?desk|web ?desk|team|redaktion|rédaction|la rédaction|la redacción|anonymous)(?: (?:writers?|reporters?|correspondents?|desk|team|report))?|(?:our|a|an) (?:own )?(?:\p{L}{1,20} )?(?:correspondent|reporter))$/iu
const agencies =
  /^(?:the )?(?:associated press|ap|reuters|agence france[- ]presse|afp|dpa|press association|pa media|xinhua|tass|bloomberg|efe|ansa|kyodo(?: news)?|apa|sda|keystone-sda|ritzau|tt)(?: (?:staff|news|news agency))?$/i

function isOrganisation(part: string): boolean {
  return /(?<!\p{L})(?:university|universität|université|college|school|institute|news|times|post|press|herald|courier|gazette|tribune|journal|magazine|radio|tv|agency|desk|service|council|department|foundation|trust|society|media|online|reuters|ap|afp|bbc|cnn)(?!\p{L})/iu.test(
    part,
  )
}
