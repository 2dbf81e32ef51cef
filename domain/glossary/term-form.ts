/**
 * Decides how a form's text becomes a glossary entry: further forms stand one on a line. The rules of an entry itself are
 * those of its schema; empty lines and repeated forms are nobody's mistake and are passed over.
 */
import { z } from 'zod'
import { glossaryEntrySchema } from './schema.ts'

/** The distinct forms of a text area, trimmed, in their order. */
export function splitForms(text: string): string[] {
  const forms = text.split(/[\n\r]+/).map((line) => line.trim())
  return [...new Set(forms)].filter((form) => form !== '')
}

const { headword, aliases, definition } = glossaryEntrySchema.shape

/** Empty for a new entry. */
const entryId = z.union([z.literal('').transform(() => null), z.uuid()])

export const termFormSchema = z.object({
  entryId,
  headword,
  aliases: z.string().transform(splitForms).pipe(aliases),
  definition,
})

/** Enough to show where an entry would appear; it need not be explained yet. */
export const termPlacesSchema = termFormSchema.extend({ definition: z.string().default('') })
