import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runAnalyse } from '#cli/commands/analyse.ts'
import { main } from '#cli/main.ts'
import { missingReasons } from '#domain/stats/figure.ts'
import { marksFaults } from '#domain/stats/read-marks.ts'
import { messages } from '#messages/messages.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-analyse-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function run(content: string | Uint8Array | null, json = true) {
  const file = join(folder, content === null ? 'absent.csv' : 'marks.csv')
  if (content !== null) await writeFile(file, content)
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await runAnalyse(file, { json }, { stdout, stderr })
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '').replace(file, 'FILE') }
}

/** What `--json` prints, as far as tests look at it. */
type Document = {
  attempts: number
  questions: (Record<string, number | null> & { name: string; notes: Record<string, string> })[]
  test: Record<string, number | null> & { notes: Record<string, string> }
  notes: string[]
}

async function documentOf(content: string | Uint8Array): Promise<Document> {
  const { code, stdout, stderr } = await run(content)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

// The marks of tests/unit/stats-figures.test.ts, where the figures are worked out by hand.
const byHand = 'who,first,second\na,1,1\nb,1,0\nc,0,0\nd,1,1\n'

describe('the command analyse', () => {
  test('prints the figures of the contract, fractions as fractions and percent as percent', async () => {
    const { attempts, questions, test: whole } = await documentOf(byHand)
    expect(attempts).toBe(4)
    expect(questions[0]).toMatchObject({ name: 'first', n: 4, max: 1, blanks: 0, facility: 0.75, notes: {} })
    expect(questions[0]?.['sd']).toBeCloseTo(0.5, 12)
    expect(questions[0]?.['effectiveWeight']).toBeCloseTo(47.7225575, 6)
    expect(questions[0]?.['discriminationIndex']).toBeCloseTo(100 / Math.sqrt(3), 9)
    expect(questions[0]?.['discriminativeEfficiency']).toBeCloseTo(100, 9)
    expect(Object.keys(whole)).toEqual(
      expect.arrayContaining(['mean', 'median', 'sd', 'skewness', 'kurtosis', 'alpha', 'errorRatio', 'sem']),
    )
    expect(whole['alpha']).toBeCloseTo(8 / 11, 12)
    expect(whole['errorRatio']).toBeCloseTo(Math.sqrt(3 / 11), 12)
    expect(whole['sem']).toBeCloseTo(0.5, 12)
  })

  test('gives null for what does not exist, with the reason in the notes', async () => {
    const { questions, test: whole, notes } = await documentOf('who,a,b\nx,1,0\ny,1,1\n')
    expect(questions[0]).toMatchObject({ discriminationIndex: null, effectiveWeight: 0 })
    expect(questions[0]?.notes['discriminationIndex']).toBe('every attempt has the same mark on it')
    expect(whole).toMatchObject({ skewness: null, kurtosis: null })
    expect(notes).toContain('a, discrimination index: none, because every attempt has the same mark on it.')
    expect(notes[0]).toMatch(/^2 attempts are few \(fewer than 30\)/)
  })

  test('without --json prints a table to read, and no control character reaches the terminal', async () => {
    const { code, stdout } = await run('who,"a\u001b[31m",b\nx,1,0\ny,0,1\nz,1,1\n', false)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^3 attempts, 2 questions/)
    expect(stdout).toMatch(/^alpha \(KR-20\) +-2\.0000$/m)
    expect(stdout).toContain('the whole test, kurtosis: none, because it takes at least four attempts.')
    expect(stdout).not.toContain('\u001b')
  })

  test.each([
    ['a byte order mark', `\ufeff${byHand}`],
    ['lines ended by CR LF', byHand.replaceAll('\n', '\r\n')],
    ['no last line feed', byHand.trimEnd()],
    ['UTF-16', Buffer.from(`\ufeff${byHand}`, 'utf16le')],
    ['spaces around cells', byHand.replaceAll(',', ' , ')],
    ['quoted cells', byHand.replace('first', '"first"').replace('b,1,0', '"b","1","0"')],
    ['empty lines and lines of blank cells', byHand.replace('b,1', '\n,,\nb,1').concat('\n,,\n')],
    ['the totals beside it', 'who,first,second,summarks\na,1,1,2\nb,1,0,1\nc,0,0,0\nd,1,1,9\n'],
    ['a line of maxima', byHand.replace('a,1,1', 'max,1,1\na,1,1')],
    ['blank cells for 0', 'who,first,second\na,1,1\nb,1,\nc,,\nd,1,1\n'],
  ])('reads a table with %s as the same', async (_, content) => {
    const plain = await documentOf(byHand)
    const { test: whole, questions } = await documentOf(content)
    expect(whole).toEqual(plain.test)
    expect(questions.map(({ name, facility }) => [name, facility])).toEqual([
      ['first', 0.75],
      ['second', 0.5],
    ])
  })

  test('a quoted name may hold commas, quotation marks and a line feed', async () => {
    const { questions } = await documentOf('who,"Who, and ""why""?\nPart 2",b\nx,1,0\ny,0,1\n')
    expect(questions[0]?.name).toBe('Who, and "why"?\nPart 2')
  })

  test('a person called Max in the second line is an attempt, and "max" later is one too', async () => {
    expect((await documentOf('who,a\nMax,1\nx,0\n')).attempts).toBe(2)
    expect((await documentOf('who,a\nx,0\nmax,1\n')).attempts).toBe(2)
  })

  test('a blank cell counts as 0, and how many there were is told', async () => {
    const { questions, notes } = await documentOf('who,a,b\nx,1,\ny,0.5,1\nz,,1\n')
    expect(questions.map(({ blanks, facility }) => [blanks, facility])).toEqual([
      [1, 0.5],
      [1, 2 / 3],
    ])
    expect(notes).toContain('a: 1 blank cell counts as 0, a question without an answer.')
  })

  test('a maximum beyond 1 is what the facility is a share of', async () => {
    const { questions } = await documentOf('who,a,b\nmax,10,2.5\nx,5,2.5\ny,10,0\n')
    expect(questions.map(({ facility, intendedWeight }) => [facility, intendedWeight])).toEqual([
      [0.75, 80],
      [0.5, 20],
    ])
  })
})

