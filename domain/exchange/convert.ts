/**
 * Decides in which format a file of questions is, and takes it to the common form and from there to another format. Each
 * reader is loaded when it is first needed, so that no page pays for a grammar that it does not use.
 */
import { z } from 'zod'
import { assertNever } from '#domain/assert-never.ts'
import type { ExchangeWords } from './losses.ts'
import { type FormItem, formItemSchema } from './question-form.ts'
import { type ExchangeWarning, fault } from './warning.ts'

export const exchangeFormats = ['gift', 'moodle-xml', 'csv', 'json'] as const
export type ExchangeFormat = (typeof exchangeFormats)[number]

/** Files larger than this are not read, in bytes. */
export const exchangeLimitBytes = 8 * 1024 * 1024

export type ReadItems = { items: FormItem[]; warnings: ExchangeWarning[] }

/** By the extension (with its dot, or empty), and by the content where the extension leaves it open. Null for neither. */
export function detectExchangeFormat(extension: string, text: string): ExchangeFormat | null {
  switch (extension.toLowerCase()) {
    case '.gift':
      return 'gift'
    case '.xml':
      return 'moodle-xml'
    case '.csv':
    case '.tsv':
      return 'csv'
    case '.json':
      return 'json'
    case '.txt':
    case '':
      return formatOfContent(text)
    default:
      return null
  }
}

function formatOfContent(text: string): ExchangeFormat {
  const begin = text.slice(0, 2000).trimStart()
  if (/^<(\?xml|!|quiz)/i.test(begin)) return 'moodle-xml'
  if (/^[{[]\s*["{]/.test(begin) && /"(questions|type)"/.test(begin)) return 'json'
  const [first = ''] = begin.split('\n', 1)
  const cells = first.split(/[,;\t]/).map((cell) => cell.trim().replaceAll('"', '').toLowerCase())
  return cells.includes('type') && cells.includes('text') ? 'csv' : 'gift'
}

/** Never throws on any text. A file without a question is a fault as well. */
export async function readItems(format: ExchangeFormat, text: string): Promise<ReadItems> {
  const read = await readAs(format, text)
  if (read.items.length > 0 || read.warnings.some(({ kind }) => kind === 'fault')) return read
  return { ...read, warnings: [...read.warnings, fault(null, 'nothing-found')] }
}

async function readAs(format: ExchangeFormat, text: string): Promise<ReadItems> {
  switch (format) {
    case 'gift':
      return (await import('./gift/parse-gift.ts')).parseGift(text)
    case 'moodle-xml':
      return (await import('./moodle-xml/parse-moodle-xml.ts')).parseMoodleXml(text)
    case 'csv':
      return (await import('./csv/parse-question-csv.ts')).parseQuestionCsv(text)
    case 'json':
      return parseFormJson(text)
    default:
      return assertNever(format)
  }
}

export async function printItems(
  format: ExchangeFormat,
  items: readonly FormItem[],
  words: ExchangeWords,
): Promise<{ text: string; warnings: ExchangeWarning[] }> {
  switch (format) {
    case 'gift':
      return (await import('./gift/print-gift.ts')).printGift(items, words)
    case 'moodle-xml':
      return (await import('./moodle-xml/print-moodle-xml.ts')).printMoodleXml(items, words)
    case 'csv':
      return { text: (await import('./csv/print-question-csv.ts')).printQuestionCsv(items), warnings: [] }
    case 'json':
      return { text: `${JSON.stringify({ questions: items, warnings: [] }, null, 2)}\n`, warnings: [] }
    default:
      return assertNever(format)
  }
}

const documentSchema = z.union([z.array(z.unknown()), z.object({ questions: z.array(z.unknown()) })])

/** The form as JSON: a list of items, or a document with one under `questions`. */
export function parseFormJson(source: string): ReadItems {
  let parsed: unknown
  try {
    parsed = JSON.parse(source.replace(/^\ufeff/, ''))
  } catch (error) {
    return { items: [], warnings: [fault(lineOfError(source, error), 'json-broken')] }
  }
  const document = documentSchema.safeParse(parsed)
  if (!document.success) return { items: [], warnings: [fault(1, 'form-broken', { number: 1, field: 'questions' })] }
  const warnings: ExchangeWarning[] = []
  const questions = Array.isArray(document.data) ? document.data : document.data.questions
  const items = questions.flatMap((question, index) => {
    const item = formItemSchema.safeParse(question)
    if (item.success) return [item.data]
    const field = item.error.issues[0]?.path.join('.') ?? ''
    warnings.push(fault(null, 'form-broken', { number: index + 1, field }))
    return []
  })
  return { items, warnings }
}

/** The engine names the place of the error, in one way or another. */
function lineOfError(source: string, error: unknown): number | null {
  const message = error instanceof Error ? error.message : ''
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return source.slice(0, Number(position)).split('\n').length
  return /end of JSON/.test(message) ? source.split('\n').length : null
}
