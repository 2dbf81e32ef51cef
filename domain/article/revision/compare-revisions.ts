/**
 * Decides what is told of the difference between two revisions: what is said about the text, and block by block, by their
 * ids, in the order of the later one with what went at the place where it stood. Source: our own.
 */
import { longestRising } from '#domain/anchoring/diff-tokens.ts'
import { paragraphNumbers } from '../paragraph-numbers.ts'
import { type ArticleMeta, type Block, type ReadingLevel, readingLevels } from '../schema.ts'
import { type Change, compareWords } from './compare-words.ts'
import type { LevelBlocks, RevisionText } from './draft.ts'

export type BlockChange = {
  blockId: string
  /** Its number in the margin: in the later revision, or in the former where it is gone; null where it has none. */
  paragraph: number | null
  kind: 'same' | 'changed' | 'added' | 'removed'
  /** Whether it stands in another order among the blocks that both revisions have. */
  isMoved: boolean
  /** Whether it is another kind of paragraph, or formatted otherwise. */
  isReformed: boolean
  changes: Change[]
}

export type RevisionDifference = {
  meta: { field: keyof ArticleMeta; changes: Change[] }[]
  /** The levels that either revision has. */
  levels: { level: ReadingLevel; kind: 'kept' | 'added' | 'removed'; blocks: BlockChange[] }[]
  isSame: boolean
}

export function compareRevisions(before: RevisionText, after: RevisionText): RevisionDifference {
  const fields = ['title', 'dateline', 'byline', 'credit', 'source', 'pageDate'] as const
  const meta = fields.flatMap((field) => {
    const [old, fresh] = [before.meta[field] ?? '', after.meta[field] ?? '']
    return old === fresh ? [] : [{ field, changes: compareWords(old, fresh) }]
  })
  const levels = readingLevels.flatMap((level) => {
    const [old, fresh] = [blocksAt(before.levels, level), blocksAt(after.levels, level)]
    if (old === null && fresh === null) return []
    const kind = old === null ? ('added' as const) : fresh === null ? ('removed' as const) : ('kept' as const)
    return [{ level, kind, blocks: compareBlocks(old ?? [], fresh ?? []) }]
  })
  const isSame =
    meta.length === 0 &&
    levels.every(({ kind, blocks }) => kind === 'kept' && blocks.every((block) => isUntouched(block)))
  return { meta, levels, isSame }
}

/** Whether a block needs no word in the list of changes. */
export function isUntouched({ kind, isMoved, isReformed }: BlockChange): boolean {
  return kind === 'same' && !isMoved && !isReformed
}

function blocksAt(levels: readonly LevelBlocks[], wanted: ReadingLevel): Block[] | null {
  return levels.find(({ level }) => level === wanted)?.blocks ?? null
}

function compareBlocks(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  const old = new Map(before.map((block) => [block.id, block]))
  const fresh = new Set(after.map(({ id }) => id))
  const moved = movedIds(before, after)
  const [oldNumbers, numbers] = [paragraphNumbers(before), paragraphNumbers(after)]
  const list: BlockChange[] = after.map((block) => {
    const former = old.get(block.id)
    const isMoved = moved.has(block.id)
    const changes = compareWords(former?.text ?? '', block.text)
    const about = { blockId: block.id, paragraph: numbers.get(block.id) ?? null, isMoved, changes }
    if (!former) return { ...about, kind: 'added', isReformed: false }
    const kind = former.text === block.text ? 'same' : 'changed'
    return { ...about, kind, isReformed: kind === 'same' && isReformed(former, block) }
  })
  before.forEach((block, index) => {
    if (fresh.has(block.id)) return
    const behind = list.findIndex(({ blockId }) => blockId === before[index - 1]?.id)
    list.splice(behind + 1, 0, {
      blockId: block.id,
      paragraph: oldNumbers.get(block.id) ?? null,
      kind: 'removed',
      isMoved: false,
      isReformed: false,
      changes: compareWords(block.text, ''),
    })
  })
  return list
}

function isReformed(former: Block, block: Block): boolean {
  const form = ({ type, depth, marks }: Block) => JSON.stringify([type, depth ?? null, marks])
  return form(former) !== form(block)
}

/** Of the blocks that both have, those that do not stand in the longest order that both have. */
function movedIds(before: readonly Block[], after: readonly Block[]): Set<string> {
  const places = new Map(before.map(({ id }, index) => [id, index]))
  const both = after.flatMap(({ id }) => {
    const place = places.get(id)
    return place === undefined ? [] : [{ id, place }]
  })
  const kept = new Set(longestRising(both.map(({ place }, index) => [index, place])).map(([index]) => index))
  return new Set(both.filter((_, index) => !kept.has(index)).map(({ id }) => id))
}
