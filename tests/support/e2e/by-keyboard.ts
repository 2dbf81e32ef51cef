import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any page of a student has. */
const mostStops = 250

/** Presses Tab until the element has the focus, as somebody without a mouse would. */
export async function tabTo(page: Page, element: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(element).toBeVisible()
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press(key)
    if (await element.evaluate((node) => node === document.activeElement)) return
  }
  throw new Error(`Tab does not reach ${element}`)
}

/** Goes to the element and presses it with Enter. */
export async function enter(page: Page, element: Locator): Promise<void> {
  await tabTo(page, element)
  await page.keyboard.press('Enter')
}

/** Answers whatever question is open, by the keys its inputs take; returns the kind of its inputs. */
export async function answerByKeyboard(page: Page, question: Locator): Promise<'radio' | 'checkbox' | 'text'> {
  const radios = question.getByRole('radio')
  const checkboxes = question.getByRole('checkbox')
  if ((await radios.count()) > 0) {
    await tabTo(page, radios.first())
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await expect(radios.nth(1)).toBeChecked()
    return 'radio'
  }
  if ((await checkboxes.count()) > 0) {
    await tabTo(page, checkboxes.nth(1))
    await page.keyboard.press('Space')
    await expect(checkboxes.nth(1)).toBeChecked()
    return 'checkbox'
  }
  await tabTo(page, question.getByRole('textbox'))
  await page.keyboard.type('200')
  return 'text'
}
