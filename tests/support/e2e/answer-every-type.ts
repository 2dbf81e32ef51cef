import { expect, type Locator, type Page } from '@playwright/test'
import { enter, tabTo } from './by-keyboard.ts'
import { everyPosition, proof, type Shown } from './every-type-quiz.ts'
import { questionAt } from './take-quiz.ts'

type Answer = (page: Page, question: Locator) => Promise<void>

const inOrder = ['The lamp went out', 'Lund was asked', 'The council met'] as const

/** Answers by the keyboard alone: some right, some wrong, some in part, so that results of every kind are seen. */
export const byKeyboard: { readonly [Which in Shown]: Answer } = {
  'single-choice': async (page, question) => {
    await tabTo(page, question.getByRole('radio').first())
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await expect(question.getByRole('radio', { name: 'A storm broke it' })).toBeChecked()
  },
  'multiple-response': async (page, question) => {
    for (const name of ['The bell was not rung', 'A ship was lost']) await press(page, question.getByLabel(name))
  },
  'true-false-not-stated': async (page, question) => {
    await press(page, question.getByRole('radio').first())
    // Round the end: down twice is where one up would be.
    await page.keyboard.press('ArrowUp')
    await expect(question.getByRole('radio', { name: 'The text does not say' })).toBeChecked()
  },
  number: (page, question) => typeInto(page, question.getByRole('textbox'), '40'),
  'short-answer': (page, question) => typeInto(page, question.getByRole('textbox'), 'the harbour master'),
  cloze: async (page, question) => {
    const gap = question.getByRole('textbox', { name: 'Gap 1 of 2' })
    await expect(gap).toHaveAccessibleDescription('The council met (gap).')
    await typeInto(page, gap, 'twice')
    await choose(page, question.getByRole('combobox', { name: 'Gap 2 of 2' }), 'bell')
  },
  ordering: async (page, question) => {
    const last =
      (await question.getByRole('listitem').last().getByRole('button').first().getAttribute('aria-label')) ?? ''
    const up = question.getByRole('button', { name: last })
    await tabTo(page, up)
    for (const place of [2, 1]) {
      await page.keyboard.press('Enter')
      await expect(said(page, `is now at place ${place} of 3.`)).toBeAttached()
      await expect(up).toBeFocused()
      await expect(up).toHaveAccessibleDescription(`${place} of 3`)
    }
    for (const [at, text] of inOrder.entries()) {
      await choose(page, question.getByRole('combobox', { name: `Place of “${text}”` }), String(at + 1))
    }
  },
  matching: async (page, question) => {
    await choose(page, question.getByLabel('wrote in a book'), 'Ada Lund')
    await choose(page, question.getByLabel('asked about the bell'), 'The council')
  },
  categories: async (page, question) => {
    await choose(page, question.getByLabel('The council met twice.'), 'Told')
    await choose(page, question.getByLabel('The rope had been cut.'), 'Claimed')
    await choose(page, question.getByLabel('The fisherman heard no bell.'), 'Told')
  },
  evidence: async (page, question) => {
    await markSentence(page, question, 1, 2)
    await expect(said(page, 'Marked in paragraph 1: The keeper, Ada Lund,')).toBeAttached()
    await markSentence(page, question, 2, 2)
    await markSentence(page, question, 2, 2)
    await expect(said(page, 'These words are marked already.')).toBeAttached()
    const marks = question.getByRole('list', { name: 'Passages you have marked' })
    await expect(marks).toBeFocused()
    // The button goes, and says what it did where it stood.
    await press(page, marks.getByRole('button', { name: 'Take it back' }).first())
    await expect(question.getByText('The passage is taken back.')).toBeFocused()
    await expect(marks.getByRole('listitem')).toHaveCount(1)
  },
  repair: async (page, question) => {
    const field = question.getByRole('textbox')
    await tabTo(page, field)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('The council paid for a rope.')
  },
  'free-text': (page, question) =>
    typeInto(page, question.getByRole('textbox'), 'I would ask the fisherman, who was awake.'),
  'with evidence': async (page, question) => {
    await press(page, question.getByRole('radio', { name: 'True' }))
    await markSentence(page, question, 3, 2)
  },
}

