import { fileURLToPath } from 'node:url'
import { findChromium } from '../../scripts/steps/find-chromium.mjs'
import { CommandError } from '../command-error.ts'
import type { AnchoringCase } from './case.ts'
import type { FinderName, Timing } from './timing.ts'

export type Measured = Timing & { heapMib: number }

export type AnchoringBrowser = {
  measure: (finder: FinderName, given: AnchoringCase) => Promise<Measured>
  close: () => Promise<void>
}

/** Opens a Chromium in which Postil's modules and the libraries run, each measurement in a page of its own. */
export async function openAnchoringBrowser(): Promise<AnchoringBrowser> {
  const executablePath = await findChromium()
  if (executablePath === null) throw new CommandError('No Chromium was found. Name one by CHROME_PATH.')
  const [{ build }, { chromium }] = await Promise.all([import('rolldown'), import('@playwright/test')])
  const { output } = await build({
    input: fileURLToPath(new URL('page.ts', import.meta.url)),
    output: { format: 'iife' },
    write: false,
    platform: 'browser',
    logLevel: 'silent',
  })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  return {
    measure: async (finder, { html, passages }) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      try {
        await page.setContent(
          `<!doctype html><article data-article style="font: 18px/1.6 serif; max-width: 40rem">${html}</article>`,
        )
        await page.addScriptTag({ content: output[0].code })
        const session = await page.context().newCDPSession(page)
        const before = await heapMib(session)
        const timing = await page.evaluate(([name, all]) => window.measureAnchoring(name, all), [
          finder,
          passages,
        ] as const)
        return { ...timing, heapMib: (await heapMib(session)) - before }
      } finally {
        await page.close()
      }
    },
    close: () => browser.close(),
  }
}

type Session = { send: (method: 'HeapProfiler.collectGarbage' | 'Runtime.getHeapUsage') => Promise<unknown> }

/** What is in use after a thorough clean-up. */
async function heapMib(session: Session): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number }
  return usedSize / 2 ** 20
}
