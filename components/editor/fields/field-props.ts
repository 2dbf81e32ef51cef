import type { Span } from '#domain/anchoring/schema.ts'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import type { DraftQuestion } from '#domain/quiz/draft.ts'

/** What the fields of one type are given: the question, and the way to change it. */
export type FieldProps = { question: DraftQuestion; change: (changed: Partial<DraftQuestion>) => void }

/** The text beside, for fields that hold passages. */
export type TextProps = {
  levels: readonly { level: ReadingLevel; blocks: Block[] }[]
  /** The words selected in the text at this moment; null for none. */
  readSelection: () => Span | null
}

/** The first of `prefix1`, `prefix2` … that is not used: what was said about one part never lands on another. */
export function freshId(prefix: string, used: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const id = `${prefix}${number}`
    if (!used.includes(id)) return id
  }
}

/** The list with the member at `index` changed. */
export function changedAt<T>(list: readonly T[], index: number, changed: Partial<NoInfer<T>>): T[] {
  return list.map((member, at) => (at === index ? { ...member, ...changed } : member))
}

/** The list without the member at `index`. */
export function withoutAt<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index)
}
