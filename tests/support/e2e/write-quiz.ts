import { expect, type Locator, type Page } from '@playwright/test'
import { untilAlive } from './until-alive.ts'

/** Writes one question of each type about the harbour report, each with evidence marked in the text. */
export async function writeFiveQuestions(page: Page): Promise<void> {
  await untilAlive(page.getByRole('button', { name: 'Single choice' }))
  await writeSingleChoice(page, await addQuestion(page, 1, 'Single choice'))
  await writeSeveralChoices(page, await addQuestion(page, 2, 'Several choices'))
  await writeStatement(page, await addQuestion(page, 3, 'True, false or not stated'))
  await writeNumber(page, await addQuestion(page, 4, 'Number'))
  await writeShortAnswer(page, await addQuestion(page, 5, 'Short answer'))
}

async function addQuestion(page: Page, number: number, type: string): Promise<Locator> {
  await page.getByRole('button', { name: type, exact: true }).click()
  const card = page.getByRole('region', { name: `Question ${number}`, exact: true })
  await expect(card.locator('[name="stem"]')).toBeFocused()
  return card
}

async function writeSingleChoice(page: Page, card: Locator): Promise<void> {
  await card.getByLabel('Question', { exact: true }).fill('Why was the queue of ships long?')
  await fillOptions(card, [
    'The strike stopped the cranes',
    'A storm closed the port',
    'Grain was short',
    'Pay was late',
  ])
  await card.getByLabel('Right', { exact: true }).nth(0).check()
  await card.getByText('Feedback and misconception').nth(1).click()
  await card.getByLabel('Feedback for whoever chooses this').nth(1).fill('The storm is still to come.')
  await card.getByLabel('Misconception behind it').nth(1).fill('Takes a forecast for an event')
  await markEvidence(page, card, 'went back to their cabins')
  await card.getByLabel('Explanation of the right answer').fill('The cranes stood still for eleven days.')
}

async function writeSeveralChoices(page: Page, card: Locator): Promise<void> {
  await card.getByLabel('Question', { exact: true }).fill('What did the harbour master say?')
  await fillOptions(card, [
    'The cranes would be checked',
    'Nobody likes the agreement',
    'Pay had doubled',
    'She would go',
  ])
  await card.getByLabel('Right', { exact: true }).nth(0).check()
  await card.getByLabel('Right', { exact: true }).nth(1).check()
  await markEvidence(page, card, 'said the cranes would be checked')
  await card.getByLabel('Explanation of the right answer').fill('Both are told as her words.')
}

async function writeStatement(page: Page, card: Locator): Promise<void> {
  await card.getByLabel('Statement about the text').fill('Two drivers let their names be printed.')
  await card.getByLabel('False', { exact: true }).check()
  await markEvidence(page, card, 'their names be withheld')
  await card.getByLabel('Explanation of the right answer').fill('They asked that their names be withheld.')
}

async function writeNumber(page: Page, card: Locator): Promise<void> {
  await card.getByLabel('Question', { exact: true }).fill('About how many crane drivers work in the port?')
  await card.getByLabel('Right number').fill('400')
  await card.getByLabel('Tolerance').fill('10')
  await markEvidence(page, card, 'about 400 crane drivers')
  await card.getByLabel('Explanation of the right answer').fill('About 400, in three shifts.')
}

async function writeShortAnswer(page: Page, card: Locator): Promise<void> {
  await card.getByLabel('Question', { exact: true }).fill('Who asked for help from whom?')
  await card.getByLabel('Accepted answers').fill('*ship owners*Baltic Council*')
  await markEvidence(page, card, 'about 400 crane drivers')
  await card.getByLabel('Explanation of the right answer').fill('Ship owners turned to the Baltic Council.')
}

async function fillOptions(card: Locator, options: readonly string[]): Promise<void> {
  for (const [index, text] of options.entries()) {
    await card.getByLabel(`Option ${'ABCD'[index]}`, { exact: true }).fill(text)
  }
}

/** Selects the whole paragraph by three clicks, as with a mouse, and takes it as evidence. */
async function markEvidence(page: Page, card: Locator, words: string): Promise<void> {
  await page.getByRole('region', { name: 'The text' }).getByText(words).click({ clickCount: 3 })
  await card.getByRole('button', { name: 'Use the selected words' }).click()
  await expect(card.getByRole('listitem').filter({ hasText: words })).toBeVisible()
}
