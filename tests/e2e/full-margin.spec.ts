import { expect, type Page } from '@playwright/test'
import { expectNoSidewaysScroll } from '#tests/support/e2e/expect-no-sideways-scroll.ts'
import { test } from '#tests/support/noted-test.ts'

const allNotes = 300

/** Pairs of boxes of the margin that lie over each other by more than the rounding of a pixel. */
async function overlaps(page: Page): Promise<string[]> {
  return page.getByRole('complementary').evaluate((margin) => {
    const boxes = [...margin.children].map((box) => ({
      key: box.textContent?.slice(0, 40),
      rect: box.getBoundingClientRect(),
    }))
    const inOrder = boxes.sort((a, b) => a.rect.top - b.rect.top)
    return inOrder.slice(1).flatMap(({ key, rect }, index) => {
      const above = inOrder[index]
      return above && above.rect.bottom > rect.top + 1 ? [`${above.key} / ${key}`] : []
    })
  })
}

async function openMargin(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('complementary').locator('article')).toHaveCount(allNotes)
  // Boxes glide to their places.
  await settled(page)
}

async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  )
}

test('of 300 notes by 35 students no two lie over each other, wherever one scrolls and whichever one opens', async ({
  page,
  noted,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await noted.signIn(page.context(), 0)
  await openMargin(page, noted.path)
  for (const share of [0, 0.3, 0.7, 1]) {
    await page.evaluate((at) => window.scrollTo({ top: document.body.scrollHeight * at, behavior: 'instant' }), share)
    expect(await overlaps(page)).toEqual([])
  }
  for (const index of [0, 150, 299]) {
    const box = page.getByRole('complementary').locator('article').nth(index)
    const before = await box.evaluate((element) => element.clientHeight)
    await box.focus()
    await expect(box).toHaveAttribute('data-active', 'true')
    await settled(page)
    expect(await box.evaluate((element) => element.clientHeight)).toBeGreaterThan(before)
    expect(await overlaps(page)).toEqual([])
  }
})

test('where there is no margin 300 notes stand behind the numbers of their paragraphs, one press away', async ({
  page,
  noted,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await noted.signIn(page.context(), 1)
  await page.goto(noted.path)
  const markers = page.getByRole('list', { name: 'Notes in the margin' }).getByRole('button')
  await expect(markers.first()).toBeVisible()
  const counts = (await markers.allTextContents()).map((text) => Number(/\d+/.exec(text)?.[0]))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(allNotes)
  await markers.first().click()
  await expect(page.getByRole('dialog').locator('article').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expectNoSidewaysScroll(page)
})

test('line focus shows whole lines wherever the text is scrolled to, also between two paragraphs', async ({
  page,
  noted,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await noted.signIn(page.context(), 0)
  await page.goto(noted.path)
  await expect(page.getByRole('complementary').locator('article')).toHaveCount(allNotes)
  await page.evaluate(() => document.documentElement.setAttribute('data-line-focus', '1'))
  for (let stepPx = 0; stepPx < 700; stepPx += 43) {
    await page.evaluate((by) => window.scrollTo({ top: 300 + by, behavior: 'instant' }), stepPx)
    const cut = await page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const article = document.querySelector('[data-article]')
      const frame = article?.parentElement?.parentElement
      if (!article || !frame) throw new Error('The page has no text')
      const style = getComputedStyle(frame, '::after')
      const [top, bottom] = [
        Number.parseFloat(style.top),
        Number.parseFloat(style.top) + Number.parseFloat(style.height),
      ]
      const range = document.createRange()
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
      const boxes: DOMRect[] = []
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        range.selectNodeContents(node)
        boxes.push(...range.getClientRects())
      }
      const inside = boxes.filter((box) => box.top >= top - 1 && box.bottom <= bottom + 1)
      const halved = boxes.filter((box) => box.top + 4 < bottom && box.bottom - 4 > top && !inside.includes(box))
      return { inside: inside.length, halved: halved.map((box) => [box.top, box.bottom, top, bottom]) }
    })
    expect(cut.halved, `scrolled by ${stepPx} px`).toEqual([])
    expect(cut.inside, `scrolled by ${stepPx} px`).toBeGreaterThan(0)
  }
})
