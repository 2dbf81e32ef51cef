import { expect, type Page } from '@playwright/test'
import { asFoundPath, faultyText } from '#tests/support/e2e/article-texts.ts'
import { expectNoteKept, noteParagraph, phone, tapTerm } from '#tests/support/e2e/read-on-phone.ts'
import { demoTeacher, joinByCode, newStudent, signInByEmail } from '#tests/support/e2e/sign-in.ts'
import { expectSaved, goOn, questionAt, startQuiz } from '#tests/support/e2e/take-quiz.ts'
import { assignWithQuiz, explainTerm, makeClass, pasteArticle, publishQuiz } from '#tests/support/e2e/teach.ts'
import { untilAlive } from '#tests/support/e2e/until-alive.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

const term = {
  headword: 'crane driver',
  alias: 'Crane drivers',
  definition: 'Somebody who moves the cargo of a ship with a crane.',
  places: 2,
}
/** Letters of several scripts, two spaces, a line end, and a character beyond the first plane. */
const noteBody = 'Who “likes” it?  Nobody – and yet…\nΣχόλιο, 注, חשוב 🖋'

test('a class reads, notes and answers, and its teacher sees how it went', async ({ page, openBrowser, watch }) => {
  test.setTimeout(480_000)
  const className = `Harbours ${Date.now()}`
  await signInByEmail(page, demoTeacher)
  await pasteArticle(page)
  const articlePage = page.url()
  await explainTerm(page, term)
  await page.goto(articlePage)
  await publishQuiz(page)
  const code = await makeClass(page, className)
  await assignWithQuiz(page)

  // A name that a spreadsheet would take for a formula.
  const student = newStudent('=Ida Lund', code)
  const atPhone = await openBrowser(phone)
  await joinByCode(atPhone, student)
  await atPhone.getByRole('link', { name: `Read: ${faultyText.title}` }).tap()
  await tapTerm(atPhone, 'Crane drivers', term.headword, term.definition)
  await noteParagraph(atPhone, 6, noteBody)
  await expectNoteKept(atPhone, 6, noteBody)
  // What a browser says of a request without a connection.
  watch.allow(/net::ERR_INTERNET_DISCONNECTED/)
  await answerWithABreak(atPhone)
  await handInTwice(atPhone)
  await readResult(atPhone)

  await seeProgress(page, student.displayName)
})

test('the report as it was found is brought in whole, and what was left out can be put back', async ({ page }) => {
  // A clone has no copy of somebody else's report; the texts of our own with the same faults are imported in tests/corpus/import.
  test.skip(asFoundPath === null, 'the report as it was found is not at hand')
  await signInByEmail(page, demoTeacher)
  await page.goto('/articles/new')
  await page.getByLabel('Or a file').setInputFiles(asFoundPath ?? '')
  await page.getByRole('button', { name: 'Continue' }).click()
  const summary = page.getByRole('status').filter({ hasText: 'left out' })
  await expect(summary).toContainText('28 paragraphs')
  await expect(page.getByLabel('Byline')).toHaveValue('')
  await expect(page.getByText('Left out: link to something else')).toHaveCount(3)
  const seeAlso = page.getByRole('listitem').filter({ hasText: 'Left out: link to something else' }).first()
  const putBack = seeAlso.getByRole('checkbox')
  await untilAlive(putBack)
  await putBack.check()
  await expect(summary).toContainText('29 paragraphs')
  await expect(page.getByText('Put back (link to something else)')).toBeVisible()
  await page.getByRole('checkbox', { checked: true }).uncheck()
  await expect(summary).toContainText('28 paragraphs')
  await page.getByRole('button', { name: 'Save article' }).click()
  await explainTerm(page, {
    headword: 'sanctions waiver',
    alias: 'exemption from sanctions',
    definition: 'A permission to trade in spite of a ban.',
    places: 2,
  })
})

async function answerWithABreak(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Quiz · 5 questions' }).tap()
  await startQuiz(page)
  await page.getByLabel('The strike stopped the cranes').check()
  await expectSaved(page, 1)
  await goOn(page, 2)
  await page.getByLabel('The cranes would be checked').check()
  await expectSaved(page, 2)
  await goOn(page, 3)
  await page.context().setOffline(true)
  await page.getByLabel('True', { exact: true }).check()
  await expect(questionAt(page, 3).getByText('Kept in this browser, waiting to be sent')).toBeVisible()
  await goOn(page, 4)
  await page.getByLabel('About how many crane drivers').fill('395')
  await expect(page.getByText('2 answers wait to be sent')).toBeVisible()
  await expect(page.getByText('No connection. Go on')).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText(/^\W*All saved, \d\d:\d\d$/)).toBeVisible()
  await expectSaved(page, 4)
  await goOn(page, 5)
  await page.getByLabel('Who asked for help from whom?').fill('Four ship owners asked the Baltic Council')
  await expectSaved(page, 5)
}

async function handInTwice(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Hand in' }).tap()
  const dialog = page.getByRole('dialog', { name: 'Hand in your answers?' })
  await expect(dialog.getByText('You have answered all 5 questions.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Hand in now' }).dblclick()
  const receipt = page.getByRole('region', { name: 'Receipt' })
  await expect(receipt).toContainText('5 of 5 questions')
  await expect(receipt.getByRole('code')).not.toBeEmpty()
}

async function readResult(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Your points' })).toContainText('3.5 of 5 points')
  const third = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Question 3', exact: true }) })
  await expect(third).toContainText('They asked that their names be withheld.')
  await third.getByRole('link', { name: 'Show it in paragraph 7' }).tap()
  await expect(page.getByRole('article').getByText('their names be withheld')).toBeInViewport()
}

async function seeProgress(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: `Class progress: ${faultyText.title}` }).click()
  await expect(page.getByRole('list', { name: 'At a glance' })).toContainText('1has handed in; middle score 3.5 of 5')
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row.getByRole('cell')).toHaveText([/^3\.5$/, /right$/, /partly right$/, /wrong$/, /right$/, /right$/])
  await expect(page.getByRole('region', { name: 'Students and questions' })).toBeVisible()
  const arriving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  const csv = await textOf(await arriving)
  expect(csv).toContain(`'${name},handed in,3.5,5,`)
  expect(csv).toMatch(/,1,0\.5,0,1,1\r?\n/)
  await row.getByRole('link', { name }).click()
  await expect(page.getByRole('region', { name: 'Question 4', exact: true })).toContainText('395')
  await expect(page.getByRole('region', { name: 'Question 5', exact: true })).toContainText('Four ship owners asked')
  expect(await page.getByRole('listitem').locator('p').allTextContents()).toContain(noteBody)
}

async function textOf(download: { createReadStream: () => Promise<NodeJS.ReadableStream> }): Promise<string> {
  let text = ''
  const stream = await download.createReadStream()
  stream.setEncoding('utf8')
  for await (const piece of stream) text += String(piece)
  return text
}
