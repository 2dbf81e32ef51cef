import { expect, type Locator, type Page } from '@playwright/test'
import { faultyText } from './article-texts.ts'
import { joinByCode, newStudent } from './sign-in.ts'
import { makeClass, pasteArticle } from './teach.ts'

export const wide = { viewport: { width: 1440, height: 900 } }

/** Brings in a text and gives it to a new class for reading alone; for a teacher who is signed in. */
export async function makeReadingClass(page: Page, options: { notesAfterOwn?: boolean } = {}) {
  await pasteArticle(page)
  const articleId = page.url().split('/').at(-1)
  const code = await makeClass(page, `Talkers ${Date.now()}`)
  const classPage = page.url()
  await page.getByRole('link', { name: 'Assign a text' }).click()
  // Other tests bring in the same text.
  await page.locator(`input[value="${articleId}"]`).check()
  if (options.notesAfterOwn) await page.getByRole('checkbox', { name: /only after they have written/ }).check()
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(page.getByRole('link', { name: `Class progress: ${faultyText.title}` })).toBeVisible()
  return { code, classPage }
}

/** Joins a class as somebody new and opens its text; gives the address of the reader. */
export async function joinAndRead(page: Page, name: string, code: string): Promise<string> {
  await joinByCode(page, newStudent(name, code))
  await page.getByRole('link', { name: `Read: ${faultyText.title}` }).click()
  // Its numbers become buttons when the page is alive.
  await expect(page.getByRole('button', { name: 'Paragraph 2: mark or note' })).toBeVisible()
  return page.url()
}

/** The card of a note by its words, beside the text or in a sheet. */
export function cardOf(page: Page, words: string): Locator {
  return page.getByRole('article').filter({ hasText: words }).last()
}

/** Chooses a whole paragraph from its number and takes one of the tools. */
export async function take(page: Page, paragraph: number, tool: string): Promise<void> {
  await page.getByRole('button', { name: `Paragraph ${paragraph}: mark or note` }).click()
  const tools = page.getByRole('toolbar', { name: 'Mark these words' })
  await tools.getByRole('button', { name: tool, exact: true }).click()
}

/** Writes a note or a question on a whole paragraph and sees that it is stored. */
export async function writeOn(
  page: Page,
  paragraph: number,
  body: string,
  { kind = 'Note', audience = 'the class' }: { kind?: 'Note' | 'Question'; audience?: string } = {},
): Promise<void> {
  await take(page, paragraph, kind)
  await page.getByRole('textbox', { name: `Your ${kind.toLowerCase()}` }).fill(body)
  await page.getByRole('radio', { name: audience }).check()
  await stored(page, /\/notes$/, () => page.getByRole('button', { name: 'Save', exact: true }).click())
}

/** Opens the thread of a note and sends a reply. */
export async function replyTo(page: Page, words: string, body: string): Promise<void> {
  await openReply(page, words)
  await page.getByRole('textbox', { name: 'Your reply' }).fill(body)
  await stored(page, /\/replies$/, () => page.getByRole('button', { name: 'Send', exact: true }).click())
}

/** Opens the field of a reply to a note. */
export async function openReply(page: Page, words: string): Promise<void> {
  await cardOf(page, words).hover()
  await cardOf(page, words)
    .getByRole('button', { name: `Reply to: ${words}` })
    .click()
  await expect(page.getByRole('textbox', { name: 'Your reply' })).toBeFocused()
}

/** Does something and waits until the server has taken it. */
export async function stored(page: Page, url: RegExp, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => url.test(response.url()) && response.request().method() !== 'GET')
  await act()
  expect((await answer).ok()).toBe(true)
}

/** Opens a card, so that its thread unfolds. */
export async function unfold(page: Page, words: string): Promise<Locator> {
  const card = cardOf(page, words)
  await card.evaluate((element) => element.focus())
  return card
}
