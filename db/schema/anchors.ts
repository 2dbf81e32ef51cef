import { doublePrecision, integer, text, uuid } from 'drizzle-orm/pg-core'
import { anchorStatuses } from '#domain/anchoring/schema.ts'
import { type ReadingLevel, readingLevels } from '#domain/article/schema.ts'
import { instant } from './columns.ts'

/** The columns of every anchor table: quote with context, place in the stream, place in its blocks. */
export function anchorColumns() {
  return {
    revisionId: uuid('revision_id').notNull(),
    level: text('level', { enum: readingLevels }).notNull(),
    status: text('status', { enum: anchorStatuses }).notNull(),
    /** 0 to 1, for a passage found otherwise than by its exact words. */
    score: doublePrecision('score'),
    /** UTF-16 offsets in the text stream; null where the passage has no place. */
    startOffset: integer('start_offset'),
    endOffset: integer('end_offset'),
    blockId: text('block_id'),
    blockStart: integer('block_start'),
    endBlockId: text('end_block_id'),
    blockEnd: integer('block_end'),
    quote: text('quote').notNull(),
    prefix: text('prefix').notNull(),
    suffix: text('suffix').notNull(),
    createdAt: instant('created_at').notNull(),
  }
}

/** A passage without a place: why, and its words as they last stood. */
export type LostPassage = {
  status: 'ambiguous' | 'orphan'
  level: ReadingLevel
  quote: string
  prefix: string
  suffix: string
}
