import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const widths = [390, 1440]
const colourSchemes = ['light', 'dark'] as const

/** Looks at the page as it stands by axe, as a phone and a desk show it, in light and in dark. */
export async function expectNoViolations(page: Page): Promise<void> {
  const height = page.viewportSize()?.height ?? 900
  for (const width of widths) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of colourSchemes) {
      // Nothing may be caught half-way between two colours.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expectNoViolationsNow(page, `${width} px, ${colorScheme}`)
    }
  }
}

/** The same at the width the page has, for what closes when the window changes. */
export async function expectNoViolationsHere(page: Page): Promise<void> {
  for (const colorScheme of colourSchemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoViolationsNow(page, colorScheme)
  }
}

async function expectNoViolationsNow(page: Page, how: string): Promise<void> {
  // The pages have no frames, and the other mode opens a page of its own for each look.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`),
  )
  expect(told, `${page.url()} at ${how}`).toEqual([])
}
