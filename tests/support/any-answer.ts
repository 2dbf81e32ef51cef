import fc from 'fast-check'
import { goldSpans } from '#domain/quiz/questions/evidence.ts'
import { emptyResponse } from '#domain/quiz/response.ts'
import { type QuestionBody, type QuestionKey, type QuizResponse, verdicts } from '#domain/quiz/schema.ts'

/** Any answer that names what the question holds: right, wrong, in part or not at all. */
export function anyAnswerTo(body: QuestionBody, key: QuestionKey): fc.Arbitrary<QuizResponse> {
  switch (body.type) {
    case 'single-choice':
      return answer(body.type, { choice: fc.option(oneOf(body.options)) })
    case 'multiple-response':
      return answer(body.type, { choices: fc.subarray(body.options.map(({ id }) => id)) })
    case 'true-false-not-stated':
      return answer(body.type, { choice: fc.option(fc.constantFrom(...verdicts)) })
    case 'number':
    case 'short-answer':
    case 'repair':
    case 'free-text':
      return answer(body.type, { text: fc.constantFrom('', 'something', ...formsOf(key)) })
    case 'cloze':
      return answer(body.type, {
        gaps: fc.record(
          Object.fromEntries(
            body.gaps.map((gap) => [
              gap.id,
              gap.kind === 'chosen' ? oneOf(gap.options) : fc.constantFrom('', 'x', ...formsOf(key, gap.id)),
            ]),
          ),
          { requiredKeys: [] },
        ),
      })
    case 'ordering':
      return answer(body.type, { order: fc.shuffledSubarray(body.items.map(({ id }) => id)) })
    case 'matching':
    case 'categories':
      return answer(body.type, {
        pairs: fc.record(Object.fromEntries(body.items.map(({ id }) => [id, oneOf(body.targets)])), {
          requiredKeys: [],
        }),
      })
    case 'evidence': {
      const gold = key.type === 'evidence' ? goldSpans(key.alternatives) : []
      return answer(body.type, {
        spans: fc.subarray(gold, { maxLength: Math.min(gold.length, body.maxSpans) }),
      })
    }
  }
}

function answer(type: QuestionBody['type'], fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<QuizResponse> {
  return fc.record(fields).map((values) => ({ ...emptyResponse(type), ...values }) as QuizResponse)
}

function oneOf(parts: readonly { id: string }[]): fc.Arbitrary<string> {
  return fc.constantFrom(...parts.map(({ id }) => id))
}

function formsOf(key: QuestionKey, gapId = ''): string[] {
  if (key.type === 'number') return [key.correct]
  if (key.type === 'short-answer' || key.type === 'repair')
    return [...key.accepted, ...key.wrong.map(({ text }) => text)]
  const gap = key.type === 'cloze' ? key.gaps[gapId] : undefined
  return gap?.kind === 'typed' ? [...gap.accepted, ...gap.wrong.map(({ text }) => text)] : []
}

/** The answer that the key calls right, and all its evidence; null where a teacher decides. */
export function rightAnswerTo(key: QuestionKey): QuizResponse | null {
  const cited = key.citation ? { cited: key.evidence } : {}
  switch (key.type) {
    case 'single-choice':
    case 'true-false-not-stated':
      return { type: key.type, choice: key.correct, ...cited } as QuizResponse
    case 'multiple-response':
      return { type: key.type, choices: key.correct, ...cited }
    case 'number':
      return { type: key.type, text: key.correct, ...cited }
    case 'short-answer':
    case 'repair':
      return { type: key.type, text: key.accepted[0] ?? '', ...cited }
    case 'cloze': {
      const fillings = Object.entries(key.gaps).map(([id, gap]) => [
        id,
        gap.kind === 'chosen' ? gap.correct : (gap.accepted[0] ?? ''),
      ])
      return { type: key.type, gaps: Object.fromEntries(fillings), ...cited }
    }
    case 'ordering':
      return { type: key.type, order: key.order, ...cited }
    case 'matching':
    case 'categories':
      return { type: key.type, pairs: key.pairs, ...cited }
    case 'evidence':
      return { type: key.type, spans: key.alternatives[0] ?? [], ...cited }
    case 'free-text':
      return null
  }
}
