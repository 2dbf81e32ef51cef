/**
 * Decides what may become of a unit of the input: a block, a field, or a dropped line with its reason. Every unit has
 * exactly one of these ends, so that no line can be lost.
 */
import type { DroppedReason, TakenLine } from './import-outline.ts'
import { readPageDate } from './page-date.ts'
import type { Unit } from './unit.ts'
import { endsSentence, wordCount } from './unit.ts'

export type Role =
  | { kind: 'block' }
  | { kind: 'taken'; field: TakenLine['field'] }
  | { kind: 'dropped'; reason: DroppedReason }

export type SortedUnit = {
  unit: Unit
  role: Role
}

export const asBlock: Role = { kind: 'block' }

export function dropped(reason: DroppedReason): Role {
  return { kind: 'dropped', reason }
}

export function isBlock(sorted: SortedUnit | undefined): sorted is SortedUnit {
  return sorted?.role.kind === 'block'
}

/** True for wording that can only belong to the article's body: whole sentences, or length. */
export function isBodyText({ type, text }: Unit): boolean {
  if (type === 'heading') return false
  if (type !== 'paragraph') return true
  if (readPageDate(text) !== null) return false
  return text.length >= 150 || (endsSentence(text) && wordCount(text) >= 8)
}

/** Index of the last block that is body text; −1 where there is none. */
export function lastBodyIndex(units: readonly SortedUnit[]): number {
  return units.findLastIndex((sorted) => isBlock(sorted) && isBodyText(sorted.unit))
}
