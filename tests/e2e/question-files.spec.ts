import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { parseGift } from '#domain/exchange/gift/parse-gift.ts'
import { expectNoViolations } from '#tests/support/e2e/expect-no-violations.ts'
import { demoTeacher, signInByEmail } from '#tests/support/e2e/sign-in.ts'
import { untilAlive } from '#tests/support/e2e/until-alive.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

const gift = [
  '$CATEGORY: Dockers',
  'The cranes of the port stood still for eleven days.',
  '::Queue::Why was the queue long? {=the strike#Yes. ~a storm#That is still to come.}',
  'Broken {=a ~b',
  '[html]<p>How many <b>days</b> did it last?</p> {#11:0.5}',
  'The port was closed by a storm. {F}',
].join('\n\n')

/** A quiz of its own, so that no other test meets its questions. Ends on the page with its files. */
async function toFiles(page: Page, title: string): Promise<void> {
  await signInByEmail(page, demoTeacher)
  await page.goto('/articles')
  await page
    .getByRole('list', { name: 'Your articles' })
    .getByRole('link', { name: /^Between two friends/ })
    .first()
    .click()
  await page.getByLabel('Title of a new quiz').fill(title)
  await page.getByRole('button', { name: 'Create a quiz' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Quiz', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Files: bring in or take out questions' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Files of questions' })).toBeVisible()
}

async function readGift(page: Page): Promise<void> {
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'dockers.gift',
    mimeType: 'text/plain',
    buffer: Buffer.from(gift),
  })
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByText('3 questions read, 1 place not read')).toBeVisible()
}

/** What was read of the file waits meanwhile. */
async function bringTextIn(page: Page, title: string): Promise<void> {
  await page.getByText('Text 1', { exact: true }).click()
  await expect(page.getByText('The cranes of the port stood still for eleven days.')).toBeVisible()
  await page.getByRole('button', { name: 'Bring it in as an article: Text 1' }).click()
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByRole('button', { name: 'Save article' }).click()
  await expect(page.getByText(`“${title}” is saved as an article.`)).toBeVisible()
  await expect(page.getByText('3 questions read, 1 place not read')).toBeVisible()
}

async function addAllButLast(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /^The port was closed by a storm/ }).uncheck()
  await page.getByRole('button', { name: 'Add the chosen questions to the quiz' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Quiz', exact: true })).toBeVisible()
}

test('a teacher looks at what a file became, takes in what is wanted, and takes the quiz out again', async ({
  page,
}) => {
  await toFiles(page, 'Files of a teacher')
  await untilAlive(page.getByRole('button', { name: 'Read the file' }))
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByText('Choose a file.')).toBeVisible()
  await readGift(page)
  await expect(page.getByText('Line 7: Expected "}" for what was opened on line 7')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^How many days did it last/ })).toBeChecked()
  await bringTextIn(page, 'Eleven days')
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name: 'Open it in a new tab' }).click()
  const article = await opened
  await expect(article.getByRole('heading', { level: 1, name: 'Eleven days' })).toBeVisible()
  await expect(article.getByText('The cranes of the port stood still for eleven days.')).toBeVisible()
  await page.getByText('What changed: 1').first().click()
  await page.getByText('Text 1', { exact: true }).click()
  await expectNoViolations(page)
  await addAllButLast(page)
  await expect(page.getByRole('region', { name: 'Question 2', exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Question 3', exact: true })).toHaveCount(0)

  await page.getByRole('link', { name: 'Files: bring in or take out questions' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download GIFT' }).click()
  const file = await (await download).path()
  const { items, warnings } = parseGift(await readFile(file, 'utf8'))
  expect(warnings).toEqual([])
  expect(items.map(({ type }) => type)).toEqual(['category', 'description', 'choice', 'number'])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a teacher brings questions and a text in from a file', async ({ page }) => {
    await toFiles(page, 'Files without JavaScript')
    await readGift(page)
    await bringTextIn(page, 'Eleven days without JavaScript')
    await addAllButLast(page)
    await page.getByRole('link', { name: 'Files: bring in or take out questions' }).click()
    await expect(page.getByText('The 2 whole questions of this quiz with the article')).toBeVisible()
  })
})
