import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Grade, grade, isAnswered } from '#domain/quiz/grade.ts'
import { scoringMessages } from '#domain/quiz/questions/make-grade.ts'
import { emptyResponse, isSameResponse } from '#domain/quiz/response.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { questionTypes, responseSchema } from '#domain/quiz/schema.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import { messages } from '#messages/messages.ts'
import { translator } from '#messages/translator.ts'
import { anyAnswerTo, rightAnswerTo } from '#tests/support/any-answer.ts'
import { anyQuestion, anyResponse } from '#tests/support/any-question.ts'

const anySplit = anyQuestion.map(splitQuestion)
const answered = anySplit.chain(({ body, key }) => fc.tuple(fc.constant({ body, key }), anyAnswerTo(body, key)))

function expectWhole({ state, fraction, parts, feedback, explanation }: Grade) {
  if (state === 'waits') expect(fraction).toBeNull()
  else if (state === 'right') expect(fraction).toBe(1)
  else if (state === 'partly') expect(fraction !== null && fraction > 0 && fraction < 1).toBe(true)
  else expect(fraction).toBe(0)
  for (const part of parts) {
    expect(part.fraction).toBeGreaterThanOrEqual(0)
    expect(part.fraction).toBeLessThanOrEqual(1)
    expect(part.weight).toBeGreaterThan(0)
  }
  expect(feedback).not.toContain('')
  expect(Object.values(explanation.numbers).every(Number.isFinite)).toBe(true)
}

test('grading never throws, whatever the response and whether or not key and body belong together', () => {
  fc.assert(
    fc.property(anySplit, anySplit, anyResponse, ({ body }, { key }, response) => {
      expectWhole(grade(body, key, response))
      expect(grade(body, key, response).state === 'unanswered' || isAnswered(response)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('an answer that names what the question holds gets a fraction from 0 to 1 that fits its state', () => {
  fc.assert(
    fc.property(answered, ([{ body, key }, response]) => expectWhole(grade(body, key, response))),
    { numRuns: 1000 },
  )
})

test('the answer of the key is right, except where a teacher marks', () => {
  fc.assert(
    fc.property(anySplit, ({ body, key }) => {
      const response = rightAnswerTo(key)
      // Evidence is asked for and scored, but the question has none: the editor refuses it, and a teacher decides.
      const lacksEvidence = (key.citation?.weight ?? 0) > 0 && key.evidence.length === 0
      if (response !== null) expect(grade(body, key, response).state).toBe(lacksEvidence ? 'waits' : 'right')
    }),
    { numRuns: 1000 },
  )
})

test('nothing but what the key accepts gets full marks', () => {
  const strict = anySplit.filter(({ body, key }) => {
    // Bands give full marks for less than all, and a fraction of 0 costs nothing: both by the author's own word.
    const isLenient = body.type === 'evidence' || (key.citation?.weight ?? 0) > 0
    return !isLenient && !(body.type === 'multiple-response' && body.scoring === 'author-fractions')
  })
  const cases = strict.chain(({ body, key }) => fc.tuple(fc.constant({ body, key }), anyAnswerTo(body, key)))
  fc.assert(
    fc.property(cases, ([{ body, key }, response]) => {
      if (grade(body, key, response).state !== 'right') return
      const right = rightAnswerTo(key)
      if (right === null) throw new Error('Only a teacher marks it')
      const isTyped = 'text' in response || body.type === 'cloze'
      if (!isTyped) expect(isSameResponse({ ...response, cited: right.cited }, right)).toBe(true)
      else if ('text' in response && 'accepted' in key) expect(key.accepted).toContain(response.text)
    }),
    { numRuns: 1000 },
  )
})

test('a grade depends on nothing but its arguments', () => {
  fc.assert(
    fc.property(answered, ([{ body, key }, response]) => {
      const copy = JSON.parse(JSON.stringify({ body, key, response }))
      expect(grade(copy.body, copy.key, copy.response)).toEqual(grade(body, key, response))
    }),
  )
})

test('an empty response of any type is no answer and can be stored', () => {
  for (const type of questionTypes) {
    const response = emptyResponse(type)
    expect(isAnswered(response)).toBe(false)
    expect(responseSchema.parse(response)).toEqual(response)
  }
})

test('what is graded can be stored: an answer that fits its question is a response', () => {
  fc.assert(
    fc.property(answered, ([, response]) => {
      expect(responseSchema.parse(JSON.parse(JSON.stringify(response)))).toEqual(response)
    }),
  )
})

test('every way of scoring has its words before answering and after', () => {
  expect(Object.keys(messages.quiz.scoring).sort()).toEqual([...scoringMessages].sort())
  expect(Object.keys(messages.quiz.scored).sort()).toEqual([...scoringMessages].sort())
})

test('the numbers of a score fill the words of its rule, leaving none of them out', () => {
  const t = translator('quiz')
  fc.assert(
    fc.property(answered, ([{ body, key }, response]) => {
      const { scoring } = revealQuestion(body, key, response)
      const { state } = grade(body, key, response)
      expect(scoring === null).toBe(state === 'unanswered' || state === 'waits')
      if (scoring === null) return
      const told = t(`scored.${scoring.rule}`, scoring.numbers)
      expect(told).not.toContain('scored.')
      expect(told).not.toMatch(/[{}]/)
    }),
    { numRuns: 500 },
  )
})
