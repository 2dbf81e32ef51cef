import { expect, test } from 'vitest'
import { testBlocks, testQuestions } from '#db/test-content.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { exchangeFormats, printItems, readItems } from '#domain/exchange/convert.ts'
import {
  chosenQuestions,
  countedLosses,
  exchangeReviewSchema,
  itemsOfQuiz,
  reviewItems,
} from '#domain/exchange/quiz-exchange.ts'
import { checkDraft, draftOf, newQuizDraft } from '#domain/quiz/draft.ts'
import { exchangeWords } from '#tests/support/exchange-forms.ts'

let made = 0
function newId(): string {
  made += 1
  return `0190c0de-0000-7000-8000-${String(made).padStart(12, '0')}`
}
const stream = textStream(testBlocks())
const context = {
  newId,
  words: exchangeWords,
  isInArticle: ({ start, end, quote }: { start: number; end: number; quote: string }) =>
    stream.slice(start, end) === quote,
}

function quiz() {
  const section = { id: 's1', title: 'The morning', passage: null, draw: null, isShuffled: false }
  const questions = testQuestions(newId).map((question, index) => ({
    ...draftOf(question),
    sectionId: index > 2 ? 's1' : null,
  }))
  return { ...newQuizDraft('Lamps'), sections: [section], questions }
}

test.each(exchangeFormats)('a quiz that left as %s comes back whole, its article beside it', async (format) => {
  const draft = quiz()
  const { text } = await printItems(format, itemsOfQuiz(draft.title, testBlocks(), checkDraft(draft)), exchangeWords)
  const review = reviewItems(await readItems(format, text), context)
  expect(review.warnings.filter(({ kind }) => kind === 'fault')).toEqual([])
  expect(review.passages.map((passage) => passage.text)).toEqual([
    testBlocks()
      .map((block) => block.text)
      .join('\n\n'),
  ])
  expect(review.questions.map(({ question }) => question.stem)).toEqual(draft.questions.map(({ stem }) => stem))
  expect(review.questions.every(({ missing }) => missing === 0)).toBe(true)
})

test('a table and JSON bring back the very questions, but for ids and sections', async () => {
  const draft = quiz()
  for (const format of ['csv', 'json'] as const) {
    const { text } = await printItems(format, itemsOfQuiz(draft.title, [], checkDraft(draft)), exchangeWords)
    const { questions } = reviewItems(await readItems(format, text), context)
    const bare = (question: object) => ({ ...question, id: '', sectionId: null })
    expect(questions.map(({ question }) => bare(question))).toEqual(draft.questions.map(bare))
  }
})

test('each section leaves as a category below the quiz', () => {
  const paths = itemsOfQuiz('Lamps', [], checkDraft(quiz())).flatMap((item) =>
    item.type === 'category' ? [item.path] : [],
  )
  expect(paths).toEqual(['Lamps', 'Lamps/The morning'])
})

test('passages of another text are left out, and that is told', async () => {
  const draft = quiz()
  const { text } = await printItems('json', itemsOfQuiz(draft.title, [], checkDraft(draft)), exchangeWords)
  const elsewhere = reviewItems(await readItems('json', text), { ...context, isInArticle: () => false })
  expect(elsewhere.questions.flatMap(({ question }) => question.evidence)).toEqual([])
  expect(elsewhere.questions[0]?.losses.map(({ code }) => code)).toEqual(['evidence-elsewhere'])
})

test('what is reviewed comes back from the browser as it went, and only what was chosen enters', async () => {
  const gift = 'One? {=a ~b}\n\nBroken {\n\nTwo? {~a ~b}\n\n$CATEGORY: x\n\nA passage.\n'
  const review = reviewItems(await readItems('gift', gift), context)
  expect(exchangeReviewSchema.parse(JSON.parse(JSON.stringify(review)))).toEqual(review)
  expect(review.questions.map(({ line, missing }) => [line, missing > 0])).toEqual([
    [1, false],
    [5, true],
  ])
  expect(review.warnings.map(({ line, code }) => [line, code])).toEqual([[3, 'expected-inside']])
  expect(review.passages).toEqual([{ title: null, text: 'A passage.' }])
  const second = review.questions[1]?.question
  expect(chosenQuestions(review, [second?.id ?? '', 'unknown'])).toEqual([second])
})

test('more questions than a draft holds, and texts longer than it holds, are told', async () => {
  const many = Array.from({ length: 101 }, (_, index) => `Question ${index}? {T}`).join('\n\n')
  const review = reviewItems(await readItems('gift', `${'x'.repeat(6000)}? {T}\n\n${many}`), context)
  expect(review.questions).toHaveLength(100)
  expect(review.warnings.map(({ code }) => code)).toEqual(['draft-too-large', 'too-many-questions'])
})

test('losses are counted, the most frequent first', () => {
  const loss = (code: 'points-left-out' | 'tags-left-out') => ({ line: null, kind: 'loss' as const, code, values: {} })
  const counted = countedLosses([loss('tags-left-out'), loss('points-left-out'), loss('points-left-out')])
  expect(counted.map(({ warning, count }) => [warning.code, count])).toEqual([
    ['points-left-out', 2],
    ['tags-left-out', 1],
  ])
})
