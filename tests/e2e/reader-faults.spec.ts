import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { tabTo } from '#tests/support/e2e/by-keyboard.ts'
import { listenToStatus, paintedWords, selectWords } from '#tests/support/e2e/select-words.ts'
import { test } from '#tests/support/noted-test.ts'

const margin = (page: Page) => page.getByRole('complementary', { name: 'Notes in the margin' })
const tools = (page: Page) => page.getByRole('toolbar', { name: 'Mark these words' })

test.beforeEach(async ({ page, noted }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await noted.signIn(page.context(), 1)
})

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('button', { name: 'Paragraph 1: mark or note' })).toBeVisible()
}

/** Writes a note on what is selected, and waits until it is stored. */
async function writeNote(page: Page, words: string): Promise<void> {
  await tools(page).getByRole('button', { name: 'Note', exact: true }).click()
  await page.getByRole('textbox', { name: 'Your note' }).fill(words)
  const stored = page.waitForResponse((response) => response.url().endsWith('/notes'))
  await page.getByRole('button', { name: 'Save' }).click()
  expect((await stored).ok()).toBe(true)
}

const selections = [
  { what: 'a single emoji', from: ['p1', 14], to: ['p1', 16], words: '🙂' },
  { what: 'right-to-left text', from: ['p2', 4], to: ['p2', 10], words: 'الحارس' },
  { what: 'the inside of a term', from: ['p4', 6], to: ['p4', 11], words: 'ghtho' },
  { what: 'two paragraphs and the empty one between them', from: ['p2', 27], to: ['p4', 3], words: 'المدينة.The' },
] as const

for (const { what, from, to, words } of selections) {
  test(`${what} can be marked, and is marked again when the page is loaded`, async ({ page, noted }) => {
    await open(page, noted.strangePath)
    await selectWords(page, { block: from[0], offset: from[1] }, { block: to[0], offset: to[1] })
    const stored = page.waitForResponse((response) => response.url().endsWith('/notes'))
    await tools(page).getByRole('button', { name: 'Highlight' }).click()
    expect((await stored).ok()).toBe(true)
    await page.reload()
    await expect.poll(() => paintedWords(page, 'postil-highlight')).toContain(words)
  })
}

test('the whole article can be marked at once', async ({ page, noted }) => {
  await open(page, noted.strangePath)
  await page.evaluate(() => {
    const article = document.querySelector('[data-article]')
    if (article !== null) document.getSelection()?.selectAllChildren(article)
  })
  await writeNote(page, 'All of it.')
  await page.reload()
  await expect
    .poll(async () => (await paintedWords(page, 'postil-note')).map((words) => [words.slice(0, 8), words.slice(-5)]))
    .toContainEqual(['The sign', 'wall.'])
})

test('an empty paragraph offers nothing to mark', async ({ page, noted }) => {
  await open(page, noted.strangePath)
  await selectWords(page, { block: 'p1', offset: 4 }, { block: 'p1', offset: 8 })
  await expect(tools(page)).toBeVisible()
  await page.evaluate(() => {
    const empty = document.querySelector('[data-block="p3"]')
    if (empty !== null) document.getSelection()?.setBaseAndExtent(empty, 0, empty, empty.childNodes.length)
  })
  await expect(tools(page)).toBeHidden()
})

test('a mark on one level stands at its paragraph on the other, which is not painted', async ({ page, noted }) => {
  await open(page, `${noted.strangePath}?level=plain`)
  await selectWords(page, { block: 'p4', offset: 26 }, { block: 'p4', offset: 34 })
  await writeNote(page, 'Only on the plain text.')
  await open(page, noted.strangePath)
  const card = margin(page).getByRole('article').filter({ hasText: 'Only on the plain text.' })
  await expect(card).toContainText('On the Plain text:')
  expect(await paintedWords(page, 'postil-note')).not.toContain('the lamp')
})

test('a note of 50,000 characters is stored, shown and edited to the last one', async ({ page, noted }) => {
  await open(page, noted.strangePath)
  const long = `${'long '.repeat(9_999)}end.!`.slice(0, 50_000)
  expect(long).toHaveLength(50_000)
  await selectWords(page, { block: 'p1', offset: 0 }, { block: 'p1', offset: 3 })
  await writeNote(page, long)
  await open(page, noted.strangePath)
  const card = margin(page).getByRole('article').filter({ hasText: 'long long' })
  await card.focus()
  await card.getByRole('button', { name: /^Edit this note/ }).click()
  await expect(page.getByRole('textbox', { name: 'Your note' })).toHaveValue(long)
  await page.keyboard.press('Escape')
})

