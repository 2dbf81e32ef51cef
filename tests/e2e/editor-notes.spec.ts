import { expect, type Page } from '@playwright/test'
import { faultyText } from '#tests/support/e2e/article-texts.ts'
import { expectNoViolations } from '#tests/support/e2e/expect-no-violations.ts'
import { demoTeacher, joinByCode, newStudent, signInByEmail } from '#tests/support/e2e/sign-in.ts'
import { makeClass, pasteArticle } from '#tests/support/e2e/teach.ts'
import { untilAlive } from '#tests/support/e2e/until-alive.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

const wide = { viewport: { width: 1440, height: 900 } }

test('a teacher explains a term in two languages, says "not here", corrects the copy by keyboard, and the class sees it', async ({
  page,
  openBrowser,
}) => {
  test.setTimeout(300_000)
  await signInByEmail(page, demoTeacher)
  await pasteArticle(page)
  const articlePage = page.url()
  await explain(page)
  await leavePlaceOut(page)
  await page.goto(articlePage)
  await correctByKeyboard(page)

  const code = await makeClass(page, `Margins ${Date.now()}`)
  await page.getByRole('link', { name: 'Assign a text' }).click()
  await page.locator(`input[value="${articlePage.split('/').at(-1)}"]`).check()
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  const student = await openBrowser(wide)
  await joinByCode(student, newStudent('Mara Gins', code))
  await student.getByRole('link', { name: `Read: ${faultyText.title}` }).click()
  await expect(student.getByText('As the port’s own log has it.')).toBeAttached()
  await expect(student.getByText('It should say')).toBeVisible()
  await expect(student.getByRole('article').first().locator('a[data-term]')).toHaveCount(1)
})

/** Refused without its language, with everything that was typed kept; then saved. */
async function explain(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Explain terms' }).click()
  const form = page.getByRole('region', { name: 'Explain a term' })
  await untilAlive(form.getByLabel('Term', { exact: true }))
  await form.getByLabel('Term', { exact: true }).fill('canteen')
  await form.getByLabel('Explanation', { exact: true }).fill('Where workers eat.')
  await form.getByLabel('Longer explanation').fill('A dining hall at a place of work.')
  await form.getByLabel('Explanation in language 1').fill('Kantine.')
  await form.getByRole('button', { name: 'Save the term' }).click()
  await expect(form.getByText('Choose the language of this explanation.')).toBeVisible()
  await expect(form.getByLabel('Explanation in language 1')).toHaveValue('Kantine.')
  await expect(form.getByLabel('Longer explanation')).toHaveValue('A dining hall at a place of work.')
  await form.getByLabel('Language 1', { exact: true }).selectOption('de')
  await form.getByRole('button', { name: 'Save the term' }).click()
  await expect(page.getByText('“canteen” is saved.')).toBeVisible()
  await expect(page.getByText('With a longer explanation · Deutsch')).toBeVisible()
}

async function leavePlaceOut(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Edit canteen' }).click()
  const places = page.getByRole('region', { name: 'Every place it will appear' })
  const notHere = places.getByRole('button', { name: /^Not here: / })
  await expect(notHere).toHaveCount(2)
  await untilAlive(notHere.first())
  await notHere.first().click()
  await expect(page.getByText('The term is not explained at that place any more.')).toBeVisible()
  await expect(notHere).toHaveCount(1)
  await expectNoViolations(page)
  await places.getByRole('button', { name: /^Explain here again: / }).click()
  await expect(notHere).toHaveCount(2)
  await notHere.last().click()
  await expect(notHere).toHaveCount(1)
}

async function correctByKeyboard(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Write editor’s notes' }).click()
  const number = page.getByRole('button', { name: 'Paragraph 2: mark or note' })
  await expect(number).toBeVisible()
  await number.focus()
  await page.keyboard.press('Enter')
  const tool = page.getByRole('button', { name: 'Write a note here' })
  await expect(tool).toBeFocused()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  const form = page.getByRole('region', { name: 'Write a note' })
  await expect(form.getByLabel('The note')).toBeFocused()
  await expect(form.getByLabel('Passage')).not.toHaveValue('')
  await form.getByLabel('Correction of the copy').check()
  await form.getByLabel('What the copy says').fill('grain Ship captains')
  await form.getByLabel('What it should say').fill('Ship captains')
  await form.getByRole('button', { name: 'Save the note' }).press('Enter')
  await expect(form.getByText('Say on what basis.')).toBeVisible()
  await expect(form.getByLabel('What the copy says')).toHaveValue('grain Ship captains')
  await form.getByLabel('On what basis').fill('As the port’s own log has it.')
  await form.getByRole('button', { name: 'Save the note' }).press('Enter')
  const list = page.getByRole('region', { name: '1 note' })
  await expect(list.getByText('As the port’s own log has it.')).toBeVisible()
  await list.getByRole('button', { name: /^Delete: / }).press('Enter')
  await expect(page.getByRole('region', { name: 'No note yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(list.getByText('As the port’s own log has it.')).toBeVisible()
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a teacher explains a term in another language, leaves a place out, and notes a typed passage', async ({
    page,
  }) => {
    await signInByEmail(page, demoTeacher)
    await page.goto('/articles')
    await page.getByRole('link', { name: 'Bring in an article' }).click()
    await page.getByLabel('Text', { exact: true }).fill('Tides\n\nThe tide rises.\n\nThen the tide falls again.')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Save article' }).click()
    await page.getByRole('link', { name: 'Explain terms' }).click()
    await page.getByLabel('Term', { exact: true }).fill('tide')
    await page.getByLabel('Explanation', { exact: true }).fill('How the sea rises and falls.')
    await page.getByLabel('Language 1', { exact: true }).selectOption('ar')
    await page.getByLabel('Explanation in language 1').fill('المد')
    await page.getByRole('button', { name: 'Save the term' }).click()
    await page.getByRole('link', { name: 'Edit tide' }).click()
    await expect(page.getByLabel('Explanation in language 1')).toHaveValue('المد')
    await expect(page.getByLabel('Explanation in language 1')).toHaveAttribute('dir', 'rtl')
    await page
      .getByRole('button', { name: /^Not here: / })
      .first()
      .click()
    await expect(page.getByRole('button', { name: /^Not here: / })).toHaveCount(1)

    await page.getByRole('link', { name: 'Tides' }).first().click()
    await page.getByRole('link', { name: 'Write editor’s notes' }).click()
    await page.getByLabel('Passage').fill('the tide')
    await page.getByLabel('The note').fill('Which one?')
    await page.getByRole('button', { name: 'Save the note' }).click()
    await expect(page.getByText('The note is saved.')).toBeVisible()
    await expect(page.getByRole('region', { name: '1 note' })).toContainText('Paragraph 2')
  })
})
