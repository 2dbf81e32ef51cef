import { readFile, stat } from 'node:fs/promises'
import { decodeText } from '#domain/article/import/decode-text.ts'
import { importLimitBytes } from '#domain/article/import/import-outline.ts'
import { analyseMarks } from '#domain/stats/analyse-marks.ts'
import { type MarksError, readMarks } from '#domain/stats/read-marks.ts'
import { translator } from '#messages/translator.ts'
import { analysisDocument, analysisTable } from './analyse-output.ts'

export type AnalyseStreams = { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream }

const texts = translator('statistics')

/**
 * Prints the statistics of a plain table of marks (CSV); touches no database. Returns the exit code: 0 done, 1 the file could
 * not be read or is no such table.
 */
export async function runAnalyse(file: string, options: { json: boolean }, io: AnalyseStreams): Promise<number> {
  const content = await contentOf(file)
  if ('problem' in content) return refuse(content.problem, io)
  const read = readMarks(content.text)
  if (!read.ok) {
    return refuse(texts('analyse.refused', { file, line: read.error.line, what: faultText(read.error) }), io)
  }
  const analysis = analyseMarks(read.table)
  const output = options.json
    ? JSON.stringify(analysisDocument(analysis), null, 2)
    : withoutControls(analysisTable(analysis))
  io.stdout.write(`${output}\n`)
  return 0
}

function refuse(message: string, { stderr }: AnalyseStreams): number {
  stderr.write(`${withoutControls(message)}\n`)
  return 1
}

/** The size is looked at before a byte is read. */
async function contentOf(file: string): Promise<{ text: string } | { problem: string }> {
  try {
    const { size } = await stat(file)
    if (size > importLimitBytes) {
      return { problem: texts('analyse.tooLarge', { file, limit: importLimitBytes / 2 ** 20 }) }
    }
    // An empty file is a table without a header, and is refused as one.
    if (size === 0) return { text: '' }
    const decoded = decodeText(await readFile(file))
    return decoded.ok ? { text: decoded.value.text } : { problem: texts('analyse.notText', { file }) }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { problem: texts('analyse.noFile', { file }) }
    throw error
  }
}

function faultText({ fault, column = '', found = '', expected = 0 }: MarksError): string {
  return texts(`analyse.fault.${fault}`, { column: shortened(column), found: shortened(found), expected })
}

/** Enough of a cell to find it by. */
function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Control characters of the file do not reach the terminal. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD')
}
