/**
 * Decides what becomes of stored passages when a text gets a new revision: each is followed from the last revision in which
 * it had a place, at its own level. Source: DESIGN, section 4; the finding itself is `resolve.ts`.
 */
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import { type Passage, resolveAnchors } from './resolve.ts'
import type { Outcome, Place } from './schema.ts'

/** A passage as it last stood; offsets are null where it never had a place. */
export type PassageSource = {
  revisionId: string
  level: ReadingLevel
  start: number | null
  end: number | null
  quote: string
  prefix: string
  suffix: string
}

export type FateStatus = Outcome['status']

/** What becomes of a passage. Without a place it keeps the words it had, so that it can be told and put back. */
export type Fate = {
  status: FateStatus
  /** 0 to 1 for `moved`; null otherwise. */
  score: number | null
  level: ReadingLevel
  place: Place | null
  quote: string
  prefix: string
  suffix: string
}

/** The levels of a text. */
export type LevelTexts = ReadonlyMap<ReadingLevel, readonly Block[]>

/** One fate for each source, in their order. `texts` holds the revisions that the sources name. */
export function reanchor(
  sources: readonly PassageSource[],
  texts: ReadonlyMap<string, LevelTexts>,
  target: LevelTexts,
): Fate[] {
  const groups = new Map<string, { source: PassageSource; index: number }[]>()
  sources.forEach((source, index) => {
    const key = `${source.level} ${source.revisionId}`
    groups.set(key, [...(groups.get(key) ?? []), { source, index }])
  })
  const fates: Fate[] = []
  for (const group of groups.values()) {
    const [first] = group
    if (!first) continue
    const { level, revisionId } = first.source
    const before = texts.get(revisionId)?.get(level) ?? []
    const after = target.get(level) ?? []
    const passages = group.map(({ source }) => passageOf(source))
    const outcomes: Outcome[] =
      before.length === 0 || after.length === 0
        ? passages.map(() => ({ status: 'orphan' }))
        : resolveAnchors(passages, before, after)
    group.forEach(({ source, index }, at) => {
      fates[index] = fateOf(source, outcomes[at] ?? { status: 'orphan' })
    })
  }
  return fates
}

/** Context that was not kept is taken from the text itself. */
function passageOf({ start, end, quote, prefix, suffix }: PassageSource): Passage {
  const context = { ...(prefix === '' ? {} : { prefix }), ...(suffix === '' ? {} : { suffix }) }
  return { start: start ?? -1, end: end ?? -1, quote, ...context }
}

function fateOf({ level, quote, prefix, suffix }: PassageSource, outcome: Outcome): Fate {
  if (outcome.status === 'ambiguous' || outcome.status === 'orphan') {
    return { status: outcome.status, score: null, level, place: null, quote, prefix, suffix }
  }
  const { place, status } = outcome
  const score = status === 'moved' ? outcome.score : null
  return { status, score, level, place, quote: place.quote, prefix: place.prefix, suffix: place.suffix }
}

/** How many passages each fate has. */
export type FateCounts = Record<FateStatus, number>

export function countFates(fates: readonly { status: FateStatus }[]): FateCounts {
  const counts: FateCounts = { exact: 0, moved: 0, ambiguous: 0, orphan: 0 }
  for (const { status } of fates) counts[status] += 1
  return counts
}
