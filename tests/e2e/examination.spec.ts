import { expect, type Locator, type Page } from '@playwright/test'
import { assignTimedQuiz, comeBack, joinAndStart, timer } from '#tests/support/e2e/examine.ts'
import { expectNoViolations } from '#tests/support/e2e/expect-no-violations.ts'
import { demoTeacher, signInByEmail } from '#tests/support/e2e/sign-in.ts'
import { expectSaved, goOn, questionAt } from '#tests/support/e2e/take-quiz.ts'
import { untilAlive } from '#tests/support/e2e/until-alive.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

test.describe.configure({ timeout: 300_000 })

test('a pause, more time and a release reach the student without a reload', async ({ page, openBrowser }) => {
  await signInByEmail(page, demoTeacher)
  const code = await assignTimedQuiz(page, `Exam ${Date.now()}`, 60)
  const assignment = page.url()
  const atStudent = await openBrowser()
  const student = await joinAndStart(atStudent, 'Pia Clock', code)
  await expect(timer(atStudent)).toHaveText(/^(59|60) min left$/)
  const first = questionAt(atStudent, 1).getByRole('radio').first()
  await first.check()
  await expectSaved(atStudent, 1)

  await page.getByRole('button', { name: 'Pause the quiz' }).click()
  await expect(page.getByText('The clock stands still for everybody.')).toBeVisible()
  await expectNoViolations(page)
  await comeBack(atStudent)
  await expect(atStudent.getByText('Your teacher has paused the quiz; the clock stands still.')).toBeVisible()
  await expect(timer(atStudent)).toHaveText(/^Paused, (59|60) min left$/)
  await expect(first).toBeDisabled()
  await expect(first).toBeChecked()
  await expectNoViolations(atStudent)
  await page.getByRole('button', { name: 'Let it go on' }).click()
  await expect(page.getByRole('button', { name: 'Pause the quiz' })).toBeVisible()
  await comeBack(atStudent)
  await expect(first).toBeEnabled()

  await giveMoreTime(page, student.displayName)
  await comeBack(atStudent)
  await expect(timer(atStudent)).toHaveText(/^(119|120) min left$/)

  await atStudent.getByRole('banner').getByRole('button', { name: 'Hand in' }).click()
  await atStudent.getByRole('dialog').getByRole('button', { name: 'Hand in now' }).click()
  await expect(atStudent.getByRole('region', { name: 'Receipt' })).toBeVisible()
  await expect(atStudent.getByRole('region', { name: 'Still to come' })).toContainText(
    'when your teacher releases them',
  )
  await page.goto(assignment)
  await giveAnotherAttempt(page, student.displayName)
  await page.getByRole('button', { name: 'Release results to the class' }).click()
  await expect(page.getByText('Everybody who has handed in sees points')).toBeVisible()
  await atStudent.reload()
  await expect(atStudent.getByRole('region', { name: 'Your points' })).toBeVisible()
})

test('a student whose work is opened again goes on with it, and the first receipt is kept', async ({
  page,
  openBrowser,
}) => {
  await signInByEmail(page, demoTeacher)
  const code = await assignTimedQuiz(page, `Again ${Date.now()}`, 60)
  const assignment = page.url()
  const atStudent = await openBrowser()
  const student = await joinAndStart(atStudent, 'Rea Open', code)
  const quiz = atStudent.url()
  await questionAt(atStudent, 1).getByRole('radio').first().check()
  await expectSaved(atStudent, 1)
  await atStudent.getByRole('banner').getByRole('button', { name: 'Hand in' }).click()
  await atStudent.getByRole('dialog').getByRole('button', { name: 'Hand in now' }).click()
  await expect(atStudent.getByRole('region', { name: 'Receipt' })).toBeVisible()

  await page.goto(`${assignment}/progress`)
  await page.getByRole('row').getByRole('link', { name: student.displayName }).click()
  await page.getByText('Open this attempt again').click()
  await untilAlive(page.getByRole('button', { name: 'Open it again' }))
  await page.getByRole('button', { name: 'Open it again' }).click()
  await expect(page.getByText('Opened again until')).toBeVisible()
  await expect(page.getByText('One earlier hand-in')).toBeVisible()
  await expectNoViolations(page)

  await atStudent.goto(quiz)
  await expect(questionAt(atStudent, 1).getByRole('radio').first()).toBeChecked()
  await questionAt(atStudent, 1).getByRole('radio').last().check()
  await expectSaved(atStudent, 1)
})

