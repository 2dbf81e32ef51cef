import { expect, type Page } from '@playwright/test'

/** A phone held upright: touch alone, no pointer that rests. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Opens a term by a tap, closes it by Escape and again by its button; the focus is back on the term. */
export async function tapTerm(page: Page, words: string, headword: string, definition: string): Promise<void> {
  const term = page.getByRole('article').getByRole('button', { name: words, exact: true })
  const explanation = page.getByRole('dialog', { name: headword })
  await term.tap()
  await expect(explanation.getByText(definition)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(explanation).toBeHidden()
  await expect(term).toBeFocused()
  await term.tap()
  await explanation.getByRole('button', { name: 'Close' }).tap()
  await expect(explanation).toBeHidden()
  await expect(term).toBeFocused()
}

/** Writes a note for the class on a paragraph, by touch. */
export async function noteParagraph(page: Page, number: number, body: string): Promise<void> {
  await page.getByRole('button', { name: `Paragraph ${number}: mark or note` }).tap()
  await page.getByRole('toolbar', { name: 'Mark these words' }).getByRole('button', { name: 'Note', exact: true }).tap()
  const sheet = page.getByRole('dialog', { name: 'Your note' })
  const words = sheet.getByRole('textbox', { name: 'Your note' })
  await expect(words).toBeFocused()
  await words.fill(body)
  await sheet.getByRole('radio', { name: 'the class' }).check()
  const kept = page.waitForResponse((response) => response.url().endsWith('/notes'))
  await sheet.getByRole('button', { name: 'Save' }).tap()
  expect((await kept).ok()).toBe(true)
  await expect(page.getByRole('button', { name: `Paragraph ${number}: 1 note` })).toBeVisible()
}

/** After a reload the note stands at its paragraph, exact to the character. */
export async function expectNoteKept(page: Page, number: number, body: string): Promise<void> {
  await page.reload()
  await page.getByRole('button', { name: `Paragraph ${number}: 1 note` }).tap()
  const sheet = page.getByRole('dialog', { name: `Notes on paragraph ${number}` })
  await expect(sheet.getByText('the class', { exact: true })).toBeVisible()
  expect(await sheet.getByRole('article').locator('p').allTextContents()).toContain(body)
  await sheet.getByRole('button', { name: 'Close' }).tap()
}
