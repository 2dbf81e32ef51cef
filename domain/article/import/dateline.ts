/**
 * Decides whether a paragraph opens with a dateline: place, perhaps region, date and agency, closed by a dash, as the
 * wire agencies set it ("BAGHDAD (AP) —", "LONDON, March 3 (Reuters) -"). It is reported and stays where it stands.
 */
import { monthNumber } from './page-date.ts'

/** The dateline that opens a paragraph, without its dash; null when there is none. At most 120 characters. */
export function readDateline(paragraph: string): string | null {
  const opening = /^(\p{Lu}[^—–\n]{2,110}?)\s?(?:[—–]|--|\s-)\s?(?=["“«„'‘]?\p{Lu})/u.exec(paragraph.slice(0, 140))
  const dateline = (opening?.[1] ?? '').trim()
  return isDateline(dateline) ? dateline : null
}

const placeWord = /^[\p{Lu}][\p{L}\p{M}.'’-]*$/u
const noPlaces =
  /^(?:note|update|breaking|warning|correction|exclusive|live|opinion|analysis|watch|question|answer|editor)/i

function isDateline(text: string): boolean {
  const parts = /^(.+?)(?:\s?\(([\p{L}][\p{L} .&/-]{1,40})\)|\s?\/([\p{L} -]{2,40})\/)?$/u.exec(text)
  const [place = '', ...more] = (parts?.[1] ?? '').split(/,\s*/)
  const agency = parts?.[2] ?? parts?.[3]
  if (!isPlace(place) || noPlaces.test(place) || !more.every(isRegionOrDate)) return false
  if (agency !== undefined)
    return agency.split(' ').length <= 4 && (isCapitals(place) || isAgencyName(agency) || more.length > 0)
  return isCapitals(place) ? place.length >= 4 : more.some(isDate)
}

function isPlace(text: string): boolean {
  const words = text.split(' ')
  return (
    words.length <= 4 &&
    words.every((word) => placeWord.test(word) || /^(?:am|an|der|de|la|le|sur|upon|on|of|del)$/i.test(word))
  )
}

function isCapitals(text: string): boolean {
  return /^[\p{Lu}\p{M} .'’-]{3,}$/u.test(text)
}

/** Agencies sign in capitals or, as dpa and sda do, in small letters. */
function isAgencyName(text: string): boolean {
  return /^(?:[\p{Lu}]{2,6}|\p{Ll}{3,4}|Reuters|Xinhua|Interfax|Bloomberg)(?:[ /-]\p{L}{1,12})?$/u.test(text)
}

function isRegionOrDate(text: string): boolean {
  return isDate(text) || /^\d{4}$/.test(text) || isPlace(text)
}

function isDate(text: string): boolean {
  const words = text
    .replaceAll('.', '. ')
    .split(/\s+/)
    .filter((word) => word !== '')
  const month = words.some((word) => monthNumber(word) !== null)
  return month && words.length <= 4 && words.every((word) => monthNumber(word) !== null || /^\d{1,4}\.?$/.test(word))
}
