/** Enough of a text to tell it from others. */
export function shorten(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim())
  return characters.length <= 80 ? characters.join('') : `${characters.slice(0, 79).join('')}…`
}
