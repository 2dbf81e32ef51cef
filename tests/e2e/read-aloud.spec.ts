import { expect, type Page } from '@playwright/test'
import { expectNoViolationsHere } from '#tests/support/e2e/expect-no-violations.ts'
import { toReading } from '#tests/support/e2e/page-visits.ts'
import { joinByCode, newStudent } from '#tests/support/e2e/sign-in.ts'
import { standInForSpeech } from '#tests/support/e2e/speech-stand-in.ts'
import { test } from '#tests/support/e2e/watched-test.ts'

const own = { name: 'Own Voice', lang: 'en-GB', localService: true }
const distant = { name: 'Distant Voice', lang: 'en-US', localService: false }

const listen = (page: Page) => page.getByRole('button', { name: 'Listen' })
const bar = (page: Page) => page.getByRole('region', { name: 'Reading aloud' })

/** What was said so far, the newest last. */
function spoken(page: Page): Promise<{ text: string; rate: number; voice: string | null }[]> {
  return page.evaluate(() => Reflect.get(window, 'spoken'))
}

/** The words painted under a name of the highlight registry. */
function painted(page: Page, name: string): Promise<string> {
  return page.evaluate(
    (key) =>
      [...(CSS.highlights.get(key) ?? [])]
        .map((range) => {
          const live = document.createRange()
          live.setStart(range.startContainer, range.startOffset)
          live.setEnd(range.endContainer, range.endOffset)
          return live.toString()
        })
        .join(''),
    name,
  )
}

test('the text is read sentence by sentence, with sentence and word shown, paused and taken up again', async ({
  page,
}) => {
  await standInForSpeech(page.context(), [distant, own])
  await joinByCode(page, newStudent('Vera Voice'))
  await toReading(page)
  await listen(page).click()
  await expect.poll(async () => (await spoken(page)).length).toBeGreaterThan(1)
  const [first] = await spoken(page)
  // The device's own voice, though the distant one is the browser's default.
  expect(first?.voice).toBe('Own Voice')
  await expect.poll(() => painted(page, 'postil-aloud-word')).not.toBe('')
  expect((await painted(page, 'postil-aloud')).length).toBeGreaterThan(
    (await painted(page, 'postil-aloud-word')).length,
  )

  await bar(page).getByRole('button', { name: 'Pause' }).click()
  const word = await painted(page, 'postil-aloud-word')
  const count = (await spoken(page)).length
  await bar(page).getByLabel('Speed').selectOption('1.5')
  expect(await spoken(page)).toHaveLength(count)
  await bar(page).getByRole('button', { name: 'Read' }).click()
  await expect.poll(async () => (await spoken(page)).length).toBeGreaterThan(count)
  expect((await spoken(page))[count]).toMatchObject({ rate: 1.5 })
  expect((await spoken(page))[count]?.text.startsWith(word)).toBe(true)
  await bar(page).getByRole('button', { name: 'Pause' }).click()
  await expectNoViolationsHere(page)
  await bar(page).getByRole('button', { name: 'End' }).click()
  expect(await painted(page, 'postil-aloud')).toBe('')
})

test('reading begins at the chosen paragraph, by keyboard', async ({ page }) => {
  await standInForSpeech(page.context(), [own])
  await joinByCode(page, newStudent('Kay Keyboard'))
  await toReading(page)
  await expect(listen(page)).toBeVisible()
  const number = page.locator('[data-number="3"]')
  const paragraph = (await number.locator('xpath=..').textContent()) ?? ''
  await number.focus()
  await page.keyboard.press('Enter')
  const tool = page.getByRole('toolbar').getByRole('button', { name: 'Read aloud from here' })
  for (let step = 0; step < 8 && !(await tool.evaluate((node) => node === document.activeElement)); step += 1)
    await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await spoken(page))[0]?.text ?? '').not.toBe('')
  expect(paragraph.startsWith((await spoken(page))[0]?.text ?? 'nothing')).toBe(true)
})

test('a voice that sends the words away is used only when it was chosen, and it is said', async ({ page }) => {
  await standInForSpeech(page.context(), [distant])
  await joinByCode(page, newStudent('Dina Distant'))
  await toReading(page)
  await listen(page).click()
  await expect(bar(page)).toContainText('Your device has no voice of its own')
  await expect(bar(page).getByRole('button', { name: 'Read' })).toBeDisabled()
  expect(await spoken(page)).toEqual([])
  await bar(page).getByLabel('Voice').selectOption({ label: 'Distant Voice (sends the text away)' })
  await expect(bar(page)).toContainText('sends the words to the voice’s maker')
  await bar(page).getByRole('button', { name: 'Read' }).click()
  await expect.poll(async () => (await spoken(page))[0]?.voice).toBe('Distant Voice')
})

test('where the browser has no voice, nothing is offered', async ({ page }) => {
  await standInForSpeech(page.context(), [])
  await joinByCode(page, newStudent('Nora Novoice'))
  await toReading(page)
  await expect(page.getByRole('button', { name: 'Text and colours' })).toBeVisible()
  await expect(listen(page)).toBeHidden()
})
