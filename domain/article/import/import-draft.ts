/**
 * Decides what travels between browser and server while an article is being brought in: the text as it was given, and
 * which dropped lines a person put back. Blocks never travel; both sides make them from the text, so that nobody can
 * store a text that was not given.
 */
import { z } from 'zod'
import { invalid, ok, type Result } from '../../result.ts'
import { blocksSchema } from '../schema.ts'
import { type ImportOutline, importLimitBytes } from './import-outline.ts'
import { importText } from './import-text.ts'
import { restoreLine } from './restore-line.ts'

/** Numbers of dropped lines (1-based) to be put back. */
export const restoredLinesSchema = z.array(z.coerce.number().int().min(1)).max(2000)

export const importDraftSchema = z.object({
  /** As it was pasted or as the file said, line ends apart. */
  text: z.string().max(importLimitBytes),
  /** Null for pasted text, where the text itself decides. */
  format: z.enum(['text', 'markdown']).nullable(),
  restored: restoredLinesSchema,
})
export type ImportDraft = z.infer<typeof importDraftSchema>

/** The fields of the review form; an emptied field is an absent value. Messages are keys of the interface texts. */
export const importFieldsSchema = z.object({
  title: z.string().trim().min(1, 'title-missing').max(300, 'title-too-long'),
  byline: optional(300),
  dateline: optional(200),
  source: optional(500),
  credit: optional(500),
  pageDate: z.union(
    [
      z
        .string()
        .trim()
        .length(0)
        .transform(() => null),
      z.iso.date('date-wrong'),
    ],
    'date-wrong',
  ),
})

function optional(maxLength: number) {
  return z
    .string()
    .trim()
    .max(maxLength, 'too-long')
    .transform((value) => (value === '' ? null : value))
}

/**
 * How many bytes of UTF-8 a text may take once it is written as JSON, in which it travels in a form whose body may hold
 * 9 MB; the rest is for the fields.
 */
const travelLimitBytes = 8.75 * 1024 * 1024

/** A draft of a given text. Line ends become line feeds, as forms do not keep them; numbers of lines stay the same. */
export function beginDraft(text: string, format: ImportDraft['format']): Result<ImportDraft> {
  const draft = { text: text.replaceAll('\r\n', '\n'), format, restored: [] }
  const travelBytes = new TextEncoder().encode(JSON.stringify(draft.text)).byteLength
  if (travelBytes > travelLimitBytes) return invalid('text', 'too-large')
  const outline = outlineOf(draft)
  return outline.ok ? ok(draft) : outline
}

/**
 * What a draft becomes, with the chosen lines put back. Errors are those of `importText`, and `text-wrong` on `text`
 * where the lines put back make the article too long to be stored.
 */
export function outlineOf({ text, format, restored }: ImportDraft): Result<ImportOutline> {
  const imported = importText(text, format === null ? {} : { format })
  if (!imported.ok) return imported
  const outline = restoreLines(imported.value, restored)
  return blocksSchema.safeParse(outline.blocks).success ? ok(outline) : invalid('text', 'text-wrong')
}

/** Puts several dropped lines back, whatever their order; those that were not dropped change nothing. */
export function restoreLines(outline: ImportOutline, lines: readonly number[]): ImportOutline {
  return [...new Set(lines)].sort((a, b) => a - b).reduce(restoreLine, outline)
}
