/**
 * Decides how something chosen is told to people: an option by its text, a verdict by its word, a number or a short
 * answer as it stands. The values are those of `Grade.chosen`.
 */
import { type QuestionBody, type Verdict, verdicts } from './schema.ts'

/** `nameOf` gives the word for a verdict in the language of the interface. An unknown option is told by its id. */
export function chosenInWords(body: QuestionBody, chosen: string, nameOf: (verdict: Verdict) => string): string {
  switch (body.type) {
    case 'single-choice':
    case 'multiple-response':
      return body.options.find((option) => option.id === chosen)?.text ?? chosen
    case 'true-false-not-stated': {
      const verdict = verdicts.find((candidate) => candidate === chosen)
      return verdict ? nameOf(verdict) : chosen
    }
    case 'number':
    case 'short-answer':
      return chosen
  }
}
