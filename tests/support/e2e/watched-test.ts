import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'

export type Watch = {
  /** Adds a pattern of console errors that the test causes on purpose. */
  allow: (pattern: RegExp) => void
}

type Fixtures = {
  watch: Watch
  /** A page in a browser of its own, watched like the first one. */
  openBrowser: (options?: BrowserContextOptions) => Promise<Page>
}

type Watcher = Watch & { over: (context: BrowserContext) => Promise<void>; faults: () => string[] }

/** A test that fails on any unexpected console error, any page error, and any request to another origin. */
export const test = base.extend<Fixtures & { watcher: Watcher }>({
  watcher: [
    async ({ context, baseURL }, use) => {
      const watcher = watchFrom(new URL(baseURL ?? '').origin)
      await watcher.over(context)
      await use(watcher)
      expect(watcher.faults(), 'unexpected errors and requests').toEqual([])
    },
    { auto: true },
  ],
  watch: async ({ watcher }, use) => {
    await use(watcher)
  },
  openBrowser: async ({ browser, watcher, baseURL }, use) => {
    const opened: BrowserContext[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), ...options })
      opened.push(context)
      await watcher.over(context)
      return context.newPage()
    })
    for (const context of opened) await context.close()
  },
})

function watchFrom(origin: string): Watcher {
  const seen: string[] = []
  const allowed: RegExp[] = []
  return {
    allow: (pattern) => allowed.push(pattern),
    faults: () => seen.filter((fault) => !allowed.some((pattern) => pattern.test(fault))),
    over: async (context) => {
      context.on('console', (message) => {
        if (message.type() === 'error') seen.push(`console: ${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => seen.push(`page: ${error.error().stack ?? error.error().message}`))
      context.on('request', (request) => {
        const url = new URL(request.url())
        if (url.protocol.startsWith('http') && url.origin !== origin) seen.push(`request: ${url.href}`)
      })
    },
  }
}
