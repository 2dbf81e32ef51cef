import { Fragment } from 'react'
import { markFound } from '#domain/notes/search-words.ts'

/** A text with the words marked by which it was found. */
export function FoundWords({ text, words }: { text: string; words: readonly string[] }) {
  if (words.length === 0) return text
  return markFound(text, words).map(({ text: piece, isFound }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no identity but their place
    isFound ? <mark key={index}>{piece}</mark> : <Fragment key={index}>{piece}</Fragment>,
  )
}
