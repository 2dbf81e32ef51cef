/**
 * Decides what a glossary entry is: a headword, the forms under which it appears in a text, and a short definition.
 * Forms are explicit (the teacher confirms them); nothing is stemmed behind the teacher's back.
 */
import { z } from 'zod'

/** One form of a term as it may stand in a text; 1 to 120 characters. */
export const aliasSchema = z.string().trim().min(1, 'alias-empty').max(120, 'alias-too-long')

export const glossaryEntrySchema = z.object({
  headword: z.string().trim().min(1, 'headword-missing').max(120, 'headword-too-long'),
  /** Further forms; the headword itself always counts. */
  aliases: z.array(aliasSchema).max(40, 'too-many-aliases'),
  /** For students; one or two sentences. */
  definition: z.string().trim().min(1, 'definition-missing').max(1000, 'definition-too-long'),
})
export type GlossaryEntryInput = z.infer<typeof glossaryEntrySchema>

export type GlossaryTerm = {
  /** Id of the entry. */
  id: string
  headword: string
  aliases: readonly string[]
  definition: string
}
