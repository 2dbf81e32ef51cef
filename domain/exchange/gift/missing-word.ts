/**
 * Decides how a text with one gap leaves for GIFT, which knows no cloze: as a question with a missing word. Source: Moodle,
 * "GIFT format", missing word: the answers stand inside the sentence, with words behind them.
 */
import { assertNever } from '#domain/assert-never.ts'
import { joinTexts } from '../join-texts.ts'
import type { FormGap, FormOf, FormQuestion } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import { partsAroundGap } from './gift-signs.ts'

/** Null where there is more than one gap, or nothing behind it. */
export function gapAsMissingWord(
  question: FormOf<'cloze'>,
  tell: Tell,
): FormOf<'choice' | 'short-answer' | 'number'> | null {
  const [gap, another] = question.gaps
  if (gap === undefined || another !== undefined) return null
  const marker = `[[${gap.id}]]`
  const text = question.text.text.replace(new RegExp(`\\s*\\[\\[${gap.id}\\]\\]\\s*`), ' _____ ').trim()
  if (!question.text.text.includes(marker) || partsAroundGap(text) === null) return null
  const { type, text: _text, gaps, ...common } = question
  const stem = joinTexts(common.stem, { ...question.text, text })
  const isMissingWord = partsAroundGap(stem.text) !== null
  return { ...common, ...answersOf(gap, tell), stem, isMissingWord }
}

type Answers<Type extends 'choice' | 'short-answer' | 'number'> = Omit<FormOf<Type>, keyof FormQuestion> & {
  type: Type
}

function answersOf(gap: FormGap, tell: Tell): Answers<'choice'> | Answers<'short-answer'> | Answers<'number'> {
  switch (gap.kind) {
    case 'typed': {
      const { answers, caseMatters, accentsMatter } = gap
      return { type: 'short-answer', answers, caseMatters, accentsMatter, unmatched: 'wrong' }
    }
    case 'number':
      return { type: 'number', answers: gap.answers, units: [] }
    case 'chosen': {
      if (gap.isShuffled) tell('shuffle-left-out')
      const { options, selection } = gap
      return { type: 'choice', options, selection, isShuffled: null, numbering: null, scoring: null }
    }
    default:
      return assertNever(gap)
  }
}
