import { expect, type Page } from '@playwright/test'
import { faultyText } from '#tests/support/e2e/article-texts.ts'
import { expectNoViolations } from '#tests/support/e2e/expect-no-violations.ts'
import { demoTeacher, joinByCode, newStudent, signInByEmail } from '#tests/support/e2e/sign-in.ts'
import { makeClass, pasteArticle } from '#tests/support/e2e/teach.ts'
import { untilAlive } from '#tests/support/e2e/until-alive.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

const wide = { viewport: { width: 1440, height: 900 } }
const lost = 'Sometimes the messenger is a blacksmith.'

test('a typo is mended where a note stands, a sentence goes, and the notes of the class follow', async ({
  page,
  openBrowser,
}) => {
  test.setTimeout(300_000)
  await signInByEmail(page, demoTeacher)
  await pasteArticle(page)
  const articlePage = page.url()
  const code = await makeClass(page, `Revisers ${Date.now()}`)
  const classPage = page.url()
  await page.getByRole('link', { name: 'Assign a text' }).click()
  // Other tests bring in the same text.
  await page.locator(`input[value="${articlePage.split('/').at(-1)}"]`).check()
  await page.getByRole('button', { name: 'Assign', exact: true }).click()

  const student = await openBrowser(wide)
  await joinByCode(student, newStudent('Ida Lund', code))
  await student.getByRole('link', { name: `Read: ${faultyText.title}` }).click()
  await writeNote(student, 2, 'Which captains?')
  await writeNote(student, 9, 'Is this a joke?')

  await page.goto(articlePage)
  await page.getByRole('link', { name: 'Correct the text' }).click()
  const second = page.getByRole('textbox', { name: 'Paragraph 2, standard text' })
  await untilAlive(second)
  await second.fill((await second.inputValue()).replace('grain Ship captains', 'Ship captains'))
  const gone = page.getByRole('textbox', { name: /standard text/ }).filter({ hasText: lost })
  const number = /\d+/.exec((await gone.getAttribute('aria-label')) ?? '')?.[0]
  await page.getByRole('button', { name: `Delete: Paragraph ${number}` }).click()
  await expect(gone).toHaveCount(0)
  await expect(page.getByText('All changes are kept.')).toBeVisible()
  await page.getByRole('link', { name: 'See what changes, and publish' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Before you publish' })).toBeVisible()
  await expect(page.getByText('Which captains?')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Is this a joke?' })).toContainText('Loses its passage')
  await page.getByRole('button', { name: 'Publish revision 2' }).click()
  await expect(page.getByRole('heading', { name: 'From revision 1 to revision 2' })).toBeVisible()

  await student.reload()
  await expect(student.getByRole('article').first()).toContainText(lost)
  await page.goto(classPage)
  await page.getByRole('link', { name: `Class progress: ${faultyText.title}` }).click()
  await page.getByRole('link', { name: 'Change the assignment' }).click()
  await page.getByRole('link', { name: 'Which text the class reads' }).click()
  const move = page.getByRole('button', { name: 'Let the class read revision 2' })
  await untilAlive(move)
  await move.click()
  await expect(page.getByText('Confirm this first.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'I have seen what this does to the notes' }).check()
  await move.click()
  await expect(page.getByText('That is the newest revision that you may give.')).toBeVisible()

  await student.reload()
  await expect(student.getByRole('article').first()).not.toContainText(lost)
  const margin = student.getByRole('complementary', { name: 'Notes in the margin' })
  const orphan = margin.getByRole('article').filter({ hasText: 'Is this a joke?' })
  await expect(orphan).toContainText('The passage is no longer in the text:')
  await expect(orphan).toContainText(lost)
  await expectNoViolations(student)
  await putBack(student)
  await expect(orphan).not.toContainText('The passage is no longer in the text:')
  await student.reload()
  await expect(orphan.getByRole('button', { name: 'Take it off this passage' })).toBeVisible()
  await orphan.getByText('History').click()
  await expect(orphan.getByRole('list', { name: 'What became of this note' })).toContainText('put back by you on')
  await orphan.getByRole('button', { name: 'Take it off this passage' }).click()
  await expect(orphan).toContainText('The passage is no longer in the text:')
})

test('what is typed is kept, and of two windows the second is told and overwrites nothing', async ({
  page,
  context,
  watch,
}) => {
  watch.allow(/409/)
  await signInByEmail(page, demoTeacher)
  await pasteArticle(page)
  await page.getByRole('link', { name: 'Correct the text' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Correct the text' })).toBeVisible()
  const other = await context.newPage()
  await other.goto(page.url())
  await typeSource(page, 'The first window')
  await expect(page.getByText('All changes are kept.')).toBeVisible()
  await typeSource(other, 'The second window')
  await expect(other.getByText('This text was changed or published in another window.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Source')).toHaveValue('The first window')
  await other.getByRole('button', { name: 'Go on with what stands here' }).click()
  await expect(other.getByText('All changes are kept.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Source')).toHaveValue('The second window')
})

test('by keyboard a paragraph is parted, joined again, moved and undone', async ({ page }) => {
  await signInByEmail(page, demoTeacher)
  await pasteArticle(page)
  await page.getByRole('link', { name: 'Correct the text' }).click()
  const textAt = (number: number) => page.getByRole('textbox', { name: `Paragraph ${number}, standard text` })
  await untilAlive(textAt(1))
  const [first, second] = [await textAt(1).inputValue(), await textAt(2).inputValue()]
  await textAt(2).press('ControlOrMeta+Home')
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(textAt(3)).toBeFocused()
  await expect(textAt(2)).toHaveValue(second.slice(0, 5).trim())
  await page.keyboard.press('Backspace')
  await expect(textAt(2)).toBeFocused()
  await expect(textAt(2)).toHaveValue(second)
  await page.keyboard.press('Alt+ArrowUp')
  await expect(textAt(1)).toHaveValue(second)
  await expect(textAt(1)).toBeFocused()
  await page.getByRole('button', { name: 'Undo the last change' }).click()
  await expect(textAt(1)).toHaveValue(first)
})

async function typeSource(page: Page, words: string): Promise<void> {
  const source = page.getByLabel('Source')
  await untilAlive(source)
  await source.fill(words)
}

/** A note for the class on a whole paragraph, from its number. */
async function writeNote(page: Page, number: number, body: string): Promise<void> {
  await choose(page, number, 'Note')
  const words = page.getByRole('textbox', { name: 'Your note' })
  await words.fill(body)
  await page.getByRole('radio', { name: 'the class' }).check()
  const kept = page.waitForResponse((response) => response.url().endsWith('/notes'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  expect((await kept).ok()).toBe(true)
}

async function choose(page: Page, number: number, tool: string): Promise<void> {
  await page.getByRole('button', { name: `Paragraph ${number}: mark or note` }).click()
  const tools = page.getByRole('toolbar', { name: 'Mark these words' })
  await tools.getByRole('button', { name: tool, exact: true }).click()
}

async function putBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Put back on a passage/ }).click()
  const kept = page.waitForResponse((response) => response.url().endsWith('/place'))
  await choose(page, 3, 'Put the note here')
  expect((await kept).ok()).toBe(true)
}
