import { expect, type Page } from '@playwright/test'
import { expectNoViolationsHere } from '#tests/support/e2e/expect-no-violations.ts'
import { toReading } from '#tests/support/e2e/page-visits.ts'
import { joinByCode, newStudent, signInByCode } from '#tests/support/e2e/sign-in.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

const opening = (page: Page) => page.getByRole('button', { name: 'Text and colours' })
const panel = (page: Page) => page.getByRole('region', { name: 'Text and colours' })
const kept = (page: Page) => panel(page).getByText('Kept for you.')

/** The size in which the text of the article is set now, in CSS pixels. */
function textSize(page: Page): Promise<number> {
  return page
    .getByRole('article')
    .first()
    .evaluate((article) => Number.parseFloat(getComputedStyle(article).fontSize))
}

async function choose(page: Page, name: string): Promise<void> {
  await panel(page).getByRole('radio', { name, exact: true }).check()
}

test('a choice holds at once, before the server answers, and on every device before anything is painted', async ({
  page,
  openBrowser,
}) => {
  const student = newStudent('Selma Sepia')
  await joinByCode(page, student)
  await toReading(page)
  const before = await textSize(page)
  const held: (() => void)[] = []
  let isHolding = true
  await page.route('**/read/**', async (route) => {
    if (isHolding && route.request().method() === 'POST') await new Promise<void>((resolve) => held.push(resolve))
    await route.continue()
  })
  await opening(page).click()
  await choose(page, '150 %')
  await choose(page, 'Sepia')
  await choose(page, '3 lines')
  expect(await textSize(page)).toBeCloseTo(before * 1.5, 1)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia')
  await expect(kept(page)).toBeHidden()
  await expect.poll(() => held.length).toBeGreaterThan(0)
  isHolding = false
  for (const release of held) release()
  await expect(kept(page)).toBeVisible()
  await expectNoViolationsHere(page)

  const elsewhere = await openBrowser()
  await signInByCode(elsewhere, student)
  await expect(elsewhere.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await elsewhere.goto(page.url())
  // What the server sent, before any script.
  const html = await (await elsewhere.request.get(elsewhere.url())).text()
  const root = /<html[^>]*>/.exec(html)?.[0]
  expect(root).toContain('data-theme="sepia"')
  expect(root).toContain('data-text-size="150"')
  expect(root).toContain('data-line-focus="3"')
  expect(await textSize(elsewhere)).toBeCloseTo(before * 1.5, 1)
})

test('without a connection a choice holds for the page, and it is said that it could not be kept', async ({
  page,
  watch,
}) => {
  watch.allow(/net::ERR_INTERNET_DISCONNECTED/)
  await joinByCode(page, newStudent('Ona Offline'))
  await toReading(page)
  await opening(page).click()
  await page.context().setOffline(true)
  await choose(page, 'Dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(panel(page).getByRole('alert')).toContainText('could not be kept')
  await page.context().setOffline(false)
  await choose(page, 'Light')
  await expect(kept(page)).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('the panel opens, is answered and closes by keyboard, and the focus returns', async ({ page }) => {
  await joinByCode(page, newStudent('Kim Keys'))
  await toReading(page)
  await opening(page).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(panel(page).getByRole('button', { name: 'Close' })).toBeFocused()
  // The choices are fetched when the panel opens.
  await expect(panel(page).getByRole('radio', { name: '100 %' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(panel(page).getByRole('radio', { name: '100 %' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('html')).toHaveAttribute('data-text-size', '115')
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(opening(page)).toBeFocused()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a form keeps how texts are set', async ({ page }) => {
    await joinByCode(page, newStudent('Nils Noscript'))
    await page.goto('/account')
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
    await page.getByRole('button', { name: 'Keep this' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.goto('/')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})