describe('a table that cannot be trusted is refused with its line', () => {
  test.each([
    ['', 'FILE, line 1: the table is empty'],
    ['\n \n', 'FILE, line 1: the table is empty'],
    ['who\na\n', 'line 1: the header names no question'],
    ['who;a;b\nx;1;0\n', 'line 1: the header names no question'],
    ['who,summarks\nx,1\n', 'line 1: the header names no question'],
    ['who,a,b\n', 'line 1: no attempt follows the header'],
    ['who,a,b\nmax,1,1\n', 'line 1: no attempt follows the header'],
    ['who,a,\nx,1,1\n', 'line 1: column 3 of the header has no name'],
    ['who,a,b,a\nx,1,1,1\n', 'line 1: the header names “a” twice'],
    ['who,a,b\nx,1,1\nx,1,0\n', 'line 3: the attempt “x” stands in the table already'],
    ['who,a,b\nx,1,1\ny,1\n', 'line 3: there are 2 cells; expected 3, as in the header'],
    ['who,a,b\nx,1,1,\n', 'line 2: there are 4 cells; expected 3'],
    ['"who\nis it",a,b\nx,1,1\ny,one,1\n', 'line 4: “one” under “a” is not a number'],
    ['who,a\nx,"0,5"\n', 'line 2: “0,5” under “a” is not a number; expected a decimal with a point'],
    ['who,a\nx,NaN\n', 'line 2: “NaN” under “a” is not a number'],
    ['who,a\nx,1e999\n', 'line 2: “1e999” under “a” is not a number'],
    ['who,a\nx,1.5\n', 'line 2: 1.5 under “a” is more than the maximum, 1'],
    ['who,a\nmax,2\nx,2\ny,2.01\n', 'line 4: 2.01 under “a” is more than the maximum, 2'],
    ['who,a\nx,-1e99\n', 'line 2: -1e99 under “a” is out of any range'],
    ['who,a,b\nmax,1,\nx,1,1\n', 'line 2: “b” has no maximum'],
    ['who,a,b\nmax,1,0\nx,1,0\n', 'line 2: the maximum of “b” is 0'],
    ['who,a,b\nmax,1,-1\nx,1,0\n', 'line 2: the maximum of “b” is -1'],
    ['who,a\nx,"1\n', 'line 2: this is not CSV'],
    ['who,a\nx,1\ny,"1"2\n', 'line 3: this is not CSV'],
  ])('%j', async (content, expected) => {
    const { code, stdout, stderr } = await run(content)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(expected)
    expect(stderr).toMatch(/^FILE.+\.\n$/)
  })

  test('a file that is absent, too large or no text is refused too', async () => {
    expect(await run(null)).toMatchObject({ code: 1, stdout: '', stderr: 'FILE cannot be read.\n' })
    expect((await run(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).stderr).toContain('is not a text file')
    expect((await run(new Uint8Array(8 * 1024 * 1024 + 1))).stderr).toContain('larger than 8 MB')
  })

  test('a call without a file is wrong usage', async () => {
    expect(await main(['node', 'postil', 'analyse'])).toBe(2)
    expect(await main(['node', 'postil', 'analyse', 'marks.csv', '--no-such-option'])).toBe(2)
  })

  test('every fault and every reason has its words', () => {
    expect(Object.keys(messages.statistics.analyse.fault).sort()).toEqual([...marksFaults].sort())
    expect(Object.keys(messages.statistics.missing).sort()).toEqual([...missingReasons].sort())
  })
})

test('any text is a table or is refused in words; no document holds a figure without its reason', async () => {
  const cell = fc.constantFrom(
    '1',
    '0',
    '0.5',
    '',
    'x',
    '"',
    '"a"',
    '2',
    '-1',
    'max',
    'summarks',
    ' ',
    '1e3',
    '\u001b',
    'ä',
  )
  const line = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','))
  const csv = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'))
  const marks = fc
    .array(fc.tuple(fc.constantFrom('', '0', '1', '0.5'), fc.constantFrom('0', '1', '0.25')), {
      minLength: 1,
      maxLength: 9,
    })
    .map((rows) => `who,a,b\n${rows.map((row, index) => `${index},${row.join(',')}`).join('\n')}`)
  await fc.assert(
    fc.asyncProperty(fc.oneof(csv, marks, fc.string({ unit: 'binary' })), async (content) => {
      const { code, stdout, stderr } = await run(content)
      if (code === 1) {
        expect(stdout).toBe('')
        expect(stderr).toMatch(/^FILE.*\.\n$/s)
        return
      }
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const { questions, test: whole }: Document = JSON.parse(stdout)
      for (const statistics of [...questions, whole]) {
        const missing = Object.keys(statistics).filter((name) => statistics[name] === null)
        expect(Object.keys(statistics.notes).sort()).toEqual(missing.sort())
      }
    }),
  )
})

