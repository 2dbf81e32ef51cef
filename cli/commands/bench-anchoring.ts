import { type AnchoringBrowser, type Measured, openAnchoringBrowser } from '../anchoring-bench/browser.ts'
import { anchoringCase } from '../anchoring-bench/case.ts'
import { type FinderName, finderNames } from '../anchoring-bench/timing.ts'
import { rounded } from '../load/describe-load.ts'
import type { BenchResult } from './bench.ts'

const sizes = [10_000, 50_000, 200_000]
const counts = [100, 1_000, 5_000]
const rounds = 3
/** What takes longer than this is measured once. */
const slowMs = 2_000

/**
 * How long it takes in Chromium until passages have their places in the page and are painted: by the modules of the reader's page,
 * and by libraries that annotate texts, on the same page in the same run. Medians of three.
 */
export async function benchAnchoring(): Promise<BenchResult> {
  const browser = await openAnchoringBrowser()
  try {
    const rows: BenchResult['rows'] = []
    const ratios: BenchResult['ratios'] = {}
    for (const characters of sizes) {
      for (const annotations of counts) {
        const measured = await measureAll(browser, characters, annotations)
        for (const [finder, figures] of measured) rows.push({ characters, annotations, finder, ...figures })
        Object.assign(ratios, ratiosOf(`${annotations} on ${characters}`, measured))
      }
    }
    return { rows, ratios }
  } finally {
    await browser.close()
  }
}

type Figures = Record<keyof Measured, number | '-'>

async function measureAll(browser: AnchoringBrowser, characters: number, annotations: number) {
  const given = anchoringCase(characters, annotations)
  const runs = new Map<FinderName, Measured[]>(finderNames.map((finder) => [finder, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [finder, done] of runs) {
      if ((done[0]?.longestTaskMs ?? 0) < slowMs) done.push(await browser.measure(finder, given))
    }
  }
  process.stderr.write(`${annotations} passages on ${characters} characters: measured\n`)
  return new Map([...runs].map(([finder, done]) => [finder, mediansOf(done)]))
}

function mediansOf(runs: readonly Measured[]): Figures {
  const middle = (key: keyof Measured) => {
    const values = runs.flatMap((run) => run[key] ?? []).sort((a, b) => a - b)
    const value = values[Math.floor(values.length / 2)]
    return value === undefined ? '-' : rounded(value)
  }
  return {
    locateMs: middle('locateMs'),
    located: middle('located'),
    visibleMs: middle('visibleMs'),
    allMs: middle('allMs'),
    firstFrameMs: middle('firstFrameMs'),
    longestTaskMs: middle('longestTaskMs'),
    heapMib: middle('heapMib'),
  }
}

/** How many times as long others take until what is visible is painted, or, where they paint nothing, until all is located. */
function ratiosOf(name: string, measured: ReadonlyMap<FinderName, Figures>): BenchResult['ratios'] {
  const { visibleMs: own } = measured.get('Postil') ?? {}
  if (typeof own !== 'number') return {}
  return Object.fromEntries(
    [...measured].flatMap(([finder, { visibleMs, locateMs }]) => {
      const theirs = visibleMs === '-' ? locateMs : visibleMs
      return finder === 'Postil' || theirs === '-' ? [] : [[`${name}: ${finder} to Postil`, rounded(theirs / own)]]
    }),
  )
}
