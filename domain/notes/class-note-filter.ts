/**
 * Decides by what a teacher looks through the notes of a class, and how an address says it: read as far as it is understood, as
 * in note-filter.ts.
 */
import { z } from 'zod'
import { annotationKinds } from './schema.ts'

export const classNoteFilterSchema = z.object({
  kind: z.enum(annotationKinds).nullable().catch(null),
  /** Whose; a user's id. */
  student: z.uuid().nullable().catch(null),
  /** Id of a block that the passage touches. */
  block: z.string().min(1).max(100).nullable().catch(null),
  /** Of questions alone. */
  answered: z.enum(['yes', 'no']).nullable().catch(null),
  /** From 1. */
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type ClassNoteFilter = z.infer<typeof classNoteFilterSchema>

type Params = Readonly<Record<string, string | string[] | undefined>>

/** What an address asks for; of a name that stands there twice the first counts. */
export function classNoteFilterOf(params: Params): ClassNoteFilter {
  const first = Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value])
  return classNoteFilterSchema.parse(Object.fromEntries(first))
}

/** Whether anything is left out. */
export function isClassFiltered({ kind, student, block, answered }: ClassNoteFilter): boolean {
  return [kind, student, block, answered].some((choice) => choice !== null)
}

/** An address with what a filter asks for; what asks for nothing is left out. */
export function classNoteQuery(path: string, filter: Partial<ClassNoteFilter>): string {
  const { page = 1, ...choices } = filter
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(choices)) if (typeof value === 'string') params.set(name, value)
  if (page > 1) params.set('page', String(page))
  const query = params.toString()
  return query === '' ? path : `${path}?${query}`
}
