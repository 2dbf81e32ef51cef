/**
 * Decides what becomes of answers that are typed: accepted forms, foreseen wrong ones, one right number. Sources: Moodle,
 * qtype_shortanswer and qtype_numerical, where an answer may be worth any share; in Postil it is right or wrong.
 */
import { printDecimal } from '#domain/quiz/decimal.ts'
import type { Question } from '#domain/quiz/schema.ts'
import { withoutRange } from '../losses.ts'
import { decimalFrom } from '../plain-decimal.ts'
import type { FormNumberAnswer, FormOf, FormWordAnswer } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import { answerNote, bestOf } from './answer-note.ts'
import type { CommonFields } from './to-question.ts'

export function shortAnswerQuestion(item: FormOf<'short-answer'>, common: CommonFields, tell: Tell): Question {
  const { unmatched } = item
  return { type: 'short-answer', ...common, ...formsOf(item.answers, tell), unmatched, ...typingRules(item) }
}

/** Only what differs from the usual is written down. */
export function typingRules({ caseMatters, accentsMatter }: { caseMatters: boolean; accentsMatter: boolean }) {
  return { ...(caseMatters ? { caseMatters } : {}), ...(accentsMatter ? {} : { accentsMatter }) }
}

export function repairQuestion(item: FormOf<'repair'>, common: CommonFields, tell: Tell): Question {
  const { sentence, unmatched } = item
  return { type: 'repair', ...common, sentence, ...formsOf(item.answers, tell), unmatched }
}

/** Answers worth everything are accepted; where there are none, the best ones are. */
export function formsOf(answers: readonly FormWordAnswer[], tell: Tell) {
  const best = answers[bestOf(answers.map(({ fraction }) => fraction))]?.fraction ?? 1
  const right = answers.filter(({ fraction }) => fraction === best)
  if (answers.some(({ fraction }) => fraction !== 0 && fraction !== 1)) tell('partial-credit-left-out')
  if (right.some(({ feedback, misconception }) => feedback !== null || misconception !== null)) {
    tell('feedback-left-out')
  }
  return {
    accepted: right.map(({ text }) => text),
    wrong: answers
      .filter(({ fraction }) => fraction !== best)
      .map((answer) => ({ text: answer.text, ...answerNote(answer, tell) })),
  }
}

export function numberQuestion(item: FormOf<'number'>, common: CommonFields, tell: Tell): Question {
  if (item.units.length > 0) tell('units-left-out')
  const answers = item.answers.map((answer) => withoutRange(answer, tell))
  const best = bestOf(answers.map(({ fraction, value }) => (value.kind === 'any' ? 0 : fraction)))
  const right = answers[best]
  if (answers.some(({ fraction }) => fraction !== 0 && fraction !== 1)) tell('partial-credit-left-out')
  if (right !== undefined && (right.feedback !== null || right.misconception !== null)) tell('feedback-left-out')
  const wrong = answers.flatMap((answer, index) => {
    if (index === best) return []
    const { value } = answer
    // A second right number, and words on any number, have no place.
    if (value.kind !== 'exact' || answer.fraction === 1) {
      tell('answer-left-out', { text: value.kind === 'exact' ? value.number : '*' })
      return []
    }
    if (value.tolerance !== '0') tell('tolerance-left-out')
    return [{ text: value.number, ...answerNote(answer, tell) }]
  })
  return { type: 'number', ...common, ...keyOf(right, tell), wrong }
}

function keyOf(right: FormNumberAnswer | undefined, tell: Tell) {
  if (right?.value.kind !== 'exact') return { correct: '', tolerance: '0' }
  const { number, tolerance, toleranceKind } = right.value
  // The greater half of a geometric tolerance is the share that we know.
  if (toleranceKind === 'geometric') tell('tolerance-becomes-relative')
  const kind = toleranceKind === 'absolute' ? {} : { toleranceKind: 'relative' as const }
  return { correct: tenDecimals(number, tell), tolerance: tenDecimals(tolerance, tell), ...kind }
}

/** Postil's numbers have at most ten decimals; others are cut, and told. */
function tenDecimals(number: string, tell: Tell): string {
  const decimal = decimalFrom(number)
  if (decimal === null || decimal.scale <= 10) return number
  tell('decimals-left-out', { number })
  return printDecimal({ units: decimal.units / 10n ** BigInt(decimal.scale - 10), scale: 10 })
}
