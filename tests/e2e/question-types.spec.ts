import { expect, type Locator, type Page } from '@playwright/test'
import { questionTypes } from '#domain/quiz/schema.ts'
import { expectNoViolationsHere } from '#tests/support/e2e/expect-no-violations.ts'
import { joinByCode, newStudent } from '#tests/support/e2e/sign-in.ts'
import { expectSaved, questionAt, startQuiz } from '#tests/support/e2e/take-quiz.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

test('every type is answered by touch on a phone, without a fault that axe can find', async ({ openBrowser }) => {
  test.setTimeout(480_000)
  const page = await openBrowser(phone)
  await beginQuiz(page, 'Tova Touch')
  const seen = new Map<string, number>()
  for (const position of await positions(page)) {
    await goTo(page, position)
    const question = questionAt(page, position)
    const type = (await question.getAttribute('data-type')) ?? ''
    await answerByTouch(page, question, type)
    await expectSaved(page, position)
    if (!seen.has(type)) await expectNoViolationsHere(page)
    seen.set(type, position)
  }
  expect([...seen.keys()].sort()).toEqual([...questionTypes].sort())

  // What was answered is there again, on the server and on the page.
  await page.reload()
  for (const position of seen.values()) {
    await goTo(page, position)
    await expectSaved(page, position)
  }
})

test('at 200 % zoom no type of question is wider than the window', async ({ openBrowser }) => {
  const page = await openBrowser({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 })
  await beginQuiz(page, 'Zoe Zoom')
  for (const position of await positions(page)) {
    await goTo(page, position)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect([position, Math.max(0, overflow)]).toEqual([position, 0])
  }
})

test('each type tells a screen reader what it is and how it is answered', async ({ page }) => {
  await beginQuiz(page, 'Rui Reader')
  const roles: Readonly<Record<string, string>> = {
    'single-choice': 'radio',
    'multiple-response': 'checkbox',
    'true-false-not-stated': 'radio',
    number: 'textbox',
    'short-answer': 'textbox',
    cloze: 'textbox "Gap',
    ordering: 'button "Move down',
    matching: 'combobox',
    categories: 'combobox',
    evidence: 'group',
    repair: 'textbox "As it should be"',
    'free-text': 'textbox "Your text"',
  }
  const faults: string[] = []
  for (const position of await positions(page)) {
    await goTo(page, position)
    const question = questionAt(page, position)
    const type = (await question.getAttribute('data-type')) ?? ''
    const snapshot = await question.ariaSnapshot()
    if (!snapshot.includes(`heading "Question ${position} of`)) faults.push(`${position} ${type}: no heading`)
    if (!snapshot.includes(roles[type] ?? 'no role is known')) faults.push(`${position} ${type}:\n${snapshot}`)
  }
  expect(faults).toEqual([])
})

async function beginQuiz(page: Page, name: string): Promise<void> {
  await joinByCode(page, newStudent(name))
  await page
    .getByRole('link', { name: /^Read: / })
    .first()
    .click()
  await page.getByRole('link', { name: /^Quiz · \d+ questions/ }).click()
  await startQuiz(page)
}

async function positions(page: Page): Promise<number[]> {
  const count = await page.getByRole('navigation', { name: 'Go to a question' }).getByRole('link').count()
  return Array.from({ length: count }, (_, index) => index + 1)
}

async function goTo(page: Page, position: number): Promise<void> {
  const steps = page.getByRole('navigation', { name: 'Go to a question' })
  await steps
    .getByRole('link')
    .nth(position - 1)
    .click()
  await expect(questionAt(page, position)).toBeVisible()
}

async function answerByTouch(page: Page, question: Locator, type: string): Promise<void> {
  switch (type) {
    case 'single-choice':
    case 'true-false-not-stated':
      return question.getByRole('radio').first().tap()
    case 'multiple-response':
      return question.getByRole('checkbox').first().tap()
    case 'ordering':
      return question
        .getByRole('button', { name: /^Move down/ })
        .first()
        .tap()
    case 'evidence':
      // A press on the number of a paragraph brings the tools, as holding a finger on words does.
      await page.getByRole('button', { name: /^Paragraph 1:/ }).tap()
      return page.getByRole('button', { name: /^Mark as evidence/ }).tap()
    default:
      for (const field of await question.getByRole('textbox').all()) await field.fill('Some words, 12.')
      for (const choice of await question.getByRole('combobox').all()) await choice.selectOption({ index: 1 })
  }
}
