import { expect, type Page } from '@playwright/test'
import {
  demoClass,
  demoTeacher,
  joinByCode,
  newStudent,
  signInByCode,
  signInByEmail,
  signInToDemo,
  signOut,
} from '#tests/support/e2e/sign-in.ts'
import { expectSaved, questionAt, startQuiz } from '#tests/support/e2e/take-quiz.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

const signInHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Sign in' })

test('a cookie copied before the sign-out is refused after it', async ({ page, openBrowser }) => {
  await signInToDemo(page, 'teacher')
  const copied = await page.context().storageState()
  const thief = await openBrowser({ storageState: copied })
  await thief.goto('/classes')
  await expect(thief.getByRole('heading', { level: 1, name: 'Classes' })).toBeVisible()
  await signOut(page)
  await thief.goto('/classes')
  await expect(signInHeading(thief)).toBeVisible()
  await thief.context().addCookies(copied.cookies)
  await thief.goto('/')
  await expect(signInHeading(thief)).toBeVisible()
})

test('whoever is taken out of a class no longer sees its text from the next request on', async ({
  page,
  openBrowser,
  watch,
}) => {
  const student = newStudent('Remo Vidal')
  const atStudent = await openBrowser()
  await joinByCode(atStudent, student)
  await atStudent
    .getByRole('link', { name: /^Read: / })
    .first()
    .click()
  await expect(atStudent.getByRole('button', { name: 'Paragraph 1: mark or note' })).toBeVisible()

  await signInByEmail(page, demoTeacher)
  await page.goto('/classes')
  await page.getByRole('link', { name: demoClass.name }).first().click()
  await page.getByRole('listitem').filter({ hasText: student.userName }).getByRole('link').click()
  await page.getByRole('button', { name: `Take ${student.displayName} out of the class` }).click()
  await expect(page.getByText(/students? (was|were) taken out/)).toBeVisible()

  // What a browser says of a page that is refused.
  watch.allow(/status of 404/)
  const answer = await atStudent.reload()
  expect(answer?.status()).toBe(404)
  await expect(atStudent.getByRole('heading', { level: 1, name: 'Not here' })).toBeVisible()
})

test('answers given on one device stand on the other after a reload', async ({ page, openBrowser }) => {
  const student = newStudent('Dora Twin')
  await joinByCode(page, student)
  await page
    .getByRole('link', { name: /^Read: / })
    .first()
    .click()
  await page.getByRole('link', { name: /^Quiz · / }).click()
  await startQuiz(page)
  const quiz = page.url()
  await questionAt(page, 1).getByRole('radio').nth(0).check()
  await expectSaved(page, 1)

  const other = await openBrowser()
  await signInByCode(other, student)
  await expect(other.getByRole('heading', { level: 1, name: 'Your reading' })).toBeVisible()
  await other.goto(quiz)
  await expect(questionAt(other, 1).getByRole('radio').nth(0)).toBeChecked()
  await expect(other.getByRole('banner').getByRole('button', { name: 'Hand in' })).toBeVisible()
  const kept = other.waitForResponse((response) => response.url().endsWith('/responses'))
  await questionAt(other, 1).getByRole('radio').nth(2).check()
  expect((await kept).status()).toBe(200)

  await page.reload()
  await expect(questionAt(page, 1).getByRole('radio').nth(2)).toBeChecked()
})
