/**
 * Decides what becomes of choices with a fraction for each option: one right option, or several that are scored by the rule
 * which their fractions follow. Source: Moodle, qtype_multichoice; rules as in `questions/multiple-response.ts`.
 */
import { type MultipleResponseScoring, type Question, questionSchema } from '#domain/quiz/schema.ts'
import { plainWords } from '../plain-words.ts'
import type { FormOf } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import { answerNote, bestOf, optionId } from './answer-note.ts'
import type { CommonFields } from './to-question.ts'

export function choiceQuestion(item: FormOf<'choice'>, common: CommonFields, tell: Tell): Question {
  const fractions = item.options.map(({ fraction }) => fraction)
  const options = item.options.map((option, index) => ({
    id: optionId(index),
    text: plainWords(option.text, tell),
    ...answerNote(option, tell),
  }))
  const shuffled = item.isShuffled ? { isShuffled: true } : {}
  if (item.numbering !== null && item.numbering !== 'abc' && item.numbering !== 'none') tell('numbering-left-out')
  if (item.selection === 'many') return { ...severalChoices(item, { options, common, tell }), ...shuffled }
  const whole = fractions.filter((fraction) => fraction === 1).length
  if (whole > 1) {
    tell('single-becomes-several')
    const correct = options.filter((_, index) => fractions[index] === 1).map(({ id }) => id)
    return { type: 'multiple-response', ...common, options, correct, scoring: 'right-minus-wrong', ...shuffled }
  }
  if (fractions.some((fraction) => fraction !== 0 && fraction !== 1)) tell('partial-credit-left-out')
  const correct = options[bestOf(fractions)]?.id ?? ''
  return { type: 'single-choice', ...common, options, correct, ...shuffled }
}

type Parts = {
  options: Extract<Question, { type: 'single-choice' }>['options']
  common: CommonFields
  tell: Tell
}

function severalChoices(item: FormOf<'choice'>, { options, common, tell }: Parts): MultipleResponse {
  const type = 'multiple-response'
  const correct = options.filter((_, index) => (item.options[index]?.fraction ?? 0) > 0).map(({ id }) => id)
  const fractions = item.options.map(({ fraction }) => fraction)
  const byFractions = {
    type,
    ...common,
    options: options.map((option, index) => ({ ...option, fraction: fractions[index] ?? 0 })),
    correct,
    scoring: 'author-fractions',
  } as const
  const scoring = item.scoring ?? ruleOf(fractions)
  if (scoring !== 'author-fractions') return { type, ...common, options, correct, scoring }
  // Fractions that do not come to a whole cannot be kept: the best answer would not be worth all points.
  const checked = questionSchema.safeParse(byFractions)
  if (checked.success || !checked.error.issues.some(({ message }) => message === 'fractions-not-one'))
    return byFractions
  tell('scoring-changed')
  return { type, ...common, options, correct, scoring: 'right-minus-wrong' }
}

type MultipleResponse = Extract<Question, { type: 'multiple-response' }>

/** Every right option 1/R and every wrong one −1/R is the rule "right minus wrong". */
function ruleOf(fractions: readonly number[]): MultipleResponseScoring {
  const share = 1 / fractions.filter((fraction) => fraction > 0).length
  const follows = fractions.every((fraction) => Math.abs(Math.abs(fraction) - share) < 0.00001)
  return follows ? 'right-minus-wrong' : 'author-fractions'
}
