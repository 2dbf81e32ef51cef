/**
 * Decides whether a run of words stands alone or is part of a longer word. Source: UAX #29 (rules WB6 to WB12: an
 * apostrophe or full stop between letters joins), to which we add the hyphen, because a compound is another word.
 */

/**
 * Whether [start, end) is not joined to the words around it. A hyphen, apostrophe, full stop, middle dot or @ without
 * spaces joins: 'Hezbollah' stands alone neither in 'pro-Hezbollah' nor in 'Hezbollah-led', and 'can' not in "can't"; a
 * comma joins digits. The possessive ’s does not join, nor do dashes and strokes: 'US–Iran', 'Iran/Iraq'. Offsets are
 * UTF-16 units.
 */
export function standsAlone(text: string, start: number, end: number): boolean {
  if (isJoiner(text, start - 1) && hasWordBefore(text, start - 1)) return false
  if (isJoiner(text, start) && hasWordBefore(text, start)) return false
  if (isJoiner(text, end - 1) && hasWordAt(text, end)) return false
  return !(isJoiner(text, end) && hasWordAt(text, end + 1)) || isPossessive(text, end)
}

const apostrophes = "'\u2019\u2018\uff07"
const joiners = new Set([...apostrophes, ...'-\u2010\u2011.\u00b7@'])

function isJoiner(text: string, offset: number): boolean {
  const mark = text.charAt(offset)
  if (mark === ',') return /\d/.test(text.charAt(offset - 1)) && /\d/.test(text.charAt(offset + 1))
  return joiners.has(mark)
}

function isPossessive(text: string, offset: number): boolean {
  return (
    text.charAt(offset) !== '' &&
    apostrophes.includes(text.charAt(offset)) &&
    text.charAt(offset + 1).toLowerCase() === 's' &&
    !hasWordAt(text, offset + 2)
  )
}

function hasWordAt(text: string, offset: number): boolean {
  const point = text.codePointAt(offset)
  return point !== undefined && isWordCharacter(String.fromCodePoint(point))
}

function hasWordBefore(text: string, offset: number): boolean {
  const last = text.slice(Math.max(0, offset - 2), Math.max(0, offset))
  return isWordCharacter(Array.from(last).at(-1) ?? '')
}

function isWordCharacter(character: string): boolean {
  return /^[\p{L}\p{N}\p{M}\p{Pc}]$/u.test(character)
}