/** Answers by touch, all of them right. */
export const byTouch: { readonly [Which in Shown]: Answer } = {
  'single-choice': (_, question) => question.getByText('The oil had run out').tap(),
  'multiple-response': async (_, question) => {
    await question.getByText('The bell was not rung').tap()
    await question.getByText('The rope had been cut').tap()
  },
  'true-false-not-stated': (_, question) => question.getByText('The text does not say').tap(),
  number: (_, question) => question.getByRole('textbox').fill('40'),
  'short-answer': (_, question) => question.getByRole('textbox').fill('Lund'),
  cloze: async (_, question) => {
    await question.getByRole('textbox').fill('twice')
    await question.getByRole('combobox').selectOption('rope')
  },
  ordering: async (page, question) => {
    const rows = question.getByRole('listitem')
    await rows
      .first()
      .getByRole('button', { name: /^Move down/ })
      .tap()
    await expect(question.getByText('is now at place 2 of 3.')).toBeAttached()
    for (const [at, text] of inOrder.entries()) {
      const row = rows.filter({ hasText: text })
      await dragByTouch(page, row.locator('[data-handle]'), rows.nth(at))
      await expect(rows.nth(at)).toContainText(text)
    }
  },
  matching: async (_, question) => {
    await question.getByLabel('wrote in a book').selectOption('Ada Lund')
    await question.getByLabel('asked about the bell').selectOption('The harbour master')
  },
  categories: async (_, question) => {
    await question.getByLabel('The council met twice.').selectOption('Told')
    await question.getByLabel('The rope had been cut.').selectOption('Claimed')
    await question.getByLabel('The fisherman heard no bell.').selectOption('Claimed')
  },
  evidence: (page, question) => markByTouch(page, question, proof.rope),
  repair: (_, question) => question.getByRole('textbox').fill('The council paid for a rope.'),
  'free-text': (_, question) => question.getByRole('textbox').fill('I would ask the fisherman, who was awake.'),
  'with evidence': async (page, question) => {
    await question.getByText('False', { exact: true }).tap()
    await markByTouch(page, question, proof.council)
  },
}

export function shownQuestion(page: Page, shown: Shown): Locator {
  return questionAt(page, everyPosition[shown])
}

async function press(page: Page, element: Locator): Promise<void> {
  await tabTo(page, element)
  await page.keyboard.press('Space')
}

async function typeInto(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.type(words)
}

/** Takes an option of a choice by the arrow keys. */
async function choose(page: Page, choice: Locator, option: string): Promise<void> {
  await tabTo(page, choice)
  await page.keyboard.press('Home')
  const chosen = () =>
    choice.evaluate((node) => (node instanceof HTMLSelectElement ? node.selectedOptions[0]?.text : ''))
  for (let steps = await choice.getByRole('option').count(); steps > 0; steps -= 1) {
    if ((await chosen()) === option) return
    await page.keyboard.press('ArrowDown')
  }
  expect(await chosen()).toBe(option)
}

/** Marks the n-th sentence of a paragraph, from the button in the question to the passage in its list. */
async function markSentence(page: Page, question: Locator, paragraph: number, sentence: number): Promise<void> {
  const number = page.getByRole('button', { name: `Paragraph ${paragraph}:` })
  await enter(page, question.getByRole('button', { name: 'Go to the text' }))
  await expect(page.getByRole('button', { name: /^Paragraph \d:/ }).and(page.locator(':focus'))).toBeVisible()
  if (!(await number.evaluate((node) => node === document.activeElement))) await tabTo(page, number)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Mark as evidence/ })).toBeFocused()
  await expect(page.getByRole('toolbar', { name: 'Mark these words' })).toHaveAccessibleDescription(
    /chooses a sentence/,
  )
  for (let step = 0; step < sentence; step += 1) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  const marks = question.getByRole('list', { name: 'Passages you have marked' })
  await expect(marks).toBeFocused()
  await expect(marks.getByText(`Paragraph ${paragraph}`)).toBeVisible()
}

function said(page: Page, words: string | RegExp): Locator {
  return page.getByRole('status').filter({ hasText: words })
}

/** Selects the words, as holding a finger on them and pulling the ends does, and presses the tool that then appears. */
async function markByTouch(page: Page, question: Locator, words: string): Promise<void> {
  await question.getByRole('button', { name: 'Go to the text' }).tap()
  await page
    .getByRole('article')
    .getByText(words)
    .evaluate((block, quote) => {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(quote) ?? -1
        if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + quote.length)
      }
    }, words)
  await page.getByRole('button', { name: /^Mark as evidence/ }).tap()
  await expect(question.getByRole('list', { name: 'Passages you have marked' })).toContainText(words)
}

/** A finger on the handle, which moves to the middle of the target and is lifted there. */
async function dragByTouch(page: Page, handle: Locator, target: Locator): Promise<void> {
  await handle.scrollIntoViewIfNeeded()
  const [from, to] = [await middleOf(handle), await middleOf(target)]
  const finger = await page.context().newCDPSession(page)
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] })
  for (const share of [0.5, 1]) {
    const point = { x: from.x, y: from.y + (to.y - from.y) * share }
    await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] })
  }
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await finger.detach()
}

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox()
  if (box === null) throw new Error(`${element} is not shown`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
