/**
 * Decides which characters of a text XML can hold: no control characters and no half characters, not even as references.
 * Source: XML 1.0, production 2 (Char).
 */
import { tidyText } from '../form-text.ts'
import type { Tell } from '../warning.ts'

/** The text, tidied, without what XML has no place for; that something was left out is told. */
export function sayCharacters(text: string, tell: Tell): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 excludes
  const said = tidyText(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
  if (said !== tidyText(text)) tell('characters-left-out')
  return said.trim()
}
