import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { toProgress, toReading } from '#tests/support/e2e/page-visits.ts'
import { demoTeacher, joinByCode, newStudent, signInByEmail, signInToDemo } from '#tests/support/e2e/sign-in.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

const words = '=Is this “lamp”\nwords of my own?'

test('a student finds notes by words and by kind, takes them away in each format, and reads them back', async ({
  page,
}) => {
  await joinByCode(page, newStudent('Nura Notes'))
  await toReading(page)
  await noteFirstParagraph(page)

  await page.goto('/notes')
  await page.getByRole('searchbox', { name: 'Words in a note or its passage' }).fill('WORD own')
  await page.getByRole('searchbox').press('Enter')
  await expect(page.getByRole('status')).toHaveText('1 note')
  await expect(page.locator('mark')).toHaveText(['words', 'own'])
  await page.getByLabel('Kind').selectOption('Highlight')
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByRole('status')).toHaveText('No note is like this.')
  await page.getByRole('link', { name: 'Show all notes' }).click()
  await expect(page.getByRole('status')).toHaveText('1 note')

  const markdown = await download(page, 'Markdown')
  expect(markdown).toContain('\\=Is this “lamp”\\\nwords of my own?')
  const [, row] = z.array(z.array(z.string())).parse(parse(await download(page, 'Table (CSV)'), { bom: true }))
  expect(row).toContain(`'${words}`)
  const annotations = z
    .looseObject({
      first: z.looseObject({
        items: z.array(
          z.looseObject({
            body: z.array(z.looseObject({ value: z.string() })),
            target: z.looseObject({ selector: z.array(z.looseObject({ exact: z.string().optional() })) }),
          }),
        ),
      }),
    })
    .parse(JSON.parse(await download(page, 'Web Annotation (JSON-LD)')))
  const [item] = annotations.first.items
  expect(item?.body[0]?.value).toBe(words)
  expect(item?.target.selector[0]?.exact).toMatch(/^Iraq had two powerful partners/)

  await page.getByRole('link', { name: /^To the passage: / }).click()
  await expect(page.getByText('words of my own?').first()).toBeVisible()
})

test('a teacher sees where the class stands in a text, and what of it was shared', async ({ page }) => {
  await signInByEmail(page, demoTeacher)
  await toProgress(page)
  await page.getByRole('link', { name: 'The text and the class' }).click()
  await expect(page.getByText(/^\d+ of \d+ students have opened the text/)).toBeVisible()
  await page.getByRole('link', { name: /marked something: list what was shared with you, paragraph 1$/ }).click()
  const shared = page.getByRole('region', { name: 'Shared with you here' })
  await expect(shared).toContainText('I have family in Basra.')
  await shared.getByRole('link', { name: 'Close the list' }).click()
  await expect(shared).toBeHidden()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a student finds a note by the beginning of a word, and goes to its passage', async ({ page }) => {
    await signInToDemo(page, 'student')
    await page.goto('/notes')
    await page.getByRole('searchbox').fill('birth')
    await page.getByRole('button', { name: 'Find' }).click()
    await expect(page.getByRole('status')).toHaveText('1 note')
    await expect(page.locator('mark')).toHaveText('birthday')
    await page.getByRole('link', { name: /^To the passage: If you are born/ }).click()
    await expect(page).toHaveURL(/\/read\/[^#]+#note-/)
  })

  test('a teacher chooses from the notes of the class, and comes back from a number to the whole list', async ({
    page,
  }) => {
    await signInByEmail(page, demoTeacher)
    await toProgress(page)
    await page.getByRole('link', { name: 'Notes of the class' }).click()
    const all = Number.parseInt((await page.getByRole('status').textContent()) ?? '', 10)
    await page.getByLabel('Questions').selectOption('Not answered')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    const notes = page.getByRole('main').getByRole('listitem')
    await expect(notes.first()).toContainText('Not answered')
    expect(await notes.count()).toBeLessThan(all)
    for (const note of await notes.all()) await expect(note).toContainText(/^Question/)
    await page.getByLabel('Paragraph').selectOption('¶ 2')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(notes).toHaveCount(1)
    await page.getByRole('link', { name: 'Show all notes' }).click()
    await expect(page.getByRole('status')).toHaveText(`${all} notes`)
  })
})

async function noteFirstParagraph(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Paragraph 1: mark or note' }).click()
  await page
    .getByRole('toolbar', { name: 'Mark these words' })
    .getByRole('button', { name: 'Note', exact: true })
    .click()
  await page.getByRole('textbox', { name: 'Your note' }).fill(words)
  const kept = page.waitForResponse((response) => response.url().endsWith('/notes'))
  await page.getByRole('form', { name: 'Your note' }).getByRole('button', { name: 'Save' }).click()
  expect((await kept).ok()).toBe(true)
}

async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ])
  return readFileSync(await file.path(), 'utf8')
}
