import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { decodeText } from '#domain/article/import/decode-text.ts'
import type { TextFormat } from '#domain/article/import/detect-format.ts'
import {
  type ImportFailure,
  type ImportOutline,
  importFailures,
  importLimitBytes,
} from '#domain/article/import/import-outline.ts'
import { importText } from '#domain/article/import/import-text.ts'
import { type AppError, invalid, type Result } from '#domain/result.ts'
import { translator } from '#messages/translator.ts'

export type ImportStreams = { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream }

/**
 * Prints what an import makes of a .txt or .md file of at most 8 MB; touches no database. Returns the exit code:
 * 0 done, 1 the file could not be read or imported, 2 wrong usage.
 */
export async function runImport(file: string, options: { json: boolean }, io: ImportStreams): Promise<number> {
  const format = formats.get(extname(file).toLowerCase())
  if (format === undefined) {
    io.stderr.write(`${texts('outline.wrongKind', { file })}\n`)
    return 2
  }
  const outline = await importFile(file, format)
  if (outline === null) {
    io.stderr.write(`${texts('outline.noFile', { file })}\n`)
    return 1
  }
  if (!outline.ok) {
    io.stderr.write(`${file}: ${failureText(outline.error)}\n`)
    return 1
  }
  const text = options.json ? JSON.stringify(contractOf(outline.value), null, 2) : readable(outline.value)
  io.stdout.write(`${text}\n`)
  return 0
}

const texts = translator('import')

const formats: ReadonlyMap<string, TextFormat> = new Map([
  ['.txt', 'text'],
  ['.md', 'markdown'],
])

/** The size is looked at before a byte is read; null where the file cannot be read at all. */
async function importFile(file: string, format: TextFormat): Promise<Result<ImportOutline> | null> {
  try {
    const { size } = await stat(file)
    if (size > importLimitBytes) return invalid('file', 'too-large')
    const decoded = decodeText(await readFile(file))
    return decoded.ok ? importText(decoded.value.text, { format }) : decoded
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}

function failureText(error: AppError): string {
  const key = error.kind === 'invalid' ? (error.fields.file ?? error.fields.text) : undefined
  return texts(`failure.${isFailure(key) ? key : 'binary'}`)
}

function isFailure(key: string | undefined): key is ImportFailure {
  return importFailures.some((failure) => failure === key)
}

/** Exactly the fields of the command line's contract; marks and heading depth only where there are any. */
function contractOf(outline: ImportOutline) {
  return {
    title: outline.title,
    dateline: outline.dateline,
    byline: outline.byline,
    credit: outline.credit,
    source: outline.source,
    pageDate: outline.pageDate,
    blocks: outline.blocks.map(({ id, type, text, depth, marks }) => ({
      id,
      type,
      text,
      ...(depth === undefined ? {} : { depth }),
      ...(marks.length === 0 ? {} : { marks }),
    })),
    dropped: outline.dropped,
    suggestions: outline.suggestions,
  }
}

/** Control characters of the text do not reach the terminal. */
function readable(outline: ImportOutline): string {
  const fields = (['title', 'dateline', 'byline', 'credit', 'source', 'pageDate'] as const).map(
    (field) => `${texts(`field.${field}`)}: ${outline[field] ?? texts('field.absent')}`,
  )
  const blocks = outline.blocks.map(({ id, type, text }) => `  ${id} ${type}  ${text.replaceAll('\n', '\n    ')}`)
  const dropped = outline.dropped.map(
    ({ line, text, reason }) => `  ${texts('outline.line', { line })} (${texts(`dropped.${reason}`)})  ${text}`,
  )
  const suggestions = outline.suggestions.map(
    ({ block, phrase, reason }) => `  ${block}: ${texts(`suggestion.${reason}`)}  "${phrase}"`,
  )
  return [
    ...fields,
    '',
    texts('outline.blocks', { count: blocks.length }),
    ...blocks,
    '',
    texts('outline.dropped', { count: dropped.length }),
    ...dropped,
    '',
    texts('outline.suggestions', { count: suggestions.length }),
    ...suggestions,
  ]
    .join('\n')
    .replace(/[^\P{Cc}\n\t]/gu, '\uFFFD')
}
