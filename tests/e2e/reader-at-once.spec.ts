import { expect, type Page, type Route } from '@playwright/test'
import { paintedWords, selectWords } from '#tests/support/e2e/select-words.ts'
import { test } from '#tests/support/noted-test.ts'

/** Holds back every answer to a request for this address until the function that it gives is called. */
async function withhold(page: Page, url: string): Promise<(how: 'answer' | 'break') => Promise<void>> {
  const held: Route[] = []
  await page.route(url, (route) => {
    if (route.request().method() === 'GET') return route.continue()
    held.push(route)
  })
  return async (how) => {
    await Promise.all(held.map((route) => (how === 'answer' ? route.continue() : route.abort())))
    await page.unroute(url)
  }
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('button', { name: 'Paragraph 1: mark or note' })).toBeVisible()
}

const sign = { from: { block: 'p1', offset: 4 }, to: { block: 'p1', offset: 8 } }
const margin = (page: Page) => page.getByRole('complementary', { name: 'Notes in the margin' })

test('marked words are marked before the server answers, and unmarked with a message when it cannot', async ({
  page,
  noted,
  watch,
}) => {
  watch.allow(/net::ERR_FAILED/)
  await page.setViewportSize({ width: 1440, height: 900 })
  await noted.signIn(page.context(), 0)
  await open(page, noted.strangePath)
  const release = await withhold(page, '**/notes')
  await selectWords(page, sign.from, sign.to)
  await page.getByRole('toolbar').getByRole('button', { name: 'Highlight' }).click()
  expect(await paintedWords(page, 'postil-highlight')).toEqual(['sign'])
  await expect(margin(page).getByRole('article').filter({ hasText: 'Highlight' })).toBeVisible()
  await release('break')
  await expect(page.getByText(/^Not saved\. /).first()).toBeVisible()
  await expect(margin(page).getByRole('article').filter({ hasText: 'Highlight' })).toHaveCount(0)
  expect(await paintedWords(page, 'postil-highlight')).toEqual([])
})

test('a note is there before the server answers; when the connection is lost its words are kept and saved later', async ({
  page,
  noted,
  watch,
}) => {
  watch.allow(/net::ERR_FAILED/)
  await page.setViewportSize({ width: 1440, height: 900 })
  await noted.signIn(page.context(), 0)
  await open(page, noted.strangePath)
  const release = await withhold(page, '**/notes')
  await selectWords(page, sign.from, sign.to)
  await page.getByRole('toolbar').getByRole('button', { name: 'Note', exact: true }).click()
  const words = 'Whose sign is it?'
  await page.getByRole('textbox', { name: 'Your note' }).fill(words)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(margin(page).getByRole('article').filter({ hasText: words })).toHaveAttribute('data-kind', 'note')
  expect(await paintedWords(page, 'postil-note')).toEqual(['sign'])
  await release('break')
  const unsaved = page.getByRole('article', { name: 'Not saved yet' })
  await expect(unsaved).toContainText(words)
  // A crash now loses nothing.
  await open(page, noted.strangePath)
  await expect(unsaved).toContainText(words)
  const stored = page.waitForResponse((response) => response.url().endsWith('/notes') && response.ok())
  await unsaved.getByRole('button', { name: 'Try again' }).click()
  await stored
  await open(page, noted.strangePath)
  await expect(margin(page).getByRole('article').filter({ hasText: words })).toHaveAttribute('data-kind', 'note')
  await expect(unsaved).toHaveCount(0)
})

test('a term opens while the server says nothing', async ({ page, noted }) => {
  await noted.signIn(page.context(), 1)
  await open(page, noted.strangePath)
  const release = await withhold(page, '**/lookups')
  await page.locator('a[data-term]').click()
  await expect(page.getByRole('dialog', { name: 'lighthouse' })).toContainText('A tower.')
  await release('answer')
})

test('a text that was left within the page is there again when one comes back', async ({ page, noted }) => {
  await noted.signIn(page.context(), 0)
  await open(page, noted.strangePath)
  const article = page.locator('[data-article]')
  const words = await article.innerText()
  expect(words).toContain('The sign said')
  await page.getByRole('link', { name: 'My notes' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('notes')
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Paragraph 1: mark or note' })).toBeVisible()
  expect(await article.innerText()).toBe(words)
})
