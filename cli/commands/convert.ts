import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { decodeText } from '#domain/article/import/decode-text.ts'
import {
  detectExchangeFormat,
  type ExchangeFormat,
  exchangeFormats,
  exchangeLimitBytes,
  printItems,
  type ReadItems,
  readItems,
} from '#domain/exchange/convert.ts'
import { describeWarning } from '#domain/exchange/describe-warning.ts'
import type { ExchangeWarning } from '#domain/exchange/warning.ts'
import { type AppError, invalid, ok, type Result } from '#domain/result.ts'
import { translator } from '#messages/translator.ts'

export type ConvertStreams = { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream }

/**
 * Takes a file of questions of at most 8 MB to another format; touches no database. Returns the exit code: 0 done,
 * perhaps with changes that stderr names, 1 the file or some of its questions could not be read, 2 wrong usage.
 */
export async function runConvert(
  file: string,
  options: { to: string; json: boolean },
  io: ConvertStreams,
): Promise<number> {
  const target = exchangeFormats.find((format) => format === options.to)
  if (target === undefined) {
    io.stderr.write(`${texts('convert.wrongTarget', { formats: exchangeFormats.join(', ') })}\n`)
    return 2
  }
  if (!extensions.has(extname(file).toLowerCase())) {
    io.stderr.write(`${texts('convert.wrongKind', { file })}\n`)
    return 2
  }
  const source = await readSource(file)
  if (!source.ok) {
    const key = source.error.kind === 'invalid' ? source.error.fields.file : undefined
    io.stderr.write(`${key === undefined ? texts('convert.noFile', { file }) : `${file}: ${failureText(key)}`}\n`)
    return 1
  }
  const read = await readItems(source.value.format, source.value.text)
  return await writeConverted(read, { target, asDocument: options.json, file, io })
}

const texts = translator('exchange')
const words = {
  true: texts('words.true'),
  false: texts('words.false'),
  notStated: texts('words.notStated'),
  fillGaps: texts('words.fillGaps'),
}

const extensions = new Set(['.gift', '.txt', '.xml', '.csv', '.tsv', '.json'])

/** The size is looked at before a byte is read. */
async function readSource(file: string): Promise<Result<{ text: string; format: ExchangeFormat }>> {
  try {
    const { size } = await stat(file)
    if (size > exchangeLimitBytes) return invalid('file', 'too-large')
    const decoded = decodeText(await readFile(file))
    if (!decoded.ok) return decoded
    const { text } = decoded.value
    return ok({ text, format: detectExchangeFormat(extname(file), text) ?? 'gift' })
  } catch (error) {
    if (error instanceof Error && 'code' in error) return noFile
    throw error
  }
}

const noFile: { ok: false; error: AppError } = { ok: false, error: { kind: 'not-found' } }

function failureText(key: string): string {
  switch (key) {
    case 'too-large':
    case 'empty':
    case 'unknown-encoding':
      return texts(`convert.${key}`)
    default:
      return texts('convert.binary')
  }
}

type Writing = { target: ExchangeFormat; asDocument: boolean; file: string; io: ConvertStreams }

async function writeConverted(read: ReadItems, { target, asDocument, file, io }: Writing): Promise<number> {
  const printed = await printItems(target, read.items, words)
  const all = [...read.warnings, ...printed.warnings].sort(byLine)
  const warnings = all.map((warning) => ({ line: warning.line, message: messageOf(warning) }))
  if (target === 'json' || asDocument) {
    const text = target === 'json' ? {} : { text: printed.text }
    io.stdout.write(`${JSON.stringify({ questions: read.items, warnings, ...text }, null, 2)}\n`)
  } else {
    io.stdout.write(printed.text)
  }
  for (const { line, message } of warnings) {
    const told = line === null ? message : texts('convert.line', { line, message })
    io.stderr.write(`${`${file}: ${told}`.replace(/[^\P{Cc}\t]/gu, '\uFFFD')}\n`)
  }
  const faults = all.filter(({ kind }) => kind === 'fault').length
  if (all.length > 0) {
    const summary = { count: read.items.length, faults, losses: all.length - faults }
    io.stderr.write(`${texts('convert.summary', summary)}\n`)
  }
  return faults > 0 ? 1 : 0
}

function messageOf(warning: ExchangeWarning): string {
  return describeWarning(warning, (key, values) => texts(key, values))
}

function byLine(one: ExchangeWarning, other: ExchangeWarning): number {
  return (one.line ?? 0) - (other.line ?? 0)
}
