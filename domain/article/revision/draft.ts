/**
 * Decides what an unfinished revision of an article may hold, and what stands between it and publication. A paragraph is
 * one row with the same block id in both levels; either level may lack it. A draft is kept whatever it lacks. Source:
 * DESIGN, section 4.
 */
import { z } from 'zod'
import { isStorable } from '#domain/storable-text.ts'
import {
  type ArticleMeta,
  articleMetaSchema,
  type Block,
  blockSchema,
  blocksSchema,
  type ReadingLevel,
} from '../schema.ts'

/** One paragraph in both levels; its blocks bear the row's id. */
export const draftRowSchema = z.object({
  id: blockSchema.shape.id,
  standard: blockSchema.nullable(),
  plain: blockSchema.nullable(),
})
export type DraftRow = z.infer<typeof draftRowSchema>

const line = z.string().max(500)

export const articleDraftSchema = z
  .object({
    meta: z.object({ title: line, dateline: line, byline: line, credit: line, source: line, pageDate: line }),
    rows: z.array(draftRowSchema).min(1).max(2000),
  })
  .refine(({ rows }) => new Set(rows.map(({ id }) => id)).size === rows.length, 'Block ids are unique')
  .refine(
    ({ rows }) => rows.every(({ id, standard, plain }) => [standard, plain].every((block) => (block?.id ?? id) === id)),
    'A row and its blocks have one id',
  )
  .refine(
    ({ meta, rows }) =>
      isStorable(
        [...Object.values(meta), ...rows.flatMap(({ standard, plain }) => [standard?.text, plain?.text])].join('\n'),
      ),
    'text-unstorable',
  )
export type ArticleDraft = z.infer<typeof articleDraftSchema>

export type LevelBlocks = { level: ReadingLevel; blocks: Block[] }
export type RevisionText = { meta: ArticleMeta; levels: LevelBlocks[] }

/** The draft that changes nothing of a revision. A plain block without a standard one follows the block before it. */
export function draftOf({ meta, levels }: RevisionText): ArticleDraft {
  const blocksOf = (wanted: ReadingLevel) => levels.find(({ level }) => level === wanted)?.blocks ?? []
  const plain = blocksOf('plain')
  const rows: DraftRow[] = blocksOf('standard').map((standard) => ({
    id: standard.id,
    standard,
    plain: plain.find(({ id }) => id === standard.id) ?? null,
  }))
  plain.forEach((block, index) => {
    if (rows.some(({ id }) => id === block.id)) return
    const before = rows.findIndex(({ id }) => id === plain[index - 1]?.id)
    rows.splice(before + 1, 0, { id: block.id, standard: null, plain: block })
  })
  const { title, dateline, byline, credit, source, pageDate } = meta
  const fields = { dateline, byline, credit, source, pageDate }
  const filled = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? '']))
  return articleDraftSchema.parse({ meta: { title, ...filled }, rows })
}

export type DraftFault = {
  /** The row that is wrong; null for the article as a whole. */
  rowId: string | null
  field: keyof ArticleMeta | ReadingLevel
  /** Message key. */
  message: string
}

/**
 * What a draft would publish: paragraphs without words are left out, and so is a plain level in which nothing stands.
 * `text` is null while there are faults.
 */
export function checkDraft(draft: ArticleDraft): { text: RevisionText | null; faults: DraftFault[] } {
  const faults: DraftFault[] = draft.rows.flatMap(({ id, standard, plain }) => [
    ...blockFaults(id, 'standard', standard),
    ...blockFaults(id, 'plain', plain),
  ])
  const { title, ...rest } = draft.meta
  const fields = Object.entries(rest).map(([name, value]) => [name, value.trim() === '' ? null : value.trim()])
  const meta = articleMetaSchema.safeParse({ title, ...Object.fromEntries(fields) })
  for (const issue of meta.error?.issues ?? []) {
    const field = articleMetaSchema.keyof().safeParse(issue.path[0])
    if (field.success) faults.push({ rowId: null, field: field.data, message: `${field.data}-wrong` })
  }
  const standard = blocksSchema.safeParse(wordyBlocks(draft.rows, 'standard'))
  if (!standard.success) faults.push({ rowId: null, field: 'standard', message: 'text-empty' })
  const plain = wordyBlocks(draft.rows, 'plain')
  if (faults.length > 0 || !meta.success || !standard.success) return { text: null, faults }
  const levels: LevelBlocks[] = [{ level: 'standard', blocks: standard.data }]
  if (plain.length > 0) levels.push({ level: 'plain', blocks: plain })
  return { text: { meta: meta.data, levels }, faults }
}

function blockFaults(rowId: string, field: ReadingLevel, block: Block | null): DraftFault[] {
  if (block === null) return []
  const isBroken = block.type !== 'preformatted' && /[\n\r]/.test(block.text)
  return isBroken ? [{ rowId, field, message: 'text-has-lines' }] : []
}

function wordyBlocks(rows: readonly DraftRow[], level: ReadingLevel): Block[] {
  return rows.flatMap((row) => {
    const block = row[level]
    return block === null || block.text.trim() === '' ? [] : [block]
  })
}
