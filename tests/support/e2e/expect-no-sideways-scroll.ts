import { expect, type Page } from '@playwright/test'

/** A small phone, a phone, a desk at 200 % zoom, a tablet, a desk. */
const widths = [320, 390, 720, 820, 1440]

/** Nobody has to scroll to and fro to read a line: the page is never wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const height = page.viewportSize()?.height ?? 900
  for (const width of widths) {
    await page.setViewportSize({ width, height })
    const over = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth - clientWidth
    })
    expect(over, `pixels too wide: ${page.url()} at ${width} px`).toBeLessThanOrEqual(0)
  }
}
