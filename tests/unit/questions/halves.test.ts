import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyType } from '#db/every-type.ts'
import { testQuestions } from '#db/test-content.ts'
import { draftOf, newDraftQuestion } from '#domain/quiz/draft.ts'
import { draftQuestionSchema, wholeOf } from '#domain/quiz/draft-question.ts'
import { type Question, questionSchema, questionTypes } from '#domain/quiz/schema.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import { anyQuestion, keyMark } from '#tests/support/any-question.ts'

test('a body never holds what belongs to a key: notes, explanation, gold spans, accepted and foreseen forms', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      expect(JSON.stringify(splitQuestion(question).body)).not.toContain(keyMark)
    }),
    { numRuns: 500 },
  )
})

test('of the test questions too nothing marked as key stands in a body, unless its author shows it', () => {
  const questions = everyType(randomUUID)
  expect(questions.map(({ type }) => type)).toEqual([...questionTypes])
  for (const question of questions) {
    expect(questionSchema.parse(question)).toEqual(question)
    expect(JSON.stringify(splitQuestion(question).body)).not.toMatch(/KEY-|correct|accepted|fraction/)
    expect(JSON.stringify(splitQuestion(question).key)).toMatch(/KEY-/)
  }
})

/** The same question with another key, where a body is to stay the same whatever the key. */
function withOtherKey(question: Question): Question {
  if (question.type === 'ordering') return { ...question, items: question.items.toReversed() }
  if (question.type === 'matching' || question.type === 'categories') {
    const { items, targets } = question
    const other = { items: items.toReversed(), targets: targets.toReversed() }
    return { ...question, ...other, pairs: Object.fromEntries(items.map(({ id }) => [id, targets[0]?.id ?? ''])) }
  }
  if (question.type !== 'cloze') return question
  const gaps = question.gaps.map((gap) =>
    gap.kind === 'typed'
      ? gap
      : {
          ...gap,
          options: gap.options.toReversed(),
          correct: gap.options.find(({ id }) => id !== gap.correct)?.id ?? '',
        },
  )
  return { ...question, gaps }
}

test('neither ids nor order of a body depend on the key', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      expect(splitQuestion(withOtherKey(question)).body).toEqual(splitQuestion(question).body)
    }),
    { numRuns: 500 },
  )
})

test('the ids of parts are not those of the author, and stay when a text is corrected', () => {
  const [question] = everyType(randomUUID).filter(({ type }) => type === 'ordering')
  if (question?.type !== 'ordering') throw new Error('There is an ordering')
  const idsOf = (whole: Question) => JSON.stringify(splitQuestion(whole).key)
  expect(idsOf(question)).not.toMatch(/first|second|third|fourth/)
  const corrected = { ...question, items: question.items.map((item) => ({ ...item, text: `${item.text}!` })) }
  expect(idsOf(corrected)).toBe(idsOf(question))
  expect(idsOf({ ...question, id: randomUUID() })).not.toBe(idsOf(question))
})

test('a question of an older type without the new fields has the halves it always had', () => {
  const halves = testQuestions(() => '0190a000-0000-7000-8000-000000000001').map(splitQuestion)
  expect(halves.map(({ body }) => Object.keys(body).sort().join())).toEqual([
    'options,stem,type',
    'options,scoring,stem,type',
    'stem,type',
    'stem,type',
    'stem,type',
  ])
  expect(halves.map(({ key }) => Object.keys(key).sort().join())).toEqual([
    'correct,evidence,explanation,options,type',
    'correct,evidence,explanation,options,type',
    'correct,evidence,explanation,options,type',
    'correct,evidence,explanation,tolerance,type,wrong',
    'accepted,evidence,explanation,type,unmatched,wrong',
  ])
})

test('a question opened as a draft and published again has the same halves, so that it keeps its version', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const draft = draftQuestionSchema.parse(JSON.parse(JSON.stringify(draftOf(question))))
      const again = questionSchema.parse(wholeOf(draft))
      expect(splitQuestion(again)).toEqual(splitQuestion(question))
    }),
    { numRuns: 500 },
  )
})

test('changing the type of a draft to and fro loses nothing', () => {
  for (const question of everyType(randomUUID)) {
    const draft = draftOf(question)
    for (const type of questionTypes) {
      expect({ ...draftQuestionSchema.parse({ ...draft, type }), type: question.type }).toEqual(draft)
    }
  }
})

test('a draft stored before there were other types is still read', () => {
  const note = { feedback: '', misconception: null }
  const stored = {
    id: randomUUID(),
    type: 'short-answer',
    stem: 'Who?',
    points: 1,
    explanation: '',
    evidence: [],
    options: [{ id: 'a', text: '', ...note }],
    correctOptions: [],
    scoring: 'right-minus-wrong',
    verdict: null,
    verdictNotes: { true: note, false: note, 'not-stated': note },
    number: '',
    tolerance: '0',
    accepted: ['the keeper'],
    wrong: [],
    unmatched: 'wrong',
  }
  const draft = draftQuestionSchema.parse(stored)
  expect(draft).toMatchObject({ ...stored, caseMatters: false, accentsMatter: true, sectionId: null, citation: null })
  expect(questionSchema.safeParse(wholeOf(draft)).success).toBe(true)
  expect(newDraftQuestion(stored.id, 'cloze').items).not.toBe(newDraftQuestion(stored.id, 'cloze').items)
})
