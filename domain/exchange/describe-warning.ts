/**
 * Decides which message says a warning, and with which words for the types it names. The words themselves stand in the
 * message files, under `exchange`.
 */
import type { FormType } from './question-form.ts'
import type { ExchangeWarning, WarningCode } from './warning.ts'

export type Translate = (
  key: `warning.${WarningCode}` | `type.${FormType}`,
  values?: Record<string, string | number>,
) => string

const formTypes: readonly FormType[] = [
  'category',
  'description',
  'choice',
  'true-false',
  'short-answer',
  'number',
  'matching',
  'categories',
  'ordering',
  'cloze',
  'essay',
  'repair',
  'evidence',
]

export function describeWarning({ code, values }: ExchangeWarning, translate: Translate): string {
  const words = Object.entries(values).map(([name, value]) => {
    const type = formTypes.find((known) => known === value)
    return [name, type !== undefined && ['from', 'to', 'type'].includes(name) ? translate(`type.${type}`) : value]
  })
  return translate(`warning.${code}`, Object.fromEntries(words))
}
