/**
 * Decides what a glossary entry is: a headword, the forms under which it appears in a text, a short definition, and, if wished,
 * a longer one and short ones in other languages. Forms are explicit (the teacher confirms them); nothing is stemmed behind
 * the teacher's back.
 */
import { z } from 'zod'
import { isStorable } from '#domain/storable-text.ts'
import type { Translation } from './explanation.ts'
import { explanationLanguageCodes } from './languages.ts'

const words = z.string().trim().refine(isStorable, 'unstorable')

/** One form of a term as it may stand in a text; 1 to 120 characters. */
export const aliasSchema = words.min(1, 'alias-empty').max(120, 'alias-too-long')

const definition = words.min(1, 'definition-missing').max(1000, 'definition-too-long')

export const glossaryEntrySchema = z.object({
  headword: words.min(1, 'headword-missing').max(120, 'headword-too-long'),
  /** Further forms; the headword itself always counts. */
  aliases: z.array(aliasSchema).max(40, 'too-many-aliases'),
  /** For students; one or two sentences. */
  definition,
  /** For who wants to know more; empty for none. */
  longer: words.max(4000, 'longer-too-long').default(''),
  /** The short definition in other languages, each once. */
  translations: z
    .array(z.object({ lang: z.enum(explanationLanguageCodes), definition }))
    .max(20, 'too-many-languages')
    .refine((all) => new Set(all.map(({ lang }) => lang)).size === all.length, 'language-twice')
    .default([]),
})
export type GlossaryEntryInput = z.input<typeof glossaryEntrySchema>

/** A term by the forms under which it stands in a text. */
export type TermForms = {
  /** Id of the entry. */
  id: string
  headword: string
  aliases: readonly string[]
}

export type GlossaryTerm = TermForms & {
  definition: string
  longer: string | null
  translations: readonly Translation[]
}
