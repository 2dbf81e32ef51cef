import type { z } from 'zod'
import { fail, ok, type Result } from '#domain/result.ts'

/** What a schema makes of an input, for callers that are no form; the first fault of each field becomes `invalid`. */
export function parseInput<S extends z.ZodType>(schema: S, input: z.input<S>): Result<z.output<S>> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return ok(parsed.data)
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= issue.message
  return fail({ kind: 'invalid', fields })
}
