/** Enough of a text to tell it from others; `most` characters of it. */
export function shorten(text: string, most = 80): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim())
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`
}
