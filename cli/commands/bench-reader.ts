import type { Browser } from '@playwright/test'
import { makeFactories } from '#db/factories.ts'
import { makeNotedClass } from '#db/noted-text.ts'
import { findChromium } from '../../scripts/steps/find-chromium.mjs'
import { CommandError } from '../command-error.ts'
import { benchBuild } from '../load/bench-build.ts'
import { settle } from '../load/bench-database.ts'
import { BenchServer, benchSecret } from '../load/bench-server.ts'
import { rounded } from '../load/describe-load.ts'
import { observedIn, openReader, scrollThrough, type Wanted } from '../load/reader-in-browser.ts'
import { readingClass } from '../load/reading-school.ts'
import { now } from '../open-context.ts'
import { signInCookie } from '../sign-in-cookie.ts'
import type { BenchResult, PostgresBench } from './bench.ts'

const rounds = 5
const viewports = { laptop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
type Device = keyof typeof viewports

/**
 * The reader's page in Chromium. First: until its largest part is painted, from an empty cache, with a processor slowed down
 * four times and Chrome's "Slow 4G"; 1,000 words, 200 glossed places, 50 notes. Second: the longest task while
 * scrolling through 300 notes by 35 students, as fast as this machine is. Medians and the worst of five.
 */
export async function benchReader({ db, url }: PostgresBench): Promise<BenchResult> {
  const executablePath = await findChromium()
  if (executablePath === null) throw new CommandError('No Chromium was found. Name one by CHROME_PATH.')
  const secret = benchSecret()
  const distDir = await benchBuild()
  const [quiet] = await readingClass(db, { secret, students: 1, notesEach: 50 })
  const full = await fullPlace(db, secret)
  if (quiet === undefined) throw new Error('The bench has no reader')
  await settle(url)
  const server = await BenchServer.start({ url, secret, distDir, processes: 1 })
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const port = server.ports[0] ?? 0
    const wanted = (place: typeof quiet): Pick<Wanted, 'port' | 'path' | 'cookie'> => ({
      port,
      path: `/read/${place.assignmentId}`,
      cookie: place.cookie,
    })
    const rows: BenchResult['rows'] = []
    for (const device of ['laptop', 'phone'] as const) {
      rows.push(await paintRow(browser, device, { ...wanted(quiet), cpuSlowDown: 4, isSlowLine: true }))
    }
    for (const device of ['laptop', 'phone'] as const) {
      rows.push(await scrollRow(browser, device, { ...wanted(full), cpuSlowDown: 1, isSlowLine: false }))
    }
    return { rows, ratios: {} }
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function fullPlace(db: PostgresBench['db'], secret: string) {
  const make = makeFactories(db, now)
  const { assignmentId, readers } = await makeNotedClass(make, { students: 35, notes: 300 })
  const [reader] = readers
  const actor = reader && (await make.ctxFor(reader)).actor
  if (!actor) throw new Error('The bench has no reader')
  const { schoolId, userId, sessionId } = actor
  return { assignmentId, cookie: await signInCookie({ schoolId, userId, sessionId }, secret) }
}

async function paintRow(browser: Browser, device: Device, wanted: Wanted) {
  const runs: { lcpMs: number; firstPaintMs: number; largest: string; longTasks: number[] }[] = []
  // The first does not count: it wakes the server up.
  for (let round = 0; round <= rounds; round += 1) {
    const run = await openReader(browser, viewports[device], wanted, async (page) => {
      await page.getByRole('button', { name: 'Paragraph 1: mark or note' }).waitFor()
      await page.waitForLoadState('networkidle')
      return observedIn(page)
    })
    if (round > 0) runs.push(run)
  }
  const figures = spread(
    'lcpMs',
    runs.map(({ lcpMs }) => lcpMs),
  )
  const first = spread(
    'firstPaintMs',
    runs.map(({ firstPaintMs }) => firstPaintMs),
  )
  const longest = spread(
    'longestTaskMs',
    runs.map(({ longTasks }) => Math.max(0, ...longTasks)),
  )
  return {
    work: 'largest paint, 4 × slower, slow 4G',
    device,
    ...figures,
    ...first,
    ...longest,
    largest: runs[0]?.largest ?? '',
  }
}

async function scrollRow(browser: Browser, device: Device, wanted: Wanted) {
  const runs: Awaited<ReturnType<typeof scrollThrough>>[] = []
  for (let round = 0; round < rounds; round += 1) {
    runs.push(
      await openReader(browser, viewports[device], wanted, async (page) => {
        await page.getByRole('button', { name: 'Paragraph 1: mark or note' }).waitFor()
        await page.waitForLoadState('networkidle')
        return scrollThrough(page)
      }),
    )
  }
  const tasks = spread(
    'longestTaskMs',
    runs.map(({ longestTaskMs }) => longestTaskMs),
  )
  const frames = spread(
    'longestFrameMs',
    runs.map(({ longestFrameMs }) => longestFrameMs),
  )
  return { work: 'scrolling through 300 notes', device, frames: runs[0]?.frames ?? 0, ...tasks, ...frames }
}

/** Median and worst. */
function spread(name: string, values: readonly number[]): Record<string, number> {
  const ascending = [...values].sort((a, b) => a - b)
  const median = ascending[Math.floor(ascending.length / 2)] ?? 0
  return { [name]: rounded(median), [`${name}Worst`]: rounded(ascending.at(-1) ?? 0) }
}
