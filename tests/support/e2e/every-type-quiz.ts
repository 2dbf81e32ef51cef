import { expect, type Page } from '@playwright/test'
import { importText } from '#domain/article/import/import-text.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { printCsv } from '#domain/exchange/csv/print-csv.ts'
import { demoTeacher, signInByEmail } from './sign-in.ts'
import { makeClass } from './teach.ts'
import { untilAlive } from './until-alive.ts'

const title = 'The lamp at Skerry Point'

/** Short, so that nobody has far to go by the Tab key. */
const article = [
  title,
  'The lamp at Skerry Point went out at nine in the evening of 3 March. The keeper, Ada Lund, wrote in her book that the oil had run out. No ship was near the rocks at that time.',
  'In the morning the harbour master asked why nobody had rung the bell. Lund said that the rope had been cut. “I heard no bell, and I was awake all night,” said a fisherman on the quay.',
  'The council met twice and paid 40 crowns for a new rope. It never asked who had cut the old one.',
].join('\n\n')

/** Words of the article that are the keys of questions, and that journeys mark. */
export const proof = {
  rope: 'Lund said that the rope had been cut.',
  council: 'It never asked who had cut the old one.',
  oil: 'the oil had run out',
} as const

type Cells = readonly [type: string, text: string, more?: Readonly<Record<string, string | number>>]

/** One question of each type, and one that asks for evidence besides, in the order of `everyPosition`. */
const questions: readonly Cells[] = [
  ['single-choice', 'Why did the lamp go out?', { feedback: 'She wrote it in her book.' }],
  ['', 'The oil had run out', { share: 100 }],
  ['', 'A storm broke it', { feedback: 'No storm is told of.', misconception: 'Adds what is not there' }],
  ['', 'Somebody put it out'],
  ['', proof.oil, { part: 'evidence', match: placeOf(proof.oil) }],
  ['multiple-response', 'Which of these does the text tell?', { settings: 'scoring=each-option' }],
  ['', 'The bell was not rung', { share: 100 }],
  ['', 'The rope had been cut', { share: 100 }],
  ['', 'A ship was lost'],
  ['true-false-not-stated', 'The fisherman cut the rope.'],
  ['', 'not-stated', { share: 100 }],
  ['', 'true', { feedback: 'Nobody says so.' }],
  ['number', 'How many crowns did the rope cost?'],
  ['', '40', { settings: 'tolerance=1' }],
  ['short-answer', 'Who kept the lamp?'],
  ['', 'Ada Lund'],
  ['', 'Lund'],
  ['cloze', 'Fill the gaps.'],
  ['', 'The council met [[1]]. It paid for a new [[2]], and asked nobody.', { part: 'text' }],
  ['', '', { part: 'gap', match: '1', settings: 'kind=typed' }],
  ['', 'twice', { match: '1' }],
  ['', '', { part: 'gap', match: '2', settings: 'kind=chosen' }],
  ['', 'rope', { match: '2', share: 100 }],
  ['', 'bell', { match: '2' }],
  ['ordering', 'What happened first?', { settings: 'scoring=adjacent-pairs' }],
  ['', 'The lamp went out'],
  ['', 'Lund was asked'],
  ['', 'The council met'],
  ['matching', 'Who did what?'],
  ['', 'wrote in a book', { match: 'Ada Lund' }],
  ['', 'asked about the bell', { match: 'The harbour master' }],
  ['', '', { part: 'distractor', match: 'The council' }],
  ['categories', 'What is told, and what is claimed?'],
  ['', 'The council met twice.', { match: 'Told' }],
  ['', 'The rope had been cut.', { match: 'Claimed' }],
  ['', 'The fisherman heard no bell.', { match: 'Claimed' }],
  ['evidence', 'Mark the words that say what happened to the rope.', { settings: 'max-passages=2' }],
  ['', proof.rope, { match: placeOf(proof.rope) }],
  ['repair', 'Mend the sentence.'],
  ['', 'The council payed for a rope.', { part: 'sentence' }],
  ['', 'The council paid for a rope.', { part: 'answer' }],
  [
    'free-text',
    'Whom would you ask next, and why?',
    { points: 4, settings: 'min-words=5; max-words=60; rubric-shown=yes' },
  ],
  ['', 'Use of the text', { part: 'criterion' }],
  ['', 'names a person and a reason from it', { part: 'level', points: 4 }],
  ['', 'names a person', { part: 'level', points: 1 }],
  ['', 'does not use it', { part: 'level', points: 0 }],
  ['true-false-not-stated', 'The council wanted to know who had cut the rope.', { settings: 'citation-weight=0.5' }],
  ['', 'false', { share: 100 }],
  ['', proof.council, { part: 'evidence', match: placeOf(proof.council) }],
]

/** The questions by what they show; the last asks for evidence besides its answer. */
export const everyPosition = {
  'single-choice': 1,
  'multiple-response': 2,
  'true-false-not-stated': 3,
  number: 4,
  'short-answer': 5,
  cloze: 6,
  ordering: 7,
  matching: 8,
  categories: 9,
  evidence: 10,
  repair: 11,
  'free-text': 12,
  'with evidence': 13,
} as const
export type Shown = keyof typeof everyPosition
export const everyShown = Object.keys(everyPosition) as Shown[]

/** Brings in the article and its quiz, assigns both to a class of its own, and returns the code of that class. */
export async function assignEveryType(page: Page): Promise<string> {
  await signInByEmail(page, demoTeacher)
  await page.goto('/articles/new')
  await page.getByLabel('Text', { exact: true }).fill(article)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Save article' }).click()
  await page.getByLabel('Title of a new quiz').fill(title)
  await page.getByRole('button', { name: 'Create a quiz' }).click()
  await page.getByRole('link', { name: 'Files: bring in or take out questions' }).click()
  await untilAlive(page.getByRole('button', { name: 'Read the file' }))
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'every-type.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table()),
  })
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByText(`${everyShown.length} questions read, nothing left unread`)).toBeVisible()
  await page.getByRole('button', { name: 'Add the chosen questions to the quiz' }).click()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('Version 1 is published. It never changes')).toBeVisible()
  return assignToClass(page, title, 'When they have handed in')
}

/** Assigns the article with its quiz to a class of its own; `release` is the rule for results, in the words of the form. */
export async function assignToClass(page: Page, className: string, release: string): Promise<string> {
  const code = await makeClass(page, className)
  await page.getByRole('link', { name: 'Assign a text' }).click()
  await page
    .getByRole('radio', { name: `With the quiz “${title}”, ${everyShown.length} questions` })
    .last()
    .check()
  await page.getByRole('radio', { name: release }).check()
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(page.getByRole('link', { name: `Class progress: ${title}` })).toBeVisible()
  return code
}

const columns = ['part', 'share', 'match', 'feedback', 'misconception', 'points', 'settings'] as const

function table(): string {
  const rows = questions.map(([type, text, more = {}]) => [type, text, ...columns.map((name) => more[name] ?? null)])
  return printCsv([['type', 'text', ...columns], ...rows])
}

/** Where the words stand in the article's text, as a cell of the table says it. */
function placeOf(words: string): string {
  const outline = importText(article)
  if (!outline.ok) throw new Error('The article cannot be read')
  const start = textStream(outline.value.blocks).indexOf(words)
  if (start < 0) throw new Error(`The article does not hold: ${words}`)
  return `standard:${start}-${start + words.length}`
}
