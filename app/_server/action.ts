import { headers } from 'next/headers'
import type { z } from 'zod'
import type { FormState } from '#components/ui/form-state.ts'
import type { Ctx } from '#db/ctx.ts'
import type { Result } from '#domain/result.ts'
import { requestCtx } from './context.ts'
import { isOwnOrigin } from './origin.ts'

/**
 * Runs a form's action: checks the Origin, parses the form by its schema, and turns a failure into messages beside the
 * fields with the input kept. Passwords are never sent back. `redirect()` may be called by the caller after success.
 */
export async function runAction<S extends z.ZodType, T>(
  form: FormData,
  schema: S,
  work: (ctx: Ctx, input: z.output<S>) => Promise<Result<T>>,
): Promise<FormState<T>> {
  const values = valuesOf(form)
  if (!isOwnOrigin(await headers())) return { status: 'failed', values, fields: {}, error: { kind: 'forbidden' } }
  const parsed = schema.safeParse(inputOf(form))
  if (!parsed.success) {
    const fields: Record<string, string> = {}
    for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= issue.message
    return { status: 'failed', values, fields, error: { kind: 'invalid', fields } }
  }
  const result = await work(await requestCtx(), parsed.data)
  if (result.ok) return { status: 'done', values, fields: {}, value: result.value }
  const fields = result.error.kind === 'invalid' ? result.error.fields : {}
  return { status: 'failed', values, fields, error: result.error }
}

/** A field given several times (a list of checkboxes) becomes an array; files stay files. */
function inputOf(form: FormData): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const key of new Set(form.keys())) {
    if (key.startsWith('$')) continue
    const all = form.getAll(key)
    input[key] = all.length > 1 ? all : all[0]
  }
  return input
}

function valuesOf(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [key, value] of form) {
    if (typeof value === 'string' && !key.startsWith('$') && !/password/i.test(key)) values[key] = value
  }
  return values
}
