import { expect, type Locator, type Page } from '@playwright/test'
import { faultyText } from '#tests/support/e2e/article-texts.ts'
import { assignTimedQuiz, joinAndStart } from '#tests/support/e2e/examine.ts'
import { expectNoViolations } from '#tests/support/e2e/expect-no-violations.ts'
import { demoTeacher, joinByCode, newStudent, signInByEmail } from '#tests/support/e2e/sign-in.ts'
import { expectSaved, startQuiz } from '#tests/support/e2e/take-quiz.ts'
import { assignWithQuiz, makeClass, pasteArticle, publishQuiz } from '#tests/support/e2e/teach.ts'
import { untilAlive } from '#tests/support/e2e/until-alive.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

test.describe.configure({ timeout: 300_000 })

test('a text is marked by the keyboard alone, and a mark that somebody else gave meanwhile is not overwritten', async ({
  page,
  openBrowser,
}) => {
  await signInByEmail(page, demoTeacher)
  const code = await assignTimedQuiz(page, `Marks ${Date.now()}`, 60)
  const assignment = page.url()
  const atStudent = await openBrowser()
  const student = await joinAndStart(atStudent, 'Tessa Writer', code)
  await writeText(atStudent, 'Mansour says so, and he looks on from London.')
  await handIn(atStudent)

  await page.goto(`${assignment}/marking?names=hidden`)
  await expect(page.getByText('1 answer waits for marking.')).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(student.displayName)
  await expectNoViolations(page)
  await page.getByRole('link', { name: 'Begin with the first' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Question \d+ · Student 1$/ })).toBeVisible()
  const points = page.getByLabel(/^Points, 0 to /)
  await untilAlive(points)
  const colleague = await page.context().newPage()
  await colleague.goto(page.url())
  await untilAlive(colleague.getByLabel(/^Points, 0 to /))

  for (const key of ['1', '2', '3']) await page.keyboard.press(key)
  await expect(points).toHaveValue('3')
  await page.keyboard.press('p')
  await expect(points).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.type('.25')
  await expect(page.getByText('The chosen levels give 3: your own number counts.')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Jot down which source, and why.')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('No answer waits for marking.')).toBeVisible()

  for (const key of ['3', '3', '3']) await colleague.keyboard.press(key)
  await colleague.keyboard.press('Control+Enter')
  const notice = colleague.getByRole('alert').filter({ hasText: 'has marked this answer meanwhile' })
  await expect(notice).toContainText('3.25 points')
  await expect(notice).toContainText('Jot down which source, and why.')
  await expect(colleague.getByLabel(/^Points, 0 to /)).toHaveValue('0')
  await expect(colleague.getByRole('radio', { checked: true })).toHaveCount(3)
  await expectNoViolations(colleague)
  await notice.getByRole('link', { name: 'Keep the other' }).click()
  await expect(colleague.getByLabel(/^Points, 0 to /)).toHaveValue('3.25')
  await colleague.keyboard.press('?')
  await expect(colleague.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})

test('of many right forms the first are shown, and the rest where somebody asks', async ({ page }) => {
  await signInByEmail(page, demoTeacher)
  await page
    .getByRole('link', { name: /^Mark \d+ answers/ })
    .first()
    .click()
  await page
    .getByRole('link', { name: /Priya Raman/ })
    .first()
    .click()
  const right = page.getByRole('definition').filter({ hasText: 'Sometimes al-Sudani is the messenger.' })
  await expect(right.getByText('Sometimes al-Sudani is the messenger.')).toBeHidden()
  await right.getByText('more forms are right').click()
  await expect(right.getByText('Sometimes al-Sudani is the messenger.')).toBeVisible()
})

test('a corrected key is looked at, applied, told to the student and undone', async ({ page, openBrowser }) => {
  await signInByEmail(page, demoTeacher)
  await pasteArticle(page)
  // Of its own: other tests assign the quiz of the usual title, and must not come by the corrected one.
  const title = `Dockers ${Date.now()}`
  await publishQuiz(page, title)
  const quiz = page.url()
  const code = await makeClass(page, `Regrades ${Date.now()}`)
  await assignWithQuiz(page, title)
  await page.getByRole('link', { name: `Class progress: ${faultyText.title}` }).click()
  await page.waitForURL(/\/progress$/)
  const progress = page.url()

  const atStudent = await openBrowser()
  await joinByCode(atStudent, newStudent('Stina Storm', code))
  await atStudent.getByRole('link', { name: `Read: ${faultyText.title}` }).click()
  await atStudent.getByRole('link', { name: 'Quiz · 5 questions' }).click()
  await startQuiz(atStudent)
  await atStudent.getByLabel('A storm closed the port').check()
  await expectSaved(atStudent, 1)
  await handIn(atStudent)
  await expect(atStudent.getByRole('region', { name: 'Your points' })).toContainText('0 of 5 points')

  await correctFirstKey(page, quiz)
  await page.goto(progress)
  await page.getByRole('link', { name: 'Regrade with the corrected keys' }).click()
  await expect(page.getByText('1 up, 0 down, 0 unchanged')).toBeVisible()
  await expect(page.getByRole('row', { name: /Stina Storm/ })).toContainText('▲ 1')
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Apply the corrected keys' }).click()
  await expect(page.getByRole('heading', { name: 'The keys of version 2 count' })).toBeVisible()

  await atStudent.reload()
  await expect(atStudent.getByRole('region', { name: 'Your points' })).toContainText('1 of 5 points')
  await expect(atStudent.getByText('your score changed from 0 to 1 points')).toBeVisible()
  await expect(atStudent.getByText('Your points changed from 0 to 1.')).toBeVisible()
  await expectNoViolations(atStudent)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(/· undone by /)).toBeVisible()
  await expect(page.getByText('1 up, 0 down, 0 unchanged')).toBeVisible()
  await atStudent.reload()
  await expect(atStudent.getByRole('region', { name: 'Your points' })).toContainText('0 of 5 points')
  await expect(atStudent.getByText('corrected this quiz')).toBeHidden()
})

/** Makes another answer the right one and publishes that. */
async function correctFirstKey(page: Page, quiz: string): Promise<void> {
  await page.goto(quiz)
  const card = page.getByRole('region', { name: 'Question 1', exact: true })
  const open = card.getByRole('button', { name: 'Open', exact: true })
  await untilAlive(open)
  await open.click()
  await card.getByLabel('Right', { exact: true }).nth(1).check()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('Version 2 is published. It never changes')).toBeVisible()
}

/** Goes from question to question until one is for a text, and writes it. */
async function writeText(page: Page, text: string): Promise<void> {
  const question = (): Locator => page.locator('[data-question]:visible')
  const next = page.getByRole('button', { name: 'Next', exact: true })
  while ((await question().getAttribute('data-type')) !== 'free-text') await next.click()
  await question().getByRole('textbox').fill(text)
  await expect(question().getByText(/Saved \d\d:\d\d/)).toBeVisible()
}

async function handIn(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Hand in' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in now' }).click()
  await expect(page.getByRole('region', { name: 'Receipt' })).toBeVisible()
}
