import { expect, type Page } from '@playwright/test'
import { enter, tabTo } from '#tests/support/e2e/by-keyboard.ts'
import { joinByCode, newStudent, type Student } from '#tests/support/e2e/sign-in.ts'
import { expectSaved, questionAt } from '#tests/support/e2e/take-quiz.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

const noteBody = 'Typed without a mouse.'

test('a student reads, notes, answers and hands in by the keyboard alone', async ({ page, openBrowser }) => {
  test.setTimeout(480_000)
  const student = newStudent('Kiran Keyes')
  const elsewhere = await openBrowser()
  await joinByCode(elsewhere, student)
  await elsewhere.close()

  await signIn(page, student)
  await enter(page, page.getByRole('link', { name: /^Read: / }).first())
  await openTerm(page)
  await writeNote(page)
  await takeQuiz(page)
})

async function signIn(page: Page, student: Student): Promise<void> {
  await page.goto('/sign-in')
  await tabTo(page, page.getByLabel('Class code'))
  await page.keyboard.type(student.code)
  await tabTo(page, page.getByLabel('User name'))
  await page.keyboard.type(student.userName)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(student.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Your reading' })).toBeVisible()
}

async function openTerm(page: Page): Promise<void> {
  const term = page.getByRole('article').first().locator('[aria-haspopup="dialog"]').first()
  await enter(page, term)
  const explanation = page.getByRole('dialog')
  await expect(explanation).toBeVisible()
  await expect(term).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Escape')
  await expect(explanation).toBeHidden()
  await expect(term).toBeFocused()
}

async function writeNote(page: Page): Promise<void> {
  await enter(page, page.getByRole('button', { name: 'Paragraph 3: mark or note' }))
  const tools = page.getByRole('toolbar', { name: 'Mark these words' })
  await expect(tools.getByRole('button', { name: 'Highlight' })).toBeFocused()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.getByText(/^Chosen: /)).toBeAttached()
  await page.keyboard.press('ArrowRight')
  await expect(tools.getByRole('button', { name: 'Note', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Your note' })).toBeFocused()
  await page.keyboard.type(noteBody)
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const kept = page.waitForResponse((response) => response.url().endsWith('/notes'))
  await enter(page, page.getByRole('form', { name: 'Your note' }).getByRole('button', { name: 'Save' }))
  expect((await kept).ok()).toBe(true)
  const note = page.getByRole('article').filter({ hasText: noteBody })
  await expect(note).toBeFocused()
  await page.reload()
  await expect(note).toBeVisible()
}

/** The other types of question are walked by keyboard in question-types.spec.ts. */
async function takeQuiz(page: Page): Promise<void> {
  await enter(page, page.getByRole('link', { name: /^Quiz · \d+ questions/ }))
  await enter(page, page.getByRole('button', { name: 'Start the quiz' }))
  await expect(page.getByRole('banner').getByRole('button', { name: 'Hand in' })).toBeVisible()
  const radios = questionAt(page, 1).getByRole('radio')
  await tabTo(page, radios.first())
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(radios.nth(1)).toBeChecked()
  await expectSaved(page, 1)
  await enter(page, page.getByRole('button', { name: 'Next', exact: true }))
  await expect(page.getByRole('heading', { name: 'Question 2 of' })).toBeFocused()
  await enter(page, page.getByRole('banner').getByRole('button', { name: 'Hand in' }))
  await enter(page, page.getByRole('dialog').getByRole('button', { name: 'Hand in now' }))
  await expect(page.getByRole('region', { name: 'Receipt' })).toContainText(/1 of \d+ questions/)
}
