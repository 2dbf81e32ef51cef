import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { type Passage, resolveAnchors } from '#domain/anchoring/resolve.ts'
import type { AnchoredBlock, Outcome } from '#domain/anchoring/schema.ts'
import { splitsCharacter } from '#domain/anchoring/trim-span.ts'
import { importLimitBytes } from '#domain/article/import/import-outline.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { translator } from '#messages/translator.ts'

export type ReanchorStreams = { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream }

const texts = translator('anchoring')

const blockSchema = z.union([z.string(), z.object({ id: z.string().min(1).optional(), text: z.string() })], {
  error: 'is neither a text nor an object with a "text"',
})
const offsetSchema = z.number().int().min(0)
const anchorSchema = z
  .object({
    id: z.union([z.string(), z.number()]),
    start: offsetSchema.optional(),
    end: offsetSchema.optional(),
    quote: z.string().min(1).optional(),
    prefix: z.string().optional(),
    suffix: z.string().optional(),
  })
  .refine(({ start, end, quote }) => (start !== undefined && end !== undefined) || quote !== undefined, {
    message: 'needs start and end, or a quote',
  })
const caseSchema = z.object({
  before: z.array(blockSchema),
  after: z.array(blockSchema),
  anchors: z.array(anchorSchema),
})
type Case = z.infer<typeof caseSchema>
type CaseAnchor = Case['anchors'][number]

/**
 * Finds the anchors of a case file in its text after the edit; touches no database. Returns the exit code: 0 done, 1 the file could
 * not be read or is no such case. An orphan is a result like any other.
 */
export async function runReanchor(file: string, options: { json: boolean }, io: ReanchorStreams): Promise<number> {
  const read = await readCase(file)
  if ('problem' in read) return refuse(read.problem, io)
  const before = blocksOf(read.found.before, 'before')
  const after = blocksOf(read.found.after, 'after')
  const fault = faultOf(file, read.found.anchors, textStream(before))
  if (fault !== null) return refuse(fault, io)
  const stream = textStream(before)
  const outcomes = resolveAnchors(
    read.found.anchors.map((anchor) => passageOf(anchor, stream)),
    before,
    after,
  )
  const rows = read.found.anchors.map(({ id }, index) => rowOf(id, outcomes[index] ?? { status: 'orphan' }))
  io.stdout.write(options.json ? `${JSON.stringify({ anchors: rows })}\n` : rows.map(lineOf).join(''))
  return 0
}

function refuse(message: string, { stderr }: ReanchorStreams): number {
  stderr.write(`${withoutControls(message)}\n`)
  return 1
}

async function readCase(file: string): Promise<{ found: Case } | { problem: string }> {
  let content: string
  try {
    const { size } = await stat(file)
    if (size > importLimitBytes) {
      return { problem: texts('reanchor.tooLarge', { file, limit: importLimitBytes / 2 ** 20 }) }
    }
    content = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { problem: texts('reanchor.noFile', { file }) }
    throw error
  }
  try {
    const parsed = caseSchema.safeParse(JSON.parse(content.replace(/^\ufeff/, '')))
    return parsed.success ? { found: parsed.data } : { problem: formProblem(file, parsed.error) }
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: texts('reanchor.notJson', { file, detail: error.message }) }
    throw error
  }
}

/** The first thing that is wrong with the form, with its path: `anchors[2].start: …`. */
function formProblem(file: string, { issues }: z.ZodError): string {
  const [issue] = issues
  const path = (issue?.path ?? []).map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return texts('reanchor.wrongForm', {
    file,
    path: `${path.replace(/^\./, '') || texts('reanchor.wholeFile')}:`,
    detail: issue?.message ?? '',
  })
}

/** Blocks without an id get one that no block of the other side can have: nothing is known of which became which. */
function blocksOf(blocks: Case['before'], side: 'before' | 'after'): AnchoredBlock[] {
  return blocks.map((block, index) => {
    const { id, text } = typeof block === 'string' ? { id: undefined, text: block } : block
    return { id: id ?? `${side} ${index}`, text }
  })
}

/** What is wrong with the first anchor that has no place before; those that bring a quote are looked for by it. */
function faultOf(file: string, anchors: readonly CaseAnchor[], stream: string): string | null {
  const ids = new Set<string | number>()
  for (const { id, start, end, quote } of anchors) {
    if (ids.has(id)) return texts('reanchor.sameId', { file, id: `${id}` })
    ids.add(id)
    if (quote !== undefined || start === undefined || end === undefined) continue
    const values = { file, id: `${id}`, start: `${start}`, end: `${end}`, length: `${stream.length}` }
    if (end <= start || end > stream.length) return texts('reanchor.outside', values)
    if (splitsCharacter(stream, start) || splitsCharacter(stream, end)) return texts('reanchor.splitsCharacter', values)
  }
  return null
}

function passageOf({ start = -1, end = -1, quote, prefix, suffix }: CaseAnchor, stream: string): Passage {
  return { start, end, quote: quote ?? stream.slice(start, end), prefix, suffix }
}

type Row = {
  id: string | number
  status: Outcome['status']
  start: number | null
  end: number | null
  quote: string | null
  score: number | null
}

function rowOf(id: string | number, outcome: Outcome): Row {
  if (!('place' in outcome)) return { id, status: outcome.status, start: null, end: null, quote: null, score: null }
  const { start, end, quote } = outcome.place
  const score = outcome.status === 'exact' ? 1 : Math.round(outcome.score * 10_000) / 10_000
  return { id, status: outcome.status, start, end, quote, score }
}

function lineOf({ id, status, start, end, quote, score }: Row): string {
  const word = texts(`reanchor.status.${status}`)
  const line =
    start === null
      ? texts('reanchor.nowhere', { id: `${id}`, status: word })
      : texts('reanchor.line', {
          id: `${id}`,
          status: word,
          start: `${start}`,
          end: `${end}`,
          score: `${score}`,
          quote: (quote ?? '').replaceAll('\n', ' ⏎ '),
        })
  return `${withoutControls(line)}\n`
}

/** Control characters of the file do not reach the terminal. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD')
}
