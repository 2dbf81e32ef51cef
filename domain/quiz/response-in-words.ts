/**
 * Decides how an answer is told to people, piece by piece: an option by its text, a verdict by its word, an order and
 * pairs by the texts of their items. What the question does not know is told by its id, so that nothing goes unsaid.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import { assertNever } from '#domain/assert-never.ts'
import { ownValue } from './questions/question-parts.ts'
import type { QuestionBody, QuizResponse, Verdict } from './schema.ts'

/** Stand between the items of an order and between the two of a pair, in every language. */
const arrow = ' → '
const dash = ' – '

/**
 * The pieces of an answer, in the order of the question; none where nothing was answered. Passages cited beside it come
 * last. `nameOf` gives the word for a verdict in the language of the interface.
 */
export function responseInWords(
  body: QuestionBody,
  response: QuizResponse,
  nameOf: (verdict: Verdict) => string,
): string[] {
  return [...answerInWords(body, response, nameOf), ...quotes(response.cited ?? [])]
}

function answerInWords(body: QuestionBody, response: QuizResponse, nameOf: (verdict: Verdict) => string): string[] {
  switch (response.type) {
    case 'single-choice':
      return response.choice === null ? [] : [textOf(body, response.choice)]
    case 'multiple-response':
      return response.choices.map((id) => textOf(body, id))
    case 'true-false-not-stated':
      return response.choice === null ? [] : [nameOf(response.choice)]
    case 'number':
    case 'short-answer':
    case 'repair':
    case 'free-text':
      return response.text.trim() === '' ? [] : [response.text]
    case 'cloze':
      return fillingsInWords(body, response.gaps)
    case 'ordering':
      return response.order.length === 0 ? [] : [response.order.map((id) => textOf(body, id)).join(arrow)]
    case 'matching':
    case 'categories':
      return Object.entries(response.pairs).map((pair) => pair.map((id) => textOf(body, id)).join(dash))
    case 'evidence':
      return quotes(response.spans)
    default:
      return assertNever(response)
  }
}

function fillingsInWords(body: QuestionBody, fillings: Readonly<Record<string, string>>): string[] {
  const ids = body.type === 'cloze' ? body.gaps.map(({ id }) => id) : Object.keys(fillings)
  return ids.flatMap((id) => {
    const filling = ownValue(fillings, id) ?? ''
    return filling.trim() === '' ? [] : [textOf(body, filling)]
  })
}

function quotes(spans: readonly Span[]): string[] {
  return spans.map(({ quote }) => quote)
}

/** The text behind an id of the question; the id itself where there is none. */
export function textOf(body: QuestionBody, id: string): string {
  return namedParts(body).find((part) => part.id === id)?.text ?? id
}

function namedParts(body: QuestionBody): readonly { id: string; text: string }[] {
  switch (body.type) {
    case 'single-choice':
    case 'multiple-response':
      return body.options
    case 'cloze':
      return body.gaps.flatMap((gap) => (gap.kind === 'chosen' ? gap.options : []))
    case 'ordering':
      return body.items
    case 'matching':
    case 'categories':
      return [...body.items, ...body.targets]
    case 'true-false-not-stated':
    case 'number':
    case 'short-answer':
    case 'evidence':
    case 'repair':
    case 'free-text':
      return []
    default:
      return assertNever(body)
  }
}
