import { fileURLToPath } from 'node:url'
import { findChromium } from '../../scripts/steps/find-chromium.mjs'
import { CommandError } from '../command-error.ts'
import type { Answer } from './judge.ts'

export const peerNames = ['@apache-annotator/dom', 'dom-anchor-text-quote'] as const
export type PeerName = (typeof peerNames)[number]

/** A quote as a library gets it: 32 units of context on either side, and for those that take one the old offset. */
export type PeerQuote = { exact: string; prefix: string; suffix: string; hint: number }

export type Peers = {
  find: (name: PeerName, blocks: readonly string[], quotes: readonly PeerQuote[]) => Promise<Answer[]>
  close: () => Promise<void>
}

/** Opens the libraries that anchoring is compared with, in a real Chromium. They and it are there for development only. */
export async function openPeers(): Promise<Peers> {
  const executablePath = await findChromium()
  if (executablePath === null) throw new CommandError('No Chromium was found. Name one by CHROME_PATH.')
  const [{ build }, { chromium }] = await Promise.all([import('rolldown'), import('@playwright/test')])
  const { output } = await build({
    input: fileURLToPath(new URL('peers-page.mjs', import.meta.url)),
    output: { format: 'iife' },
    write: false,
    platform: 'browser',
    logLevel: 'silent',
  })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  await page.addScriptTag({ content: output[0].code })
  return {
    find: (name, blocks, quotes) =>
      // What the page answers is what `peers-page.mjs` says.
      page.evaluate<Answer[], [string, readonly string[], readonly PeerQuote[]]>(
        ([library, texts, wanted]) => Reflect.get(window, 'findQuotes')(library, texts, wanted),
        [name, blocks, quotes],
      ),
    close: () => browser.close(),
  }
}
