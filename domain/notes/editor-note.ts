/**
 * Decides what a teacher's own note in the margin holds. A correction is source criticism, and says three things: what the copy
 * says, what it should say, and on what basis. The other kinds are words alone.
 */
import { z } from 'zod'
import { readingLevelSchema } from '#domain/article/schema.ts'
import { isStorable } from '#domain/storable-text.ts'
import { editorNoteKinds } from './schema.ts'

export type Correction = {
  /** What the copy says. */
  says: string
  /** What it should say. */
  shouldSay: string
  /** On what basis: a source, or an inference called by its name. */
  basis: string
}

/** The longest text of one field. */
export const editorNoteMaxLength = 4000

const words = z.string().trim().max(editorNoteMaxLength, 'editor-note-too-long').refine(isStorable, 'note-unstorable')

export const editorNoteSchema = z
  .object({
    kind: z.enum(editorNoteKinds),
    /** For a correction what there is to add, and may be empty. */
    body: words.default(''),
    says: words.default(''),
    shouldSay: words.default(''),
    basis: words.default(''),
    /** The passage it stands beside, by its words, which may be typed. */
    quote: z.string().max(20_000, 'quote-too-long').refine(isStorable, 'note-unstorable'),
    level: readingLevelSchema,
    /** Where the passage begins in the text stream, if it was selected. */
    start: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(0)]).default(null),
    /** Number of the paragraph, where the words stand in several. */
    paragraph: z
      .union([z.literal('').transform(() => null), z.coerce.number().int().min(1)], 'paragraph-wrong')
      .default(null),
  })
  .superRefine((note, context) => {
    const needed = note.kind === 'correction' ? (['says', 'shouldSay', 'basis'] as const) : (['body'] as const)
    for (const field of needed) {
      if (note[field] === '') context.addIssue({ code: 'custom', path: [field], message: `${field}-missing` })
    }
  })
export type EditorNoteInput = z.output<typeof editorNoteSchema>

/** What of an editor's note is stored in words. */
export function contentOf({ kind, body, says, shouldSay, basis }: EditorNoteInput) {
  return { kind, body, correction: kind === 'correction' ? { says, shouldSay, basis } : null }
}
