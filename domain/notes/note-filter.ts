/**
 * Decides by what notes are looked for, and how an address says it: whatever stands there is read as far as it is understood,
 * because addresses are typed, cut and sent on.
 */
import { z } from 'zod'
import { audiences } from './audiences.ts'
import { annotationKinds } from './schema.ts'

/** How many notes stand on one page of a list. */
export const notesPerPage = 50

/** The most words of a search that are looked for, and how long all of them may be, in UTF-16 units. */
export const searchWordsMax = 10
export const searchLengthMax = 200

const oneOf = <T extends string>(values: readonly [T, ...T[]]) => z.enum(values).nullable().catch(null)
const id = z.uuid().nullable().catch(null)

export const noteFilterSchema = z.object({
  /** What was typed. */
  q: z
    .string()
    .catch('')
    .transform((typed) => typed.slice(0, searchLengthMax)),
  kind: oneOf(annotationKinds),
  audience: oneOf(audiences),
  /** An article. */
  text: id,
  class: id,
  /** From 1. */
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type NoteFilter = z.infer<typeof noteFilterSchema>

/** What an address asks for; of a name that stands there twice the first counts. */
export function noteFilterOf(params: Readonly<Record<string, string | string[] | undefined>>): NoteFilter {
  const first = Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value])
  return noteFilterSchema.parse(Object.fromEntries(first))
}

/** Whether anything is left out. */
export function isFiltered({ q, kind, audience, text, class: classId }: NoteFilter): boolean {
  return q.trim() !== '' || [kind, audience, text, classId].some((choice) => choice !== null)
}

/** An address with what a filter asks for; what asks for nothing is left out. */
export function noteQuery(path: string, filter: NoteFilter, more: Readonly<Record<string, string>> = {}): string {
  const { q, page, ...choices } = filter
  const params = new URLSearchParams()
  if (q.trim() !== '') params.set('q', q)
  for (const [name, value] of Object.entries(choices)) if (value !== null) params.set(name, value)
  if (page > 1) params.set('page', String(page))
  for (const [name, value] of Object.entries(more)) params.set(name, value)
  const query = params.toString()
  return query === '' ? path : `${path}?${query}`
}
