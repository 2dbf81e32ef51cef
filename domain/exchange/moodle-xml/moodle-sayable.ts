/**
 * Decides what of a question Moodle XML can say, and in which shape the rest leaves: what comes out is printed and read
 * again without any difference. Source: Moodle, "Moodle XML format", and the export code of its question types.
 */
import { assertNever } from '#domain/assert-never.ts'
import {
  categoriesAsMatching,
  type ExchangeWords,
  evidenceAsEssay,
  isSaidByFractions,
  mapTexts,
  repairAsShortAnswer,
  tellBecomes,
  verdictAsChoice,
  withoutEvidence,
} from '../losses.ts'
import type { FormItem, FormOf, FormQuestion } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import { sayCloze } from './cloze-sayable.ts'
import { sayCharacters } from './say-characters.ts'
import { sayNote, sayNumber, sayRemark } from './say-note.ts'

/** The types that Moodle XML has. */
export type MoodleItem = FormOf<
  | 'category'
  | 'description'
  | 'choice'
  | 'true-false'
  | 'short-answer'
  | 'number'
  | 'matching'
  | 'ordering'
  | 'cloze'
  | 'essay'
>
type MoodleQuestion = Exclude<MoodleItem, { type: 'category' | 'description' }>

/** Null where nothing of the item can be said. */
export function moodleSayable(written: FormItem, words: ExchangeWords, tell: Tell): MoodleItem | null {
  const item = mapTexts(written, (text) => sayCharacters(text, tell))
  if (item.type === 'category') {
    if (item.title !== null) tell('title-left-out')
    return { ...item, title: null, info: sayRemark(item.info) }
  }
  if (item.type === 'description') return { ...item, generalFeedback: sayRemark(item.generalFeedback) }
  return sayAnswers(sayCommon(withMoodleType(item, words, tell), tell), tell)
}

function withMoodleType(item: FormQuestion, words: ExchangeWords, tell: Tell): MoodleQuestion {
  const becomes = <Question extends MoodleQuestion>(question: Question): Question => {
    tellBecomes(tell, item.type, question.type)
    return question
  }
  switch (item.type) {
    case 'choice':
    case 'short-answer':
    case 'number':
    case 'matching':
    case 'ordering':
    case 'cloze':
    case 'essay':
      return item
    case 'true-false':
      return item.notStated === null ? item : becomes(verdictAsChoice(item, words))
    case 'categories':
      return becomes(categoriesAsMatching(item))
    case 'repair':
      return becomes(repairAsShortAnswer(item))
    case 'evidence':
      return becomes(evidenceAsEssay(item))
    default:
      return assertNever(item)
  }
}

function sayCommon(item: MoodleQuestion, tell: Tell): MoodleQuestion {
  const question = withoutEvidence(item, tell)
  const { outcomeFeedback } = question
  return {
    ...question,
    // The stem keeps its `_____`; that it stands for the answers is a matter of GIFT.
    isMissingWord: false,
    outcomeFeedback:
      outcomeFeedback === null || Object.values(outcomeFeedback).every((remark) => sayRemark(remark) === null)
        ? null
        : {
            right: sayRemark(outcomeFeedback.right),
            partly: sayRemark(outcomeFeedback.partly),
            wrong: sayRemark(outcomeFeedback.wrong),
          },
    generalFeedback: sayRemark(question.generalFeedback),
    hints: question.hints.filter(({ text }) => text !== ''),
    tags: question.tags.filter((tag) => tag !== ''),
  }
}

function sayAnswers(question: MoodleQuestion, tell: Tell): MoodleItem | null {
  switch (question.type) {
    case 'choice': {
      if (question.scoring !== null)
        tell(isSaidByFractions(question.scoring) ? 'scoring-becomes-fractions' : 'scoring-left-out')
      const options = question.options.map((option) => sayNote(option, tell))
      if (options.some(({ fraction }) => !isListed(Math.abs(fraction)))) tell('fraction-not-in-list')
      return { ...question, options, scoring: null }
    }
    case 'true-false': {
      const { answers } = question
      return { ...question, answers: { true: sayNote(answers.true, tell), false: sayNote(answers.false, tell) } }
    }
    case 'short-answer': {
      if (!question.accentsMatter) tell('accent-rule-left-out')
      if (question.unmatched === 'teacher') tell('unmatched-left-out')
      const answers = question.answers.map((answer) => sayNote(answer, tell))
      return { ...question, answers, accentsMatter: true, unmatched: 'wrong' }
    }
    case 'number':
      return { ...question, answers: question.answers.map((answer) => sayNumber(answer, tell)) }
    case 'matching':
      return sayMatching(question, tell)
    case 'ordering':
      return question
    case 'cloze':
      return sayCloze(question, tell)
    case 'essay':
      if (question.rubric.length > 0) tell('rubric-left-out')
      return {
        ...question,
        template: sayRemark(question.template),
        graderInfo: sayRemark(question.graderInfo),
        rubric: [],
        isRubricShown: null,
      }
    default:
      return assertNever(question)
  }
}

/** The shares that Moodle offers; any other is moved to the nearest, or refused, when the file is read there. */
const listedShares = [
  ...[0, 1, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2],
  ...[0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05],
]

function isListed(share: number): boolean {
  return listedShares.some((listed) => Math.abs(listed - share) < 0.00001)
}

function sayMatching(question: FormOf<'matching'>, tell: Tell): FormOf<'matching'> {
  if (question.notes.length > 0) tell('notes-left-out')
  const items = question.items.filter(({ text, target }) => text.text !== '' && target !== '')
  if (items.length < question.items.length) tell('answer-left-out', { text: '' })
  const distractors = question.distractors.filter((target) => target !== '')
  return { ...question, items, distractors, notes: [] }
}
