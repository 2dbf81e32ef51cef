import { expect, type Locator, type Page } from '@playwright/test'

/** The question that is open now, by its number. */
export function questionAt(page: Page, position: number): Locator {
  return page.locator(`[data-question="${position}"]`)
}

export async function startQuiz(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  // The bar's button is there only when the page is alive.
  await expect(page.getByRole('banner').getByRole('button', { name: 'Hand in' })).toBeVisible()
}

/** Goes to the next question. */
export async function goOn(page: Page, next: number): Promise<void> {
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(page.getByRole('heading', { name: `Question ${next} of` })).toBeVisible()
}

/** The answer shown is on the server, and the page says since when. */
export async function expectSaved(page: Page, position: number): Promise<void> {
  await expect(questionAt(page, position).getByText(/Saved \d\d:\d\d/)).toBeVisible()
}
