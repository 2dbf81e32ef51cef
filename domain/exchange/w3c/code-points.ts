/**
 * Decides how a text and a place in it leave for the web: in Unicode code points, where Postil counts UTF-16 units. Source: W3C Web
 * Annotation Data Model, section 4.2.5, and the Unicode Standard, section 3.9.
 */

/** How many code points stand before each of the offsets of a text; half a surrogate pair counts as one. */
export function codePointCounter(text: string): (offset: number) => number {
  // Offsets behind each pair, ascending: an offset is its own number of code points less the pairs before it.
  const pairEnds: number[] = []
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairEnds.push(match.index + 2)
  return (offset) => offset - countUpTo(pairEnds, offset)
}

/** Puts U+FFFD in place of each half of a surrogate pair, which no UTF-8 file can hold. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd')
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