test('script and naughty strings in a note, a text, a term and a class are words and nothing else', async ({
  page,
  noted,
}) => {
  await open(page, noted.strangePath)
  const title = await page.title()
  const words = [
    ...naughtyWords(),
    '<img src=x onerror="document.title=1">',
    '</script><script>document.title=2</script>',
  ].join('\n')
  await selectWords(page, { block: 'p1', offset: 9 }, { block: 'p1', offset: 13 })
  await writeNote(page, words)
  await open(page, noted.strangePath)
  const body = margin(page).getByRole('article').filter({ hasText: 'onerror' })
  const shown = await body.evaluate((card) => [...card.querySelectorAll('p')].map((part) => part.textContent))
  expect(shown).toContain(words)
  await page.locator('a[data-term]').click()
  await expect(page.getByRole('dialog', { name: 'lighthouse' })).toContainText('<img src=x')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A strange <b>text</b>')
  await expect(page.getByRole('banner')).toContainText('Class "<i>B</i>"')
  expect(await page.title()).toBe(title)
})

test('of two tabs that edit one note the second is told, and has both texts before it', async ({
  page,
  noted,
  watch,
}) => {
  watch.allow(/409/)
  await open(page, noted.strangePath)
  await selectWords(page, { block: 'p4', offset: 15 }, { block: 'p4', offset: 21 })
  await writeNote(page, 'First words.')
  const second = await page.context().newPage()
  await second.setViewportSize({ width: 1440, height: 900 })
  await open(page, noted.strangePath)
  await open(second, noted.strangePath)
  for (const [tab, words] of [
    [page, 'The first tab.'],
    [second, 'The second tab.'],
  ] as const) {
    await tab.bringToFront()
    const card = margin(tab).getByRole('article').filter({ hasText: 'First words.' })
    await card.focus()
    await card.getByRole('button', { name: /^Edit this note/ }).click()
    await tab.getByRole('textbox', { name: 'Your note' }).fill(words)
    const answered = tab.waitForResponse((response) => response.request().method() === 'PATCH')
    await tab.getByRole('button', { name: 'Save' }).click()
    await answered
  }
  const editor = second.getByRole('form', { name: 'Your note' })
  await expect(editor.getByRole('note')).toContainText('The first tab.')
  await expect(second.getByRole('textbox', { name: 'Your note' })).toHaveValue('The second tab.')
})

test('marking, noting and going between note and passage are each told by one change of the status', async ({
  page,
  noted,
}) => {
  await open(page, noted.strangePath)
  const said = await listenToStatus(page)
  await tabTo(page, page.getByRole('button', { name: 'Paragraph 1: mark or note' }))
  await page.keyboard.press('Enter')
  await expect(tools(page).getByRole('button', { name: 'Highlight' })).toBeFocused()
  const marked = page.waitForResponse((response) => response.url().endsWith('/notes'))
  await page.keyboard.press('Enter')
  await marked
  await expect.poll(said).toHaveLength(1)

  await page.keyboard.press('Enter')
  await tools(page).getByRole('button', { name: 'Note', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Your note' })).toBeFocused()
  await page.keyboard.type('By keyboard alone.')
  const stored = page.waitForResponse((response) => response.url().endsWith('/notes'))
  await page.keyboard.press('Control+Enter')
  await stored
  await expect.poll(said).toHaveLength(1)

  const card = margin(page).getByRole('article').filter({ hasText: 'By keyboard alone.' })
  await expect(card).toBeFocused()
  await tabTo(page, card.getByRole('button', { name: 'Show the passage' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-block="p1"]')).toBeFocused()
  await expect.poll(said).toEqual([expect.stringMatching(/^The passage: /)])
  await tabTo(page, page.getByRole('button', { name: 'Paragraph 1: mark or note' }))
  await page.keyboard.press('Enter')
  await tools(page)
    .getByRole('button', { name: /^\d+ notes?$/ })
    .focus()
  await page.keyboard.press('Enter')
  await expect(margin(page).getByRole('article').first()).toBeFocused()
  await expect.poll(said).toEqual([expect.stringMatching(/^The note on: /)])
})

/** The big list, where it is at hand; what a text field itself changes is left out. */
function naughtyWords(): string[] {
  const file = join(process.env['POSTIL_FIXTURES'] ?? '../shared/fixtures', 'naughty-strings', 'blns.json')
  if (!existsSync(file)) return ['Ω≈ç√∫˜µ≤≥÷', '﷽', '👩🏽‍🚀 🇨🇭', '‮reversed‬']
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const strings = Array.isArray(parsed) ? parsed.filter((item) => typeof item === 'string') : []
  return strings.filter((text) => !/\p{Cc}/u.test(text)).slice(0, 200)
}
