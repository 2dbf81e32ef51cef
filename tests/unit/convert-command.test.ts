import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runConvert } from '#cli/commands/convert.ts'
import { describeWarning } from '#domain/exchange/describe-warning.ts'
import { parseGift } from '#domain/exchange/gift/parse-gift.ts'
import { parseMoodleXml } from '#domain/exchange/moodle-xml/parse-moodle-xml.ts'
import { warningCodes } from '#domain/exchange/warning.ts'
import { messages } from '#messages/messages.ts'
import { translator } from '#messages/translator.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-convert-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function run(name: string, content: string | Uint8Array | null, to: string, json = false) {
  const file = join(folder, name)
  if (content !== null) await writeFile(file, content)
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await runConvert(file, { to, json }, { stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

const whole = '::Lamp::When? {=at dusk ~at dawn#No.}\n'
const broken = `${whole}\nWho? {\n=he\n~she\n\nNobody saw him.{T}\n`

describe('the command convert', () => {
  test('what both formats can say is converted in silence', async () => {
    const { code, stdout, stderr } = await run('whole.gift', whole, 'moodle-xml')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(parseMoodleXml(stdout).items.map(({ title }) => title)).toEqual(['Lamp'])
  })

  test('a broken question is told by its line and by what was expected, and the others are converted', async () => {
    const { code, stdout, stderr } = await run('broken.gift', broken, 'gift')
    expect(code).toBe(1)
    expect(stderr).toContain('broken.gift: line 5: expected "}"')
    expect(parseGift(stdout).items.map(({ type }) => type)).toEqual(['choice', 'true-false'])
  })

  test('with --to json stdout is the document of the contract', async () => {
    const { code, stdout } = await run('broken.gift', broken, 'json')
    const document = JSON.parse(stdout)
    expect(code).toBe(1)
    expect(Object.keys(document)).toEqual(['questions', 'warnings'])
    expect(document.questions.map(({ line }: { line: number }) => line)).toEqual([1, 7])
    expect(document.warnings).toEqual([
      { line: 5, message: expect.stringMatching(/^expected "}" for what was opened/) },
    ])
  })

  test('with --json any other format comes inside one document', async () => {
    const { code, stdout } = await run('whole.gift', whole, 'csv', true)
    const document = JSON.parse(stdout)
    expect(code).toBe(0)
    expect(Object.keys(document)).toEqual(['questions', 'warnings', 'text'])
    expect(document.text).toContain('at dusk')
  })

  test('what the target cannot say is told with the line of the source, and is no failure', async () => {
    const csv = 'type,text,points,misconception\nordering,In order,2,\n,first,,\n,second,,\n'
    const { code, stdout, stderr } = await run('order.csv', csv, 'gift')
    expect(code).toBe(0)
    expect(stderr).toContain('order.csv: line 2: the points were left out')
    expect(stderr).toContain('order.csv: line 2: ordering became matching')
    expect(stdout).toContain('=first -> 1')
  })

  test.each([
    ['questions.txt', 'Who? {=he ~she}', 'choice'],
    ['questions.txt', '<?xml version="1.0"?><quiz><question type="essay"/></quiz>', 'essay'],
    ['questions.txt', 'Type;Text\nnumber;How many?\n;3\n', 'number'],
    ['questions.txt', '{"questions": []}', null],
    ['questions.xml', '<quiz><question type="truefalse"/></quiz>', 'true-false'],
    ['questions.tsv', 'type\ttext\nessay\tWhy?\n', 'essay'],
  ])('%s is read by its content: %s', async (name, content, type) => {
    const { stdout } = await run(name, content, 'json')
    expect(JSON.parse(stdout).questions[0]?.type ?? null).toBe(type)
  })

  test.each([
    ['absent.gift', null, 1],
    ['empty.gift', '', 1],
    ['nothing.gift', '// only a comment\n', 1],
    ['image.gift', Uint8Array.of(0x89, 0x50, 0, 0), 1],
    ['large.gift', new Uint8Array(8 * 1024 * 1024 + 1), 1],
    ['other.xml', '<html><body>no quiz</body></html>', 1],
    ['broken.json', '{"questions": [', 1],
    ['strange.json', '{"questions": [{"type": "riddle"}]}', 1],
    ['questions.docx', 'PK', 2],
  ])('%s fails with a sentence on stderr', async (name, content, expectedCode) => {
    const { code, stderr } = await run(name, content, 'gift')
    expect(code).toBe(expectedCode)
    expect(stderr).toMatch(/\S.*\n$/)
  })

  test('a format that is not known is wrong usage', async () => {
    expect((await run('whole.gift', whole, 'qti')).code).toBe(2)
  })

  test('control characters of a file do not reach the terminal', async () => {
    const { stderr } = await run('control.gift', 'Who? {#\u001b[31mx}', 'gift')
    expect(stderr).not.toContain('\u001b')
  })

  test('every warning has its words', () => {
    expect(Object.keys(messages.exchange.warning).sort()).toEqual([...warningCodes].sort())
    const names = [
      'sign',
      'found',
      'reason',
      'type',
      'field',
      'text',
      'column',
      'setting',
      'from',
      'to',
      'number',
      'address',
    ]
    const values = { ...Object.fromEntries(names.map((name) => [name, 'x'])), line: 1200, limit: 5, depth: 6, count: 2 }
    const texts = translator('exchange')
    for (const code of warningCodes) {
      const words = describeWarning({ line: 1, kind: 'loss', code, values }, (key, given) => texts(key, given))
      // A message that cannot be filled in is shown as its key.
      expect(words).not.toMatch(/warning\.|[{}]/)
    }
  })
})
