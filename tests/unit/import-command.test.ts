import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runImport } from '#cli/commands/import-article.ts'
import { droppedReasons, importFailures, suggestionReasons } from '#domain/article/import/import-outline.ts'
import { messages } from '#messages/messages.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-import-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

const note = 'A note\n\nADVERTISEMENT\n\nThe the club meets on Thursday in the library of the town.'

async function run(name: string, content: string | Uint8Array | null, json: boolean) {
  const file = join(folder, name)
  if (content !== null) await writeFile(file, content)
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await runImport(file, { json }, { stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

describe('the command import', () => {
  test('with --json prints one document with exactly the fields of the contract', async () => {
    const { code, stdout, stderr } = await run('note.txt', note, true)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      title: 'A note',
      dateline: null,
      byline: null,
      credit: null,
      source: null,
      pageDate: null,
      blocks: [{ id: 'p1', type: 'paragraph', text: 'The the club meets on Thursday in the library of the town.' }],
      dropped: [{ line: 3, text: 'ADVERTISEMENT', reason: 'advertisement' }],
      suggestions: [{ block: 'p1', phrase: 'The the', reason: 'doubled-word' }],
    })
  })

  test('without --json prints an outline to read, and no control character reaches the terminal', async () => {
    const { code, stdout } = await run('note.txt', `${note} \u001b[31mRed.`, false)
    expect(code).toBe(0)
    expect(stdout).toContain('Title: A note')
    expect(stdout).toContain('line 3 (advertisement)  ADVERTISEMENT')
    expect(stdout).toContain('p1: a word stands twice  "The the"')
    expect(stdout).not.toContain('\u001b')
  })

  test('the extension decides whether asterisks are syntax', async () => {
    const text = 'The **club** meets on Thursday.'
    expect((await run('a.txt', text, true)).stdout).toContain('The **club** meets')
    expect((await run('a.md', text, true)).stdout).toContain('The club meets')
  })

  test.each([
    ['absent.txt', null, 1],
    ['empty.txt', '', 1],
    ['image.txt', Uint8Array.of(0x89, 0x50, 0, 0), 1],
    ['large.txt', new Uint8Array(8 * 1024 * 1024 + 1), 1],
    ['only.txt', 'Advertisement', 1],
    ['page.html', '<p>text</p>', 2],
  ])('%s fails with a sentence on stderr and nothing on stdout', async (name, content, expectedCode) => {
    const { code, stdout, stderr } = await run(name, content, true)
    expect({ code, stdout }).toEqual({ code: expectedCode, stdout: '' })
    expect(stderr).toMatch(/^.+\.\n$/)
  })

  test('every reason and every failure has its words', () => {
    expect(Object.keys(messages.import.dropped).sort()).toEqual([...droppedReasons].sort())
    expect(Object.keys(messages.import.suggestion).sort()).toEqual([...suggestionReasons].sort())
    expect(Object.keys(messages.import.failure).sort()).toEqual([...importFailures].sort())
  })
})
