import type { AppError } from '#domain/result.ts'

/** What a form's action gives back to `useActionState`. `fields` and the input come back; nothing typed is lost. */
export type FormState<T> =
  | { status: 'idle'; values: Record<string, string>; fields: Record<string, string> }
  | { status: 'done'; values: Record<string, string>; fields: Record<string, string>; value: T }
  | { status: 'failed'; values: Record<string, string>; fields: Record<string, string>; error: AppError }

/** The state before anything was sent; `values` fill the fields. */
export function idleForm(values: Record<string, string> = {}): {
  status: 'idle'
  values: Record<string, string>
  fields: Record<string, string>
} {
  return { status: 'idle', values, fields: {} }
}
