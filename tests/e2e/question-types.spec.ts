import { expect, type Page } from '@playwright/test'
import { questionTypes } from '#domain/quiz/schema.ts'
import { byKeyboard, byTouch, shownQuestion } from '#tests/support/e2e/answer-every-type.ts'
import { enter } from '#tests/support/e2e/by-keyboard.ts'
import {
  assignEveryType,
  assignToClass,
  everyPosition,
  everyShown,
  type Shown,
} from '#tests/support/e2e/every-type-quiz.ts'
import { expectNoViolations, expectNoViolationsHere } from '#tests/support/e2e/expect-no-violations.ts'
import { findNarrowFaults } from '#tests/support/e2e/find-narrow-faults.ts'
import { phone } from '#tests/support/e2e/read-on-phone.ts'
import { joinByCode, newStudent } from '#tests/support/e2e/sign-in.ts'
import { expectSaved, startQuiz } from '#tests/support/e2e/take-quiz.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

/** A desk at 200 % zoom, and the smallest phone. */
const narrow = [
  { width: 640, height: 400 },
  { width: 320, height: 568 },
]

/** Codes of two classes with the quiz: one sees results after handing in, the other after each answer. */
let code = ''
let codeAtOnce = ''

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(180_000)
  const teacher = await browser.newPage(baseURL ? { baseURL } : {})
  code = await assignEveryType(teacher)
  codeAtOnce = await assignToClass(teacher, 'Checked at once', 'After each answer, which is then final')
  await teacher.close()
})

test('the quiz holds every type of question', async ({ page }) => {
  await beginQuiz(page, 'Tess Types')
  const types = page.locator('[data-question]').evaluateAll((all) => all.map((one) => one.getAttribute('data-type')))
  expect([...new Set(await types)].sort()).toEqual([...questionTypes].sort())
})

test('every type is heard as it should be, and answered and handed in by the keyboard alone', async ({ page }) => {
  test.setTimeout(300_000)
  await beginQuiz(page, 'Rui Reader')
  for (const shown of everyShown) {
    const question = shownQuestion(page, shown)
    await byKeyboard[shown](page, question)
    await expectSaved(page, everyPosition[shown])
    await expect.soft(question).toMatchAriaSnapshot({ name: `${fileName(shown)}-answered.aria.yml` })
    if (shown !== everyShown.at(-1)) await goOnByKeyboard(page, everyPosition[shown] + 1)
  }
  await enter(page, page.getByRole('main').getByRole('button', { name: 'Hand in' }))
  await enter(page, page.getByRole('dialog').getByRole('button', { name: 'Hand in now' }))
  await expect(page.getByRole('region', { name: 'Your points' })).toContainText('7.5 of 16 points')
  for (const shown of everyShown) {
    await expect.soft(resultOf(page, shown)).toMatchAriaSnapshot({ name: `${fileName(shown)}-result.aria.yml` })
  }
})

test('every type is answered by touch and handed in, without a fault that axe can find', async ({ openBrowser }) => {
  test.setTimeout(300_000)
  const page = await openBrowser(phone)
  await beginQuiz(page, 'Tova Touch')
  for (const shown of everyShown) {
    await byTouch[shown](page, shownQuestion(page, shown))
    await expectSaved(page, everyPosition[shown])
    await expectNoViolationsHere(page)
    if (shown !== everyShown.at(-1)) await page.getByRole('button', { name: 'Next', exact: true }).tap()
  }
  // What was answered is there again, on the server and on the page.
  await page.reload()
  for (const shown of everyShown) {
    await goTo(page, shown)
    await expectSaved(page, everyPosition[shown])
  }
  await page.getByRole('main').getByRole('button', { name: 'Hand in' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in now' }).tap()
  await expect(page.getByRole('region', { name: 'Your points' })).toContainText('12 of 16 points')
  for (const shown of everyShown) {
    const verdict = shown === 'free-text' ? 'Waits for your teacher' : `Right · `
    await expect(resultOf(page, shown)).toContainText(verdict)
  }
  await expectNoViolations(page)
})

test('at 200 % zoom and on the smallest phone nothing is cut off or too small to press', async ({ openBrowser }) => {
  test.setTimeout(180_000)
  const page = await openBrowser({ viewport: narrow[0] ?? null, deviceScaleFactor: 2 })
  await beginQuiz(page, 'Zoe Zoom')
  for (const shown of everyShown) {
    await goTo(page, shown)
    await expectRoom(page, shown)
  }
  await page.getByRole('banner').getByRole('button', { name: 'Hand in' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in now' }).click()
  await expect(page.getByRole('region', { name: 'Your points' })).toBeVisible()
  await expectRoom(page, 'the result')
})

test('when an answer has been checked, or taken back, the keyboard is where its button was', async ({ page }) => {
  await beginQuiz(page, 'Cato Check', codeAtOnce)
  const question = shownQuestion(page, 'single-choice')
  await byKeyboard['single-choice'](page, question)
  await enter(page, question.getByRole('button', { name: 'Take my answer back' }))
  await expect(question.getByText('Your answer is taken back.')).toBeFocused()
  await byKeyboard['single-choice'](page, question)
  await enter(page, question.getByRole('button', { name: 'Check my answer' }))
  await expect(question.getByText('Wrong · 0 of 1 point')).toBeVisible()
  await expect(question.getByRole('heading', { level: 2 })).toBeFocused()
})

async function beginQuiz(page: Page, name: string, classCode = code): Promise<void> {
  await joinByCode(page, newStudent(name, classCode))
  await page.getByRole('link', { name: /^Read: / }).click()
  await page.getByRole('link', { name: /^Quiz · \d+ questions/ }).click()
  await startQuiz(page)
}

async function goTo(page: Page, shown: Shown): Promise<void> {
  const steps = page.getByRole('navigation', { name: 'Go to a question' })
  await steps
    .getByRole('link')
    .nth(everyPosition[shown] - 1)
    .click()
  await expect(shownQuestion(page, shown)).toBeVisible()
}

async function goOnByKeyboard(page: Page, next: number): Promise<void> {
  await enter(page, page.getByRole('button', { name: 'Next', exact: true }))
  await expect(page.getByRole('heading', { name: `Question ${next} of` })).toBeFocused()
}

function resultOf(page: Page, shown: Shown) {
  const heading = page.getByRole('heading', { level: 3, name: `Question ${everyPosition[shown]}`, exact: true })
  return page.getByRole('listitem').filter({ has: heading })
}

async function expectRoom(page: Page, what: string): Promise<void> {
  for (const size of narrow) {
    await page.setViewportSize(size)
    // Nothing that stays in its place may leave the questions but a slit to be read through.
    const questions = page.getByRole('region', { name: 'Questions' })
    if (await questions.isVisible()) {
      const seen = await questions.evaluate(({ clientHeight, scrollHeight }) => clientHeight / scrollHeight)
      expect(seen, `${what}: the share of the question that its place shows`).toBeGreaterThan(0.99)
    }
    expect(await findNarrowFaults(page), `${what} at ${size.width} px`).toEqual([])
  }
}

function fileName(shown: Shown): string {
  return shown.replaceAll(' ', '-')
}