test('what was answered without a connection is sent after the page was closed and opened again', async ({
  page,
  openBrowser,
  watch,
}) => {
  // What a browser says of a request without a connection.
  watch.allow(/net::ERR_INTERNET_DISCONNECTED/)
  await signInByEmail(page, demoTeacher)
  const code = await assignTimedQuiz(page, `Offline ${Date.now()}`, 60)
  const atStudent = await openBrowser()
  await joinAndStart(atStudent, 'Olaf Line', code)
  const quiz = atStudent.url()
  await atStudent.context().setOffline(true)
  const answered = await answerEveryRadio(atStudent)
  expect(answered.length).toBeGreaterThan(4)
  await expect(atStudent.getByText(`${answered.length} answers wait to be sent`)).toBeVisible()
  // As when the browser dies: nothing is asked, nothing can be sent.
  await atStudent.close({ runBeforeUnload: false })

  const context = atStudent.context()
  await context.setOffline(false)
  const reopened = await context.newPage()
  await reopened.goto(quiz)
  await expect(reopened.getByText(/^\W*All saved, \d\d:\d\d$/)).toBeVisible()
  for (const position of answered) {
    await reopened
      .getByRole('navigation', { name: 'Go to a question' })
      .getByRole('link')
      .nth(position - 1)
      .click()
    await expectSaved(reopened, position)
    await expect(questionAt(reopened, position).getByRole('radio').first()).toBeChecked()
  }
  await reopened.getByRole('banner').getByRole('button', { name: 'Hand in' }).click()
  await reopened.getByRole('dialog').getByRole('button', { name: 'Hand in now' }).click()
  await expect(reopened.getByRole('region', { name: 'Receipt' })).toContainText(`${answered.length} of`)
})

test('words typed in the moment the page is left are there on the next page, and count', async ({
  page,
  openBrowser,
}) => {
  await signInByEmail(page, demoTeacher)
  const code = await assignTimedQuiz(page, `Left ${Date.now()}`, 60)
  const atStudent = await openBrowser()
  atStudent.on('dialog', (dialog) => dialog.accept())
  await joinAndStart(atStudent, 'Lena Hurry', code)
  const position = await goToFirstField(atStudent)
  const field = questionAt(atStudent, position).getByRole('textbox').first()
  await field.pressSequentially('The k')
  const reloaded = atStudent.waitForEvent('domcontentloaded')
  await typeAndLeave(field, 'The keeper of the seal')
  await reloaded

  await goToFirstField(atStudent)
  await expect(field).toHaveValue('The keeper of the seal')
  await expectSaved(atStudent, position)
  expect(
    await atStudent.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('postil-answer'))),
  ).toEqual([])
  // As another device sees it: only what the server holds.
  await atStudent.evaluate(() => indexedDB.deleteDatabase('postil-answers'))
  await atStudent.reload()
  await goToFirstField(atStudent)
  await expect(field).toHaveValue('The keeper of the seal')
})

test('when the time is up everything is handed in by itself', async ({ page, openBrowser }) => {
  await signInByEmail(page, demoTeacher)
  const code = await assignTimedQuiz(page, `Time ${Date.now()}`, 1)
  const atStudent = await openBrowser()
  await joinAndStart(atStudent, 'Tim Upton', code)
  await questionAt(atStudent, 1).getByRole('radio').first().check()
  await expect(atStudent.getByText('One minute is left.')).toBeVisible()
  await expect(atStudent.getByRole('region', { name: 'Receipt' })).toContainText('1 of', { timeout: 120_000 })
})

/** Chooses the first option of each question that has radio buttons; gives their positions. */
async function answerEveryRadio(page: Page): Promise<number[]> {
  const answered: number[] = []
  const steps = await page.getByRole('navigation', { name: 'Go to a question' }).getByRole('link').count()
  for (let position = 1; position <= steps; position += 1) {
    if (position > 1) await goOn(page, position)
    const first = questionAt(page, position).getByRole('radio').first()
    if ((await first.count()) === 0) continue
    await first.check()
    answered.push(position)
  }
  return answered
}

/** Goes on to the first question that is answered in a text field; gives its position. */
async function goToFirstField(page: Page): Promise<number> {
  await untilAlive(page.getByRole('banner').getByRole('button', { name: 'Hand in' }))
  const steps = page.getByRole('navigation', { name: 'Go to a question' }).getByRole('link')
  for (let position = 1; position <= (await steps.count()); position += 1) {
    await steps.nth(position - 1).click()
    await expect(page.getByRole('heading', { name: `Question ${position} of` })).toBeVisible()
    if ((await questionAt(page, position).getByRole('textbox').count()) > 0) return position
  }
  throw new Error('The quiz has no question with a text field')
}

/** The last words and the end of the page in one breath: nothing can be written between them but what is written at once. */
async function typeAndLeave(field: Locator, words: string): Promise<void> {
  await field.evaluate((element, typed) => {
    const prototype =
      element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, typed)
    element.dispatchEvent(new Event('input', { bubbles: true }))
    location.reload()
  }, words)
}

/** On the student's page in the class, which is where the assignment's crumb leads. */
async function giveMoreTime(page: Page, name: string): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('link', { name: /^Exam / })
    .click()
  await page.getByRole('link', { name: `${name}: password, leave` }).click()
  await untilAlive(page.getByRole('button', { name: 'Save the time' }))
  await page.getByLabel('2 times as long').check()
  await page.getByRole('button', { name: 'Save the time' }).click()
  await expect(page.getByText('It holds from now on.')).toBeVisible()
  await expectNoViolations(page)
}

/** By an override, on the assignment's page. */
async function giveAnotherAttempt(page: Page, name: string): Promise<void> {
  const save = page.getByRole('button', { name: 'Save for this student' })
  await untilAlive(save)
  await page.getByLabel('Student', { exact: true }).selectOption({ label: name })
  await page.getByLabel('Attempts').last().fill('2')
  await save.click()
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('2 attempts')
}
