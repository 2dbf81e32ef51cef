/**
 * Decides how a form's text becomes a glossary entry: further forms stand one on a line, and a definition in another language in
 * a row of two fields, `langN` and `translationN`. The rules of an entry itself are those of its schema; empty lines, repeated
 * forms and rows without a word are nobody's mistake and are passed over.
 */
import { z } from 'zod'
import { type ExplanationLanguage, explanationLanguageCodes } from './languages.ts'
import { glossaryEntrySchema } from './schema.ts'

/** The distinct forms of a text area, trimmed, in their order. */
export function splitForms(text: string): string[] {
  const forms = text.split(/[\n\r]+/).map((line) => line.trim())
  return [...new Set(forms)].filter((form) => form !== '')
}

/** A row as it was sent: `lang` is empty where none was chosen. */
type Row = { row: number; lang: string; definition: string }

/** The rows of a form, by their numbers. */
function rowsOf(form: Record<string, unknown>): Row[] {
  const text = (name: string) => (typeof form[name] === 'string' ? form[name].trim() : '')
  return Object.keys(form)
    .flatMap((name) => /^translation(\d{1,3})$/.exec(name)?.[1] ?? [])
    .map((row) => ({ row: Number(row), lang: text(`lang${row}`), definition: text(`translation${row}`) }))
    .filter(({ definition }) => definition !== '')
    .sort((a, b) => a.row - b.row)
}

const { headword, aliases, definition, longer, translations } = glossaryEntrySchema.shape

/** What is wrong with a row is said beside it: `translations.N.lang` or `translations.N.definition`. */
const rows = z
  .array(z.object({ row: z.number(), lang: z.string(), definition: z.string() }))
  .superRefine((all, context) => {
    const seen = new Set<string>()
    for (const { row, lang, definition: words } of all) {
      const refuse = (field: 'lang' | 'definition', message: string) =>
        context.addIssue({ code: 'custom', path: [row, field], message })
      if (!isLanguage(lang)) refuse('lang', 'language-missing')
      else if (seen.has(lang)) refuse('lang', 'language-twice')
      if (!definition.safeParse(words).success) refuse('definition', 'definition-too-long')
      seen.add(lang)
    }
  })
  .transform((all) =>
    all.flatMap(({ lang, definition: words }) => (isLanguage(lang) ? [{ lang, definition: words }] : [])),
  )
  .pipe(translations.unwrap())

function isLanguage(lang: string): lang is ExplanationLanguage {
  return explanationLanguageCodes.some((code) => code === lang)
}

/** Empty for a new entry. */
const entryId = z.union([z.literal('').transform(() => null), z.uuid()])
const forms = z.string().transform(splitForms).pipe(aliases)

export const termFormSchema = z.preprocess(
  (form) => (isRecord(form) ? { ...form, translations: rowsOf(form) } : form),
  z.object({ entryId, headword, aliases: forms, definition, longer, translations: rows }),
)

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Enough to show where an entry would appear; it need not be explained yet. */
export const termPlacesSchema = z.object({ entryId, headword, aliases: forms })
