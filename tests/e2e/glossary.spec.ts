import { expect, type Page } from '@playwright/test'
import { expectNoViolations } from '#tests/support/e2e/expect-no-violations.ts'
import { toReading } from '#tests/support/e2e/page-visits.ts'
import { joinByCode, newStudent, signInToDemo } from '#tests/support/e2e/sign-in.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

const arabic = { locale: 'ar', viewport: { width: 1280, height: 900 } }
const sentence = /^Iraq depended on electricity from Iran, a country under American sanctions;/

test('a student looks a word up in their own language, reads more, looks a word inside up, and finds both again', async ({
  openBrowser,
}) => {
  const page = await openBrowser(arabic)
  await joinByCode(page, newStudent('Layla Karim'))
  await toReading(page)
  const term = page.getByRole('article').first().getByRole('button', { name: 'sanctions waiver' }).first()
  await term.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'sanctions waiver' })
  await expect(dialog.getByText('إذن لمدة محدودة')).toHaveAttribute('lang', 'ar')
  await expect(dialog.getByText('إذن لمدة محدودة')).toHaveAttribute('dir', 'rtl')
  await expect(dialog.getByRole('button', { name: 'العربية' })).toHaveAttribute('aria-pressed', 'true')

  await expect(dialog.getByText('renews every few months')).toBeHidden()
  await dialog.getByRole('button', { name: 'More' }).press('Enter')
  await expect(dialog.getByText('renews every few months')).toBeVisible()
  await dialog.getByRole('button', { name: 'Deutsch' }).press('Enter')
  await expect(dialog.getByText('Eine befristete Erlaubnis')).toHaveAttribute('lang', 'de')
  await dialog.getByRole('button', { name: 'Language of the text' }).press('Enter')
  await expect(dialog.getByText('A permission, for a limited time')).toBeVisible()
  await expectNoViolations(page)

  const inner = dialog.getByRole('button', { name: 'sanctions, explained' }).first()
  await inner.press('Enter')
  const within = page.getByRole('dialog', { name: 'sanctions', exact: true })
  await expect(within.getByRole('heading', { name: 'sanctions' })).toBeFocused()
  await expect(within.getByRole('button', { name: /, explained$/ })).toHaveCount(0)
  await expectNoViolations(page)
  await within.getByRole('button', { name: 'Back to sanctions waiver' }).press('Enter')
  await expect(inner).toBeFocused()
  await expect(dialog.getByText('renews every few months')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(term).toBeFocused()

  await page.getByRole('link', { name: 'Words I looked up' }).click()
  const words = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2 }) })
  await expect(words.getByRole('heading')).toHaveText(['sanctions', 'sanctions waiver'])
  await expect(words.first().getByText(sentence)).toBeVisible()
  await expect(page.getByText('from five students on, and never who')).toBeVisible()
  await page.getByLabel('Search').fill('WAIVER permission')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(words.getByRole('heading')).toHaveText(['sanctions waiver'])
  await page.getByRole('link', { name: 'To its place: sanctions waiver' }).click()
  await expect(page.locator('p:target')).toContainText('granted it a sanctions waiver')
})

/** The places of a term that a keyboard can reach, and those that are plain text. */
async function placesOf(page: Page): Promise<{ shown: number; hidden: number }> {
  const all = page.getByRole('article').first().locator('a[data-term]')
  const shown = await page.getByRole('article').first().locator('a[data-term][href]').count()
  return { shown, hidden: (await all.count()) - shown }
}

test('which words look explained is the reader’s choice, holds at once and on the next page, and hides no text', async ({
  page,
}) => {
  await joinByCode(page, newStudent('Theo Alling'))
  await toReading(page)
  const article = page.getByRole('article').first()
  const text = await article.textContent()
  const first = await placesOf(page)
  expect(first.hidden).toBeGreaterThan(0)
  const choose = async (name: string) => {
    const kept = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.getByRole('radio', { name, exact: true }).check({ force: true })
    await kept
  }
  await page.getByRole('button', { name: 'Text and colours' }).click()
  await choose('Everywhere')
  expect(await placesOf(page)).toEqual({ shown: first.shown + first.hidden, hidden: 0 })
  await choose('Not shown')
  expect(await placesOf(page)).toEqual({ shown: 0, hidden: first.shown + first.hidden })
  await expect(article.locator('[aria-haspopup="dialog"]')).toHaveCount(0)
  await page.reload()
  expect(await placesOf(page)).toEqual({ shown: 0, hidden: first.shown + first.hidden })
  expect(await article.textContent()).toBe(text)
  await page.getByRole('button', { name: 'Text and colours' }).click()
  await choose('First in each section')
  expect(await placesOf(page)).toEqual(first)
  await page.getByLabel('Language of explanations').selectOption('de')
  await page.keyboard.press('Escape')
  await article.getByRole('button', { name: 'sanctions waiver' }).first().click()
  await expect(page.getByRole('dialog').getByText('Eine befristete Erlaubnis')).toBeVisible()
})

test('where no term is shown the server’s page has none either, before any script', async ({ openBrowser, page }) => {
  const student = newStudent('Nora Nonce')
  await joinByCode(page, student)
  await page.goto('/account')
  const kept = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('radio', { name: 'Not shown', exact: true }).check({ force: true })
  await kept
  const plain = await openBrowser({ javaScriptEnabled: false, storageState: await page.context().storageState() })
  await plain.goto('/')
  await plain
    .getByRole('link', { name: /^Read: / })
    .first()
    .click()
  expect(await placesOf(plain)).toMatchObject({ shown: 0 })
})

test('a printed text has a footnote for each explained word and each note of mine, as was chosen', async ({ page }) => {
  await signInToDemo(page, 'student')
  await page.getByRole('link', { name: /^Go on reading/ }).click()
  await page.getByRole('link', { name: 'Print' }).click()
  const terms = page.getByRole('region', { name: 'Words explained in this text' })
  const notes = page.getByRole('region', { name: 'My notes' })
  const numbers = page.getByRole('article').locator('a[href][data-footnote]')
  await expect(notes).toBeHidden()
  await expect(terms.getByRole('listitem')).toHaveCount(await numbers.count())
  expect(await numbers.evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-footnote'))))).toEqual(
    Array.from({ length: await numbers.count() }, (_, at) => at + 1),
  )
  await page.getByLabel('My notes and questions as footnotes').check()
  await expect(notes).toBeVisible()
  await expect(page.locator('[data-note]')).toHaveCount(await notes.getByRole('listitem').count())
  await page.getByLabel('Explained words as footnotes').uncheck()
  await expect(terms).toBeHidden()
  await expect(numbers).toHaveCount(0)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('form', { name: 'What is printed' })).toBeHidden()
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(notes.getByText('Says who? One person without a name.')).toBeVisible()
})
