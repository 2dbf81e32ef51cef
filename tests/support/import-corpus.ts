import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TextFormat } from '#domain/article/import/detect-format.ts'
import type { ImportOutline } from '#domain/article/import/import-outline.ts'
import { splitLines } from '#domain/article/import/split-lines.ts'

export type ImportCase = {
  name: string
  /** Path of the source file. */
  file: string
  source: string
  format: TextFormat
  /** What `npx postil import --json` must print for it. */
  expected: unknown
}

const root = fileURLToPath(new URL('../corpus/import/', import.meta.url))

/** The committed texts, each with what a careful import makes of it. */
export function importCases(): ImportCase[] {
  return readdirSync(root).map((name) => {
    const markdown = existsSync(`${root}${name}/source.md`)
    const file = `${root}${name}/source.${markdown ? 'md' : 'txt'}`
    const expected: unknown = JSON.parse(readFileSync(`${root}${name}/expected.json`, 'utf8'))
    return { name, file, source: readFileSync(file, 'utf8'), format: markdown ? 'markdown' : 'text', expected }
  })
}

/** Where the outside test data lies; it may be absent. */
export const fixturesFolder = process.env.POSTIL_FIXTURES ?? '../shared/fixtures'

/** Numbers of the input's lines that are neither block, field nor dropped line, or that are more than one of these. */
export function miscountedLines(input: string, outline: ImportOutline): number[] {
  const uses = new Map<number, number>()
  const use = (line: number) => uses.set(line, (uses.get(line) ?? 0) + 1)
  const ranges = new Map(outline.blocks.map(({ line, endLine }) => [line, endLine]))
  for (const [line, endLine] of ranges) for (let number = line; number <= endLine; number += 1) use(number)
  for (const { line } of outline.dropped) use(line)
  for (const { line } of outline.taken) use(line)
  const { rawLines } = splitLines(input)
  return rawLines.flatMap((raw, index) => {
    const count = uses.get(index + 1) ?? 0
    const isRight = raw.trim() === '' ? count <= 1 : count === 1
    return isRight ? [] : [index + 1]
  })
}
