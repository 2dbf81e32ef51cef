import { expect, type Locator, type Page } from '@playwright/test'
import { iraqMeta } from '#db/demo/iraq-article.ts'
import { joinByCode, newStudent, type Student } from './sign-in.ts'
import { startQuiz } from './take-quiz.ts'
import { makeClass } from './teach.ts'

/** A class of its own with the quiz of the demo, of `minutes`; the teacher's page ends on the assignment. */
export async function assignTimedQuiz(page: Page, className: string, minutes: number): Promise<string> {
  const code = await makeClass(page, className)
  await page.getByRole('link', { name: 'Assign a text' }).click()
  await page
    .getByRole('listitem')
    .filter({ hasText: iraqMeta.title })
    .getByRole('radio', { name: /^With the quiz/ })
    .first()
    .check()
  await page.getByLabel('Time limit in minutes').fill(String(minutes))
  await page.getByRole('radio', { name: 'When I release them' }).check()
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await page.getByRole('link', { name: `Change: ${iraqMeta.title}` }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'While the class is at it' })).toBeVisible()
  return code
}

/** Somebody new joins the class and starts its quiz. Gives who it is. */
export async function joinAndStart(page: Page, name: string, code: string): Promise<Student> {
  const student = newStudent(name, code)
  await joinByCode(page, student)
  await page
    .getByRole('link', { name: /^Read: / })
    .first()
    .click()
  await page.getByRole('link', { name: /^Quiz · / }).click()
  await startQuiz(page)
  return student
}

/** As when the student comes back to the window: the page asks the server for its clock. */
export async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
}

/** The time left, as the bar shows it. */
export function timer(page: Page): Locator {
  return page.getByRole('timer', { name: 'Time left' })
}
