import { expect } from '@playwright/test'
import { joinByCode, newStudent, signInByCode, signOut } from '#tests/support/e2e/sign-in.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

test.use({ javaScriptEnabled: false })

test('without JavaScript a student signs in, reads, finds what a term means, answers and hands in', async ({
  page,
}) => {
  const student = newStudent('Nola Plain')
  await joinByCode(page, student)
  await signOut(page)
  await signInByCode(page, student)

  await page
    .getByRole('link', { name: /^Read: / })
    .first()
    .click()
  const term = page.getByRole('article').first().locator('a[href^="#term-"]').first()
  const place = await term.getAttribute('href')
  await term.click()
  expect(new URL(page.url()).hash).toBe(place)
  await expect(page.locator(`${place}`)).toBeInViewport()

  await page.getByRole('link', { name: /^Quiz · \d+ questions/ }).click()
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  const first = page.locator('[data-question="1"]')
  await first.getByRole('radio').nth(1).check()
  await page.getByRole('button', { name: 'Save my answers' }).click()
  await expect(page.getByText('Saved. You may close this page and come back.')).toBeVisible()
  await page.reload()
  await expect(first.getByRole('radio').nth(1)).toBeChecked()

  await page.locator('[data-question="2"]').getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hand in your answers?' })).toBeVisible()
  await page.getByRole('button', { name: 'Hand in now' }).click()
  await expect(page.getByRole('region', { name: 'Receipt' })).toContainText(/2 of \d+ questions/)
})
