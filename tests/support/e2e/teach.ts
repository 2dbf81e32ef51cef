import { expect, type Page } from '@playwright/test'
import { faultyText } from './article-texts.ts'
import { untilAlive } from './until-alive.ts'
import { writeFiveQuestions } from './write-quiz.ts'

export const quizTitle = 'The dockers of Tallinn'

/** Brings in the faulty report by pasting it, and looks at what was left out. Ends on the article's page. */
export async function pasteArticle(page: Page): Promise<void> {
  await page.goto('/articles')
  await page.getByRole('link', { name: 'Bring in an article' }).click()
  await page.getByLabel('Text', { exact: true }).fill(faultyText.text)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Step 2 of 2: check and save')).toBeFocused()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue(faultyText.title)
  await expect(page.getByLabel('Byline')).toHaveValue('')
  await expect(page.getByLabel('Dateline')).toHaveValue('TALLINN (NNA)')
  await expect(page.getByText('Left out: link to something else')).toHaveCount(3)
  await page.getByRole('button', { name: 'Save article' }).click()
  await expect(page.getByRole('heading', { level: 1, name: faultyText.title })).toBeVisible()
}

export type Term = { headword: string; alias: string; definition: string; places: number }

/** Explains a term of the article that is open, and sees where it will appear before it is saved. Returns to the article. */
export async function explainTerm(page: Page, term: Term): Promise<void> {
  await page.getByRole('link', { name: 'Explain terms' }).click()
  const form = page.getByRole('region', { name: 'Explain a term' })
  const headword = form.getByLabel('Term', { exact: true })
  await untilAlive(headword)
  await headword.fill(term.headword)
  await form.getByLabel('Other forms in the text').fill(term.alias)
  await form.getByLabel('Explanation', { exact: true }).fill(term.definition)
  const places = form.getByRole('region', { name: 'Every place it will appear' })
  await expect(places.getByRole('listitem')).toHaveCount(term.places)
  await expect(places.getByText(term.alias, { exact: true })).toBeVisible()
  await form.getByRole('button', { name: 'Save the term' }).click()
  await expect(page.getByText(`“${term.headword}” is saved.`)).toBeVisible()
  await expect(page.getByRole('region', { name: '1 term' })).toContainText(`Stands in ${term.places} places`)
}

/** Writes a quiz on the article that is open, tries it as a student would, and publishes it. */
export async function publishQuiz(page: Page, title = quizTitle): Promise<void> {
  await page.getByLabel('Title of a new quiz').fill(title)
  await page.getByRole('button', { name: 'Create a quiz' }).click()
  await expect(page.getByLabel('Title of the quiz')).toHaveValue(title)
  await writeFiveQuestions(page)
  await expect(page.getByText('Nothing stands in the way of publication.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Publish' })).toBeVisible()
  await page.getByRole('link', { name: 'Preview as a student' }).click()
  await previewQuiz(page)
  await page.getByRole('link', { name: 'Back to the editor' }).click()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('Version 1 is published. It never changes')).toBeVisible()
}

async function previewQuiz(page: Page): Promise<void> {
  const question = page.getByRole('region', { name: 'Question 1', exact: true })
  await untilAlive(page.getByRole('button', { name: 'Check these answers' }))
  await question.getByLabel('A storm closed the port').check()
  await page.getByRole('button', { name: 'Check these answers' }).click()
  await expect(question.getByText('The storm is still to come.')).toBeVisible()
  await expect(question.getByText('The cranes stood still for eleven days.')).toBeVisible()
}

/** Makes a class and returns its code. Ends on the page of the class. */
export async function makeClass(page: Page, name: string): Promise<string> {
  await page.goto('/classes')
  await page.getByRole('link', { name: 'New class' }).click()
  await page.getByLabel('Name of the class').fill(name)
  await page.getByLabel('Clock of the class').selectOption('Europe/Dublin')
  await page.getByRole('button', { name: 'Make the class' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const code = await page.getByRole('code').first().textContent()
  expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
  return code ?? ''
}

/** Assigns the report with its quiz to the class that is open, with results after handing in. */
export async function assignWithQuiz(page: Page, title = quizTitle): Promise<void> {
  await page.getByRole('link', { name: 'Assign a text' }).click()
  await page
    .getByRole('radio', { name: `With the quiz “${title}”, 5 questions` })
    .last()
    .check()
  await page.getByRole('radio', { name: 'When they have handed in' }).check()
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(page.getByRole('link', { name: `Class progress: ${faultyText.title}` })).toBeVisible()
}