const fixture = join(process.env['POSTIL_FIXTURES'] ?? '../shared/fixtures', 'moodle-statistics')

test('the figures are those that Moodle’s own test expects (moodle-statistics)', async ({ skip }) => {
  skip(!existsSync(fixture), 'the outside table moodle-statistics is not at hand')
  const { attempts, questions, test: whole } = await documentOf(readFileSync(join(fixture, 'results00.csv')))
  expect(attempts).toBe(25)
  const expected: Record<string, string>[] = parse(readFileSync(join(fixture, 'qstats00.csv'), 'utf8'), {
    columns: true,
  })
  expect(questions).toHaveLength(expected.length)
  const names = {
    facility: 'facility',
    sd: 'sd',
    effectiveweight: 'effectiveWeight',
    covariance: 'covariance',
    markvariance: 'markVariance',
    othermarkvariance: 'otherMarkVariance',
    discriminationindex: 'discriminationIndex',
    covariancemax: 'covarianceMax',
    discriminativeefficiency: 'discriminativeEfficiency',
  }
  expected.forEach((row, index) => {
    for (const [theirs, ours] of Object.entries(names)) {
      expectRelative(questions[index]?.[ours], Number(row[theirs]), `${ours} of question ${index + 1}`)
    }
  })
  const ofTest = {
    median: 4.5,
    sd: 0.8117265554,
    skewness: -0.092502502,
    kurtosis: -0.7073968557,
    alpha: -0.872230935542,
    errorRatio: Math.sqrt(1.872230935542),
    sem: 1.1106813066,
  }
  for (const [name, value] of Object.entries(ofTest)) expectRelative(whole[name], value, name)
})

function expectRelative(value: number | null | undefined, expected: number, what: string): void {
  expect(Math.abs((value ?? Number.NaN) / expected - 1), what).toBeLessThanOrEqual(1e-6)
}

test('a thousand times the same attempts have the same facility, index and weight', async () => {
  const many = byHand.replace(/(?<=second\n)[\s\S]*/, (rows) =>
    Array.from({ length: 1000 }, (_, copy) => rows.replace(/^(?=.)/gm, `${copy} `)).join(''),
  )
  const [few, thousands] = [await documentOf(byHand), await documentOf(many)]
  expect(thousands.attempts).toBe(4000)
  for (const name of ['facility', 'discriminationIndex', 'discriminativeEfficiency', 'effectiveWeight']) {
    expect(thousands.questions[1]?.[name]).toBeCloseTo(few.questions[1]?.[name] ?? Number.NaN, 8)
  }
})
