/**
 * Decides what an article is: an immutable revision holds one list of blocks per reading level, and block ids stay
 * the same across revisions and levels so that a passage can be followed. The allowlist of block and mark types is
 * the security boundary of imported text: what has no place here cannot be stored.
 */
import { z } from 'zod'

export const blockTypes = ['paragraph', 'heading', 'quote', 'list-item', 'preformatted', 'figure'] as const
export type BlockType = (typeof blockTypes)[number]

/** The reading levels an article may have; none is named "easy". */
export const readingLevels = ['standard', 'plain'] as const
export type ReadingLevel = (typeof readingLevels)[number]
export const readingLevelSchema = z.enum(readingLevels)

/** Inline formatting over UTF-16 offsets [start, end) in the block's own text. */
export const markSchema = z
  .object({
    type: z.enum(['strong', 'emphasis', 'code', 'link']),
    start: z.number().int().min(0),
    end: z.number().int().min(1),
    /** Only for `link`; http, https or mailto. */
    href: z
      .string()
      .max(2000)
      .regex(/^(https?:\/\/|mailto:)/i)
      .optional(),
  })
  .refine((mark) => mark.end > mark.start, 'A mark covers at least one character')
export type Mark = z.infer<typeof markSchema>

export const blockSchema = z.object({
  /** 1 to 40 characters of [A-Za-z0-9_-]; stable across revisions and levels. */
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  type: z.enum(blockTypes),
  /** One block never holds a line feed, except `preformatted`: the line feed joins blocks into the text stream. */
  text: z.string().max(20_000),
  /** Heading depth, 2 to 4; absent on other types. */
  depth: z.number().int().min(2).max(4).optional(),
  marks: z.array(markSchema).max(500).default([]),
})
export type Block = z.infer<typeof blockSchema>

export const blocksSchema = z
  .array(blockSchema)
  .min(1)
  .max(2000)
  .refine((blocks) => new Set(blocks.map((block) => block.id)).size === blocks.length, 'Block ids are unique')

/** What is told about a text beside its blocks; an absent value is null and is never invented. */
export const articleMetaSchema = z.object({
  title: z.string().trim().min(1).max(300),
  /** Place and agency that open the first paragraph, e.g. "BAGHDAD (AP)"; it also stays in the paragraph. */
  dateline: z.string().max(200).nullable(),
  /** Names only, without "By" and without a job title. */
  byline: z.string().max(300).nullable(),
  /** The closing line about contributors. */
  credit: z.string().max(500).nullable(),
  /** Where the text was found: a site, a book, an agency. */
  source: z.string().max(500).nullable(),
  /** YYYY-MM-DD as the page states it; never called the date of publication. */
  pageDate: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
})
export type ArticleMeta = z.infer<typeof articleMetaSchema>
