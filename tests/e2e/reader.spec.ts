import { expect, type Page } from '@playwright/test'
import { toReading } from '#tests/support/e2e/page-visits.ts'
import { joinByCode, newStudent, signInToDemo } from '#tests/support/e2e/sign-in.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

/** Longer than a pointer has to rest on a term, in milliseconds of the page's own clock. */
const longMs = 2000

test('a term opens for a pointer that goes to it, not for one that the page scrolls it under', async ({ page }) => {
  await page.clock.install()
  await joinByCode(page, newStudent('Pia Pointer'))
  await toReading(page)
  const term = page.getByRole('article').first().locator('a[data-term][href]').nth(8)
  await term.scrollIntoViewIfNeeded()
  const box = await term.boundingBox()
  if (!box) throw new Error('The term has no place in the window.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const downPx = 150
  await page.mouse.move(x, y - downPx)
  await scrollBy(page, downPx)
  await expect.poll(() => term.evaluate((element) => element.matches(':hover'))).toBe(true)
  await page.clock.runFor(longMs)
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.mouse.move(x + 2, y - downPx)
  await page.clock.runFor(longMs)
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('a note in the margin shows its words while it is pointed at, and one click edits it', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInToDemo(page, 'student')
  await page.getByRole('link', { name: /^Go on reading/ }).click()
  const words = 'Says who? One person without a name.'
  await page.getByText(words).hover()
  await page.getByRole('button', { name: `Edit this note: ${words}` }).click()
  await expect(page.getByRole('textbox')).toHaveValue(words)
})

test('a reading whose times are over says so', async ({ page }) => {
  await signInToDemo(page, 'student')
  await page
    .getByRole('link', { name: /^See your result: / })
    .first()
    .click()
  await page.getByRole('link', { name: 'The minute that had sixty-one seconds', exact: true }).first().click()
  await expect(page.getByText(/^Was due /)).toBeVisible()
  await expect(page.getByText(/^Closed /)).toBeVisible()
})

async function scrollBy(page: Page, px: number): Promise<void> {
  await page.evaluate((by) => window.scrollBy({ top: by, behavior: 'instant' }), px)
}

test('a printed text keeps the numbers of its paragraphs on the paper', async ({ page }) => {
  await joinByCode(page, newStudent('Paul Paper'))
  await toReading(page)
  await page.emulateMedia({ media: 'print' })
  // A4 between its margins, in CSS pixels.
  await page.setViewportSize({ width: 673, height: 1000 })
  const [number, paragraph] = [page.locator('[data-number="2"]'), page.locator('[data-number="2"]').locator('xpath=..')]
  const [place, beside] = [await number.boundingBox(), await paragraph.boundingBox()]
  if (!place || !beside) throw new Error('The paragraph is not on the paper.')
  expect(place.x).toBeGreaterThanOrEqual(0)
  expect(place.x + place.width).toBeLessThanOrEqual(beside.x)
  expect(place.y).toBeGreaterThanOrEqual(beside.y - 1)
  expect(place.y).toBeLessThan(beside.y + beside.height)
})
