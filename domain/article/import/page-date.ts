/**
 * Decides whether a line says nothing but a date, and which: years of four digits with the months' names in English,
 * French, German, Spanish and Italian, ISO 8601, or figures whose order cannot be mistaken. 03/04/2024 is a page's
 * date too, but which day it means is not stated, so its value is null.
 */

export type PageDate = {
  /** YYYY-MM-DD, or null where the order of day and month is open or no such day exists. */
  value: string | null
  /** The line without its first date. */
  rest: string
}

/** Reads a line that holds a date, labels and times, and nothing else; null for any other line. */
export function readPageDate(text: string): PageDate | null {
  if (text.length > 160) return null
  const found = findDate(text)
  if (found === null || withoutDateWords(found.rest) !== '') return null
  const isSentence = /[.!?]$/.test(text)
  return isSentence && !/^this (?:page|article|post) was last/i.test(text) ? null : found
}

/** The first date in a text of at most 400 characters, wherever it stands; null when there is none. */
export function findDate(text: string): PageDate | null {
  const searched = text.slice(0, 400)
  for (const read of [readIso, readNamedDayFirst, readNamedMonthFirst, readFigures]) {
    const found = read(searched)
    if (found !== null) return found
  }
  return null
}

const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv', 'januar', 'jänner', 'enero', 'gennaio'],
  ['february', 'feb', 'février', 'févr', 'februar', 'febrero', 'febbraio'],
  ['march', 'mar', 'mars', 'märz', 'marzo'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'aprile'],
  ['may', 'mai', 'mayo', 'maggio'],
  ['june', 'jun', 'juin', 'juni', 'junio', 'giugno'],
  ['july', 'jul', 'juillet', 'juil', 'juli', 'julio', 'luglio'],
  ['august', 'aug', 'août', 'agosto'],
  ['september', 'sept', 'sep', 'septembre', 'septiembre', 'settembre'],
  ['october', 'oct', 'octobre', 'oktober', 'okt', 'octubre', 'ottobre'],
  ['november', 'nov', 'novembre', 'noviembre'],
  ['december', 'dec', 'décembre', 'déc', 'dezember', 'dez', 'diciembre', 'dicembre'],
]

const monthByName = new Map(monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))

/** The month 1 to 12 that a word names, or null. */
export function monthNumber(word: string): number | null {
  return monthByName.get(word.toLowerCase().replace(/\.$/, '')) ?? null
}

function readIso(text: string): PageDate | null {
  const match = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text)
  if (match === null) return null
  return dateOf(text, match, Number(match[1]), Number(match[2]), Number(match[3]))
}

function readNamedDayFirst(text: string): PageDate | null {
  for (const match of text.matchAll(
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(\p{L}{3,10}\.?),?\s+(?:de\s+)?(\d{4})(?!\d)/gu,
  )) {
    const month = monthNumber(match[2] ?? '')
    if (month !== null) return dateOf(text, match, Number(match[3]), month, Number(match[1]))
  }
  return null
}

function readNamedMonthFirst(text: string): PageDate | null {
  for (const match of text.matchAll(/(?<!\p{L})(\p{L}{3,10}\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/gu)) {
    const month = monthNumber(match[1] ?? '')
    if (month !== null) return dateOf(text, match, Number(match[3]), month, Number(match[2]))
  }
  return null
}

function readFigures(text: string): PageDate | null {
  const match = /(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\d/])/.exec(text)
  if (match === null) return null
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])]
  // With points the day stands first (DIN 5008 and its like); with strokes only a figure above 12 tells.
  if (match[2] === '.' || first > 12 || first === second) return dateOf(text, match, year, second, first)
  if (second > 12) return dateOf(text, match, year, first, second)
  return { value: null, rest: without(text, match) }
}

function dateOf(text: string, match: RegExpMatchArray, year: number, month: number, day: number): PageDate {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const longest = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= longest && year >= 1
  const value = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  return { value: exists ? value : null, rest: without(text, match) }
}

function without(text: string, match: RegExpMatchArray): string {
  const index = match.index ?? 0
  return `${text.slice(0, index)} ${text.slice(index + match[0].length)}`
}

const dateWords = new Set(
  `first published updated posted last modified edited revised date dated created issued release released on at the
  as of this page was article story edition uhr am um vom stand datum veröffentlicht aktualisiert zuletzt publié mis à
  jour le à publicado actualizado el a las pubblicato aggiornato il h heures
  am pm a.m p.m gmt utc bst est edt cst cdt mst mdt pst pdt et ct pt cet cest ist aest jst local time
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag
  lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica`.split(
    /\s+/,
  ),
)

/** What is left of a line when labels, days of the week, times and further dates are taken away. */
export function withoutDateWords(text: string): string {
  const more = findDate(text)
  if (more !== null && more.rest.length < text.length) return withoutDateWords(more.rest)
  return text
    .replace(/\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?(?!\p{L})/giu, ' ')
    .split(/[\s,;:|·•/()–—-]+/)
    .filter((word) => word !== '' && word !== '.' && !dateWords.has(word.toLowerCase().replace(/\.$/, '')))
    .join(' ')
}
