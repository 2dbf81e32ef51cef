/**
 * Decides what becomes of a text with gaps that comes from elsewhere: typed and chosen gaps, and a stem of its own. Source:
 * Moodle, "Embedded Answers (Cloze)", whose text holds the instruction as well.
 */
import { assertNever } from '#domain/assert-never.ts'
import type { Gap } from '#domain/quiz/questions/cloze.ts'
import type { Question } from '#domain/quiz/schema.ts'
import { plainWords } from '../plain-words.ts'
import type { FormGap, FormOf } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import { answerNote, bestOf, optionId } from './answer-note.ts'
import type { CommonFields, ToQuestion } from './to-question.ts'
import { formsOf } from './to-typed.ts'

export function clozeQuestion(item: FormOf<'cloze'>, common: CommonFields, { tell, words }: ToQuestion): Question {
  const parts = common.stem === '' ? partStem(plainWords(item.text, tell)) : null
  return {
    type: 'cloze',
    ...common,
    stem: parts === null ? common.stem : parts.stem || words.fillGaps,
    text: parts === null ? plainWords(item.text, tell) : parts.text,
    gaps: item.gaps.map((gap) => gapFrom(gap, tell)),
  }
}

/** A first paragraph without a gap says what is to be done. */
function partStem(text: string): { stem: string; text: string } {
  const match = /^((?:(?!\n\n|\[\[)[\s\S])+)\n\n([\s\S]*)$/.exec(text)
  return match === null ? { stem: '', text } : { stem: (match[1] ?? '').trim(), text: (match[2] ?? '').trim() }
}

function gapFrom(gap: FormGap, tell: Tell): Gap {
  const { id, weight } = gap
  switch (gap.kind) {
    case 'typed': {
      const { caseMatters, accentsMatter } = gap
      return { id, weight, kind: 'typed', ...formsOf(gap.answers, tell), caseMatters, accentsMatter }
    }
    case 'number': {
      tell('gap-number-becomes-text')
      const answers = gap.answers.map(({ value, ...answer }) => ({
        ...answer,
        text: value.kind === 'exact' ? value.number : value.kind === 'range' ? value.low : '*',
      }))
      return { id, weight, kind: 'typed', ...formsOf(answers, tell), caseMatters: false, accentsMatter: true }
    }
    case 'chosen': {
      const fractions = gap.options.map(({ fraction }) => fraction)
      if (gap.selection === 'many') tell('gap-many-becomes-one')
      if (fractions.some((fraction) => fraction !== 0 && fraction !== 1)) tell('partial-credit-left-out')
      const options = gap.options.map((option, index) => ({
        id: `${id}-${optionId(index)}`.slice(-40),
        text: plainWords(option.text, tell),
        ...answerNote(option, tell),
      }))
      return { id, weight, kind: 'chosen', options, correct: options[bestOf(fractions)]?.id ?? '' }
    }
    default:
      return assertNever(gap)
  }
}
