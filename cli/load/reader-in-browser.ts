import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'

/** Chrome's own "Slow 4G": latency in milliseconds, throughput in bytes per second. */
const slow4g = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }

export type Wanted = { port: number; path: string; cookie: string; cpuSlowDown: number; isSlowLine: boolean }

/** Opens a page with an empty cache in a window of a laptop's or a phone's size, and hands it over when it is alive. */
export async function openReader<T>(
  browser: Browser,
  viewport: { width: number; height: number },
  { port, path, cookie, cpuSlowDown, isSlowLine }: Wanted,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport })
  try {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: `http://127.0.0.1:${port}` }])
    const page = await observedPage(context)
    const session = await context.newCDPSession(page)
    if (cpuSlowDown > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowDown })
    if (isSlowLine) await slowDownLine(session)
    await page.goto(`http://127.0.0.1:${port}${path}`)
    return await work(page)
  } finally {
    await context.close()
  }
}

async function slowDownLine(session: CDPSession): Promise<void> {
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slow4g)
}

/** What the page notes from its beginning, in milliseconds: the largest paint so far, and tasks of 50 ms and more. */
type Observed = { lcpMs: number; firstPaintMs: number; largest: string; longTasks: number[] }

async function observedPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript(() => {
    const observed = { lcpMs: 0, firstPaintMs: 0, largest: '', longTasks: [] as number[] }
    Reflect.set(window, 'observed', observed)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        observed.lcpMs = entry.startTime
        observed.largest = String(Reflect.get(entry, 'element')?.nodeName ?? '')
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.name === 'first-contentful-paint') observed.firstPaintMs = entry.startTime
    }).observe({ type: 'paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) observed.longTasks.push(duration)
    }).observe({ type: 'longtask', buffered: true })
  })
  return page
}

export function observedIn(page: Page): Promise<Observed> {
  return page.evaluate(() => Reflect.get(window, 'observed') as Observed)
}

/** Scrolls from top to bottom as a wheel does, a step a frame; gives the longest frame and long task meanwhile. */
export async function scrollThrough(
  page: Page,
): Promise<{ frames: number; longestFrameMs: number; longestTaskMs: number }> {
  const before = (await observedIn(page)).longTasks.length
  const { frames, longestFrameMs } = await page.evaluate(async () => {
    const stepPx = 120
    let [frames, longestFrameMs, beforeMs] = [0, 0, performance.now()]
    while (window.scrollY + window.innerHeight < document.documentElement.scrollHeight - 1) {
      window.scrollBy({ top: stepPx, behavior: 'instant' })
      await new Promise((resolve) => requestAnimationFrame(resolve))
      longestFrameMs = Math.max(longestFrameMs, performance.now() - beforeMs)
      beforeMs = performance.now()
      frames += 1
    }
    return { frames, longestFrameMs }
  })
  const { longTasks } = await observedIn(page)
  return { frames, longestFrameMs, longestTaskMs: Math.max(0, ...longTasks.slice(before)) }
}
