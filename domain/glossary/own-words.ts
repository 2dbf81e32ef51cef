/**
 * Decides how the words somebody has looked up are listed: which of them are shown, and in what order.
 */
import type { ReadingLevel } from '#domain/article/schema.ts'
import { foldCase } from '#domain/fold-text.ts'
import type { TranslationView } from './explanation.ts'

export type OwnWord = {
  entryId: string
  headword: string
  definition: string
  longer: string | null
  translations: readonly TranslationView[]
  assignmentId: string
  title: string
  className: string
  /** ISO 8601. */
  lookedUpAt: string
  /** Where it was met; null for one that stands in explanations alone. */
  met: { level: ReadingLevel; blockId: string; sentence: string } | null
}

export const wordOrders = ['newest', 'alphabet', 'text'] as const
export type WordOrder = (typeof wordOrders)[number]

export type WordFilter = {
  /** Words of the headword, an explanation or the sentence; empty for all. */
  search: string
  /** Null for all texts. */
  assignmentId: string | null
  order: WordOrder
}

/** The words that are asked for; texts in the order in which a word of them was last looked up. */
export function chooseWords(words: readonly OwnWord[], { search, assignmentId, order }: WordFilter): OwnWord[] {
  const wanted = fold(search).split(/\s+/).filter(Boolean)
  const shown = words.filter((word) => {
    if (assignmentId !== null && word.assignmentId !== assignmentId) return false
    const explanations = word.translations.map(({ definition }) => definition).join(' ')
    const text = fold(
      `${word.headword} ${word.definition} ${word.longer ?? ''} ${explanations} ${word.met?.sentence ?? ''}`,
    )
    return wanted.every((part) => text.includes(part))
  })
  const byTime = (a: OwnWord, b: OwnWord) =>
    b.lookedUpAt.localeCompare(a.lookedUpAt) || a.entryId.localeCompare(b.entryId)
  const newestFirst = shown.sort(byTime)
  switch (order) {
    case 'newest':
      return newestFirst
    case 'alphabet': {
      const collator = new Intl.Collator('en')
      return newestFirst.sort((a, b) => collator.compare(a.headword, b.headword))
    }
    case 'text': {
      const rank = new Map<string, number>()
      for (const { assignmentId: id } of newestFirst) if (!rank.has(id)) rank.set(id, rank.size)
      return newestFirst.sort((a, b) => (rank.get(a.assignmentId) ?? 0) - (rank.get(b.assignmentId) ?? 0))
    }
  }
}

function fold(text: string): string {
  return foldCase(text.normalize('NFC'))
}
