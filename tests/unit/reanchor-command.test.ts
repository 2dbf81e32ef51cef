import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runReanchor } from '#cli/commands/reanchor.ts'
import { main } from '#cli/main.ts'

const corpus = fileURLToPath(new URL('../corpus/anchoring/', import.meta.url))
const names = readdirSync(corpus).filter((name) => name.endsWith('.json'))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-reanchor-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function runFile(file: string, json = true) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await runReanchor(file, { json }, { stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '').replaceAll(file, 'FILE') }
}

async function run(content: unknown, json = true) {
  const file = join(folder, 'case.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return runFile(file, json)
}

const small = {
  before: ['The keeper slept.'],
  after: ['The old keeper slept.'],
  anchors: [{ id: 'n', start: 4, end: 10 }],
}

describe('the command reanchor', () => {
  test.each(names)('finds what is expected in %s', async (name) => {
    const { expected } = JSON.parse(readFileSync(join(corpus, name), 'utf8'))
    const { code, stdout, stderr } = await runFile(join(corpus, name))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { anchors } = JSON.parse(stdout)
    expect(anchors.map(({ score, ...rest }: { score: number | null }) => rest)).toEqual(expected)
    for (const { status, score } of anchors) {
      if (status === 'exact') expect(score).toBe(1)
      else if (status === 'moved') expect(score).toBeGreaterThan(0)
      else expect(score).toBeNull()
    }
  })

  test('prints one JSON document, or a line for each passage', async () => {
    expect(JSON.parse((await run(small)).stdout)).toEqual({
      anchors: [{ id: 'n', status: 'exact', start: 8, end: 14, quote: 'keeper', score: 1 }],
    })
    const both = { ...small, anchors: [...small.anchors, { id: 7, quote: 'nowhere' }] }
    expect((await run(both, false)).stdout).toBe('n  exact  8–14  score 1  “keeper”\n7  orphan\n')
  })

  test('takes blocks as they are stored, and empty texts', async () => {
    const block = (text: string) => ({ id: 'p1', type: 'paragraph', text, marks: [] })
    const { stdout } = await run({
      before: [block('A note.')],
      after: ['', block('A note.')],
      anchors: [{ id: 1, start: 0, end: 6 }],
    })
    expect(JSON.parse(stdout).anchors).toMatchObject([{ status: 'exact', start: 1, end: 7 }])
    expect(JSON.parse((await run({ before: [], after: [], anchors: [] })).stdout)).toEqual({ anchors: [] })
    expect(JSON.parse((await run({ ...small, after: [] })).stdout).anchors).toMatchObject([{ status: 'orphan' }])
  })

  const refused: [what: string, content: unknown, message: string][] = [
    ['no JSON', '{"before": [', 'FILE is not JSON: '],
    ['no object', '[]', 'FILE: the file: '],
    ['no text after', { before: [], anchors: [] }, 'FILE: after: '],
    [
      'a block that is a number',
      { ...small, before: [5] },
      'FILE: before[0]: is neither a text nor an object with a "text"',
    ],
    [
      'an offset that is no whole number',
      { ...small, anchors: [{ id: 1, start: 0.5, end: 2 }] },
      'FILE: anchors[0].start: ',
    ],
    [
      'neither offsets nor quote',
      { ...small, anchors: [{ id: 1, start: 0 }] },
      'FILE: anchors[0]: needs start and end, or a quote',
    ],
    [
      'offsets outside',
      { ...small, anchors: [{ id: 'x', start: 4, end: 999 }] },
      'the passage “x”, 4 to 999, does not lie in the text before, which has 17',
    ],
    ['nothing between offsets', { ...small, anchors: [{ id: 'x', start: 4, end: 4 }] }, 'the passage “x”, 4 to 4'],
    [
      'half a character',
      { ...small, before: ['🙂'], anchors: [{ id: 'x', start: 0, end: 1 }] },
      'begins or ends inside a character',
    ],
    ['an id twice', { ...small, anchors: [...small.anchors, ...small.anchors] }, 'two passages have the id “n”'],
  ]
  test.each(refused)('refuses %s and says where', async (_what, content, message) => {
    const { code, stdout, stderr } = await run(content)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(message)
  })

  test('a file that is not there is told, and a command without one is wrong usage', async () => {
    expect(await runFile(join(folder, 'absent.json'))).toEqual({
      code: 1,
      stdout: '',
      stderr: 'FILE cannot be read.\n',
    })
    expect(await main(['node', 'postil', 'reanchor'])).toBe(2)
  })
})
