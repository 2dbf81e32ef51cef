import type { Doc, PlacedCell } from './cells.ts'
import { placedCells } from './cells.ts'

/** UTF-16 offsets [start, end) in a text stream. */
export type Range = { start: number; end: number }

/**
 * Whether the passage's true place still exists: at least half of its letters stand together; `gone`: none of its letters is
 * left; `scattered`: something in between, where a right place is right and no place is right as well.
 */
export type Truth = 'stands' | 'gone' | 'scattered'
export type Verdict = 'right' | 'wrong' | 'ambiguous' | 'orphan'

/** An answer about one passage; a place, or the word for none. */
export type Answer = Range | 'orphan' | 'ambiguous'

export type Judge = {
  truthOf: (passage: Range) => Truth
  verdictOn: (passage: Range, answer: Answer) => Verdict
  /** Whether a wrong place is elsewhere altogether: it holds no letter of the passage. */
  isElsewhere: (passage: Range, answer: Range) => boolean
}

const leastShare = 0.5

/**
 * Judges answers by the identity of characters alone: a place is right when it holds every letter that is left of the passage (where an
 * edit tore it apart: at least half of them), and no letter that stood outside it, but for what was put between. Letters that the
 * edit added may be in or out. The very words of the passage, touching what is left of it, are right as well.
 */
export function judgeOf(before: Doc, after: Doc): Judge {
  const cellsBefore = placedCells(before)
  const cellsAfter = placedCells(after)
  const streamAfter = cellsAfter.map(({ text }) => text).join('')
  const streamBefore = cellsBefore.map(({ text }) => text).join('')
  const known = new Set(cellsBefore.map(({ id }) => id))
  const lettersAfter = cellsAfter.filter(({ isLetter, id }) => isLetter && known.has(id) && id > 0)
  const starts = new Set(cellsAfter.map(({ offset }) => offset)).add(streamAfter.length)

  const own = (passage: Range) => {
    const letters = lettersIn(cellsBefore, passage)
    const ids = new Set(letters.map(({ id }) => id))
    return { count: letters.length, ids, pieces: piecesOf(lettersAfter, ids) }
  }
  return {
    truthOf: (passage) => {
      const { count, pieces } = own(passage)
      const longest = Math.max(0, ...pieces.map((piece) => piece.length))
      if (longest === 0) return 'gone'
      return longest >= leastShare * count ? 'stands' : 'scattered'
    },
    verdictOn: (passage, answer) => {
      const { ids, pieces } = own(passage)
      const isGone = pieces.length === 0
      if (answer === 'orphan') return isGone ? 'right' : 'orphan'
      if (answer === 'ambiguous') return 'ambiguous'
      const isCut = !starts.has(answer.start) || !starts.has(answer.end)
      if (isGone || isCut || answer.end > streamAfter.length) return 'wrong'
      const covered = lettersIn(lettersAfter, answer)
      const isQuote = streamAfter.slice(answer.start, answer.end) === streamBefore.slice(passage.start, passage.end)
      if (isQuote && covered.some(({ id }) => ids.has(id))) return 'right'
      return coversRightly(covered, ids, pieces) ? 'right' : 'wrong'
    },
    isElsewhere: (passage, answer) => {
      const { ids } = own(passage)
      return !lettersIn(lettersAfter, answer).some(({ id }) => ids.has(id))
    },
  }
}

function coversRightly(
  covered: readonly PlacedCell[],
  ids: ReadonlySet<number>,
  pieces: readonly PlacedCell[][],
): boolean {
  const [first, last] = [covered.at(0), covered.at(-1)]
  if (!first || !last || !ids.has(first.id) || !ids.has(last.id)) return false
  const left = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const found = covered.filter(({ id }) => ids.has(id)).length
  return pieces.length === 1 ? found === left : found >= leastShare * left
}

/** What is left of a passage, in stretches that no letter from outside it parts and that kept their order. */
function piecesOf(lettersAfter: readonly PlacedCell[], ids: ReadonlySet<number>): PlacedCell[][] {
  const pieces: PlacedCell[][] = []
  let isOpen = false
  for (const letter of lettersAfter) {
    const isOwn = ids.has(letter.id)
    const last = pieces.at(-1)
    if (isOwn && isOpen && last) last.push(letter)
    else if (isOwn) pieces.push([letter])
    isOpen = isOwn
  }
  return pieces
}

function lettersIn(cells: readonly PlacedCell[], { start, end }: Range): PlacedCell[] {
  return cells.filter(({ offset, isLetter, id }) => isLetter && id > 0 && offset >= start && offset < end)
}
