/**
 * Decides what an anchor keeps of a passage: quote with context, position in the text stream, and block with offset,
 * so that it can be found again when any one of the three has changed.
 * Source: W3C Web Annotation Data Model, TextQuoteSelector and TextPositionSelector.
 */
import { z } from 'zod'
import { type Block, readingLevelSchema } from '#domain/article/schema.ts'

/** How many UTF-16 units of context an anchor keeps on either side. */
export const contextLength = 32

/** A passage as the browser names it: UTF-16 offsets [start, end) in the text stream of one level, and its words. */
export const spanSchema = z
  .object({
    level: readingLevelSchema,
    start: z.number().int().min(0),
    end: z.number().int().min(1),
    /** The exact words; the server checks that they stand where the offsets claim. */
    quote: z.string().min(1).max(200_000),
  })
  .refine((span) => span.end > span.start, 'A passage covers at least one character')
export type Span = z.infer<typeof spanSchema>

export type Anchor = Span & {
  /** Up to `contextLength` units before the quote. */
  prefix: string
  /** Up to `contextLength` units after the quote. */
  suffix: string
  /** The block in which the passage begins, and the offset inside it. */
  blockId: string
  blockStart: number
  /** The block in which the passage ends, and the offset inside it. */
  endBlockId: string
  blockEnd: number
}

/** What of a block anchoring looks at. */
export type AnchoredBlock = Pick<Block, 'id' | 'text'>

/** Where a passage stands in one level, in all three ways. */
export type Place = Omit<Anchor, 'level'>

/**
 * What became of a passage in another revision: `exact` (quote unchanged, in its own block), `moved` (found otherwise; `score` from 0
 * to 1 says how much of the quote and of the passage found are the same), `ambiguous` (several places, none taken), `orphan`.
 */
export type Outcome =
  | { status: 'exact'; place: Place }
  | { status: 'moved'; place: Place; score: number }
  | { status: 'ambiguous' }
  | { status: 'orphan' }
