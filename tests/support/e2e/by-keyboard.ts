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

/** Answers whatever question is open, by the keys its means of answering take; returns the type of the question. */
export async function answerByKeyboard(page: Page, question: Locator): Promise<string> {
  const type = (await question.getAttribute('data-type')) ?? ''
  switch (type) {
    case 'single-choice':
    case 'true-false-not-stated': {
      const radios = question.getByRole('radio')
      await tabTo(page, radios.first())
      await page.keyboard.press('Space')
      await page.keyboard.press('ArrowDown')
      await expect(radios.nth(1)).toBeChecked()
      break
    }
    case 'multiple-response': {
      const box = question.getByRole('checkbox').nth(1)
      await tabTo(page, box)
      await page.keyboard.press('Space')
      await expect(box).toBeChecked()
      break
    }
    case 'ordering':
      await enter(page, question.getByRole('button', { name: /^Move down/ }).first())
      await expect(question.getByRole('status').filter({ hasText: 'is now at place 2' })).toBeAttached()
      break
    case 'evidence':
      await markByKeyboard(page, question)
      break
    default:
      await fillByKeyboard(page, question)
  }
  return type
}

/** Types into every field and takes the first of every choice. */
async function fillByKeyboard(page: Page, question: Locator): Promise<void> {
  for (const field of await question.getByRole('textbox').all()) {
    await tabTo(page, field)
    await page.keyboard.press('End')
    await page.keyboard.type('200')
  }
  for (const choice of await question.getByRole('combobox').all()) {
    await tabTo(page, choice)
    await page.keyboard.press('ArrowDown')
    await expect(choice).not.toHaveValue('')
  }
}

/** Marks a sentence of the text as evidence, from the number of its paragraph. */
async function markByKeyboard(page: Page, question: Locator): Promise<void> {
  await enter(page, page.getByRole('button', { name: /^Paragraph 2:/ }))
  await expect(page.getByRole('button', { name: /^Mark as evidence/ })).toBeFocused()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await expect(question.getByRole('list', { name: 'Passages you have marked' })).toContainText('Paragraph 2')
}
