import { expect } from '@playwright/test'
import { expectNoSidewaysScroll } from '#tests/support/e2e/expect-no-sideways-scroll.ts'
import { expectNoViolations, expectNoViolationsHere } from '#tests/support/e2e/expect-no-violations.ts'
import { findPages } from '#tests/support/e2e/find-pages.ts'
import { toClass, toReading, toStartedQuiz, visits } from '#tests/support/e2e/page-visits.ts'
import { phone } from '#tests/support/e2e/read-on-phone.ts'
import { demoTeacher, joinByCode, newStudent, type Student, signInByEmail } from '#tests/support/e2e/sign-in.ts'
import { makeClass } from '#tests/support/e2e/teach.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

// Four looks at a long page take their time on a busy machine.
test.describe.configure({ mode: 'parallel', timeout: 240_000 })

test('every page of the app is visited', () => {
  expect([...new Set(visits.map(({ route }) => route))].sort()).toEqual(findPages())
})

for (const { route, title, go } of visits) {
  test(`axe finds nothing on ${route} (${title}), and it fits every window`, async ({ page }) => {
    await go(page)
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
    await expectNoViolations(page)
    await expectNoSidewaysScroll(page)
  })
}

test('axe finds nothing on the page that says something is not here', async ({ page, watch }) => {
  // What a browser says of a page that is not there.
  watch.allow(/status of 404/)
  await page.goto('/no-such-page')
  await expectNoViolations(page)
})

test('axe finds nothing in an open explanation and an open note, at a desk', async ({ page }) => {
  await joinByCode(page, reader())
  await toReading(page)
  await page.getByRole('article').first().locator('[aria-haspopup="dialog"]').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNoViolationsHere(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Paragraph 2: mark or note' }).click()
  const tools = page.getByRole('toolbar', { name: 'Mark these words' })
  await expect(tools).toBeVisible()
  await expectNoViolationsHere(page)
  await tools.getByRole('button', { name: 'Note', exact: true }).click()
  await expect(page.getByRole('form', { name: 'Your note' })).toBeVisible()
  await expectNoViolationsHere(page)
})

test('axe finds nothing in an open explanation and an open note, on a phone', async ({ openBrowser }) => {
  const page = await openBrowser(phone)
  await joinByCode(page, reader())
  await toReading(page)
  await page.getByRole('article').first().locator('[aria-haspopup="dialog"]').first().tap()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNoViolationsHere(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Paragraph 2: mark or note' }).tap()
  const tools = page.getByRole('toolbar', { name: 'Mark these words' })
  await tools.getByRole('button', { name: 'Note', exact: true }).tap()
  await expect(page.getByRole('dialog', { name: 'Your note' })).toBeVisible()
  await expectNoViolationsHere(page)
})

test('axe finds nothing in the question before handing in', async ({ page }) => {
  await joinByCode(page, reader())
  await toStartedQuiz(page)
  await page.getByRole('banner').getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNoViolations(page)
})

test('axe finds nothing on the slips of students who were added', async ({ page }) => {
  await signInByEmail(page, demoTeacher)
  await toClass(page)
  await page.getByRole('link', { name: 'Add students' }).click()
  await page.getByLabel('Names, one a line').fill('Uma Slip\nUma Slip')
  await page.getByLabel('Also add names that are in the class already').check()
  await page.getByRole('button', { name: 'Add these students' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /added$/ })).toBeVisible()
  await expectNoViolations(page)
})

test('axe finds nothing on the home page of a teacher with two classes of one name', async ({ page }) => {
  await signInByEmail(page, demoTeacher)
  for (const name of ['Twins', 'Twins']) await makeClass(page, name)
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 2, name: 'Twins' })).toHaveCount(2)
  await expectNoViolationsHere(page)
})

test('axe finds nothing in a form with errors', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Type the class code.')).toBeVisible()
  await expectNoViolations(page)
})

function reader(): Student {
  return newStudent('Axel Reader')
}
