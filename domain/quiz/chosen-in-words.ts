/**
 * Decides how something chosen is told to people: an option by its text, a verdict by its word, a number or a form as it
 * stands, a gap by its number. The values are those of `Grade.chosen`.
 */
import { assertNever } from '#domain/assert-never.ts'
import { textOf } from './response-in-words.ts'
import { type QuestionBody, type Verdict, verdicts } from './schema.ts'

/** `nameOf` gives the word for a verdict in the language of the interface. An unknown option is told by its id. */
export function chosenInWords(body: QuestionBody, chosen: string, nameOf: (verdict: Verdict) => string): string {
  switch (body.type) {
    case 'single-choice':
    case 'multiple-response':
      return textOf(body, chosen)
    case 'true-false-not-stated': {
      const verdict = verdicts.find((candidate) => candidate === chosen)
      return verdict ? nameOf(verdict) : chosen
    }
    case 'cloze': {
      const [gapId, answer] = halves(chosen)
      const number = body.gaps.findIndex((gap) => gap.id === gapId) + 1
      return number === 0 ? chosen : `(${number}) ${textOf(body, answer)}`
    }
    case 'ordering':
      return chosen
        .split('>')
        .map((id) => textOf(body, id))
        .join(' → ')
    case 'matching':
    case 'categories':
      return halves(chosen)
        .map((id) => textOf(body, id))
        .join(' – ')
    case 'number':
    case 'short-answer':
    case 'evidence':
    case 'repair':
    case 'free-text':
      return chosen
    default:
      return assertNever(body)
  }
}

/** What stands before and after the first '='; no id holds one. */
function halves(chosen: string): [string, string] {
  const at = chosen.indexOf('=')
  return at < 0 ? [chosen, ''] : [chosen.slice(0, at), chosen.slice(at + 1)]
}
