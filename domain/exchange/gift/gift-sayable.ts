/**
 * Decides what of a question GIFT can say, and in which shape the rest leaves: what comes out is printed and read again
 * without any difference. Source: Moodle, "GIFT format", and what its reader takes for which type.
 */
import { assertNever } from '#domain/assert-never.ts'
import { type FormText, formText, oneLine, tidyText } from '../form-text.ts'
import {
  categoriesAsMatching,
  type ExchangeWords,
  evidenceAsEssay,
  isSaidByFractions,
  orderingAsMatching,
  repairAsShortAnswer,
  tellBecomes,
  verdictAsChoice,
  withAbsoluteTolerance,
  withoutEvidence,
  withoutMisconception,
} from '../losses.ts'
import type { FormItem, FormNote, FormOf, FormQuestion, FormWordAnswer } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import { joinSpaces, partsAroundGap } from './gift-signs.ts'
import { gapAsMissingWord } from './missing-word.ts'

/** The types that GIFT has. */
export type GiftItem = FormOf<
  'category' | 'description' | 'choice' | 'true-false' | 'short-answer' | 'number' | 'matching' | 'essay'
>
type GiftQuestion = Exclude<GiftItem, { type: 'category' | 'description' }>

/** Empty where nothing of the item can be said; a category with a description becomes two. */
export function giftSayable(item: FormItem, words: ExchangeWords, tell: Tell): GiftItem[] {
  if (item.type !== 'category') return sayItem(item, words, tell) ?? []
  if (item.info === null) return [sayCategory(item, tell)]
  tell('info-becomes-description')
  const { line, info } = item
  const head = { line, title: null, externalId: null, tags: [] }
  const description = { type: 'description' as const, ...head, stem: info, generalFeedback: null }
  return [sayCategory(item, tell), ...(sayItem(description, words, tell) ?? [])]
}

function sayItem(item: Exclude<FormItem, { type: 'category' }>, words: ExchangeWords, tell: Tell): GiftItem[] | null {
  if (item.type === 'description') {
    if (item.generalFeedback !== null) tell('general-feedback-left-out')
    const stem = sayText(item.stem, tell)
    if (stem.text === '') return leftOut(tell)
    return [{ ...item, ...sayHead(item, tell), stem, generalFeedback: null }]
  }
  const question = withGiftType(item, words, tell)
  const said = question === null ? null : sayAnswers(sayCommon(question, tell), tell)
  return said === null ? null : [said]
}

function withGiftType(item: FormQuestion, words: ExchangeWords, tell: Tell): GiftQuestion | null {
  const becomes = <Question extends GiftQuestion>(question: Question): Question => {
    tellBecomes(tell, item.type, question.type)
    return question
  }
  switch (item.type) {
    case 'choice':
    case 'short-answer':
    case 'number':
    case 'matching':
    case 'essay':
      return item
    case 'true-false':
      return item.notStated === null ? item : becomes(verdictAsChoice(item, words))
    case 'categories':
      return becomes(categoriesAsMatching(item))
    case 'ordering':
      if (item.scoring !== null) tell('scoring-left-out')
      return becomes(orderingAsMatching(item))
    case 'repair':
      return becomes(repairAsShortAnswer(item))
    case 'evidence':
      return becomes(evidenceAsEssay(item))
    case 'cloze': {
      const question = gapAsMissingWord(item, tell)
      if (question !== null) return becomes(question)
      tell('type-left-out', { type: item.type })
      return null
    }
    default:
      return assertNever(item)
  }
}

function sayCategory(item: FormOf<'category'>, tell: Tell): FormOf<'category'> {
  if (item.title !== null) tell('title-left-out')
  if (item.externalId !== null) tell('external-id-left-out')
  if (item.tags.length > 0) tell('tags-left-out')
  return { ...item, title: null, externalId: null, tags: [], path: oneLine(item.path), info: null }
}

function sayHead({ title, externalId, tags }: Pick<FormItem, 'title' | 'externalId' | 'tags'>, tell: Tell) {
  const bare = (text: string) => {
    const said = oneLine(text.replace(/[[\]\p{Cc}]/gu, ' '))
    if (said !== text.trim()) tell('signs-replaced')
    return said
  }
  return {
    title: oneLine(title ?? '') || null,
    externalId: externalId === null ? null : bare(externalId) || null,
    tags: tags.map(bare).filter((tag) => tag !== ''),
  }
}

function sayCommon(item: GiftQuestion, tell: Tell): GiftQuestion {
  const question = withoutEvidence(item, tell)
  if (question.points !== null) tell('points-left-out')
  if (question.penalty !== null) tell('penalty-left-out')
  if (question.outcomeFeedback !== null) tell('outcome-feedback-left-out')
  if (question.hints.length > 0) tell('hints-left-out')
  const said = sayText(question.stem, tell)
  const stem = said.text === '' ? formText('moodle', '') : said
  return {
    ...question,
    ...sayHead(question, tell),
    ...{ points: null, penalty: null, outcomeFeedback: null, hints: [] },
    stem,
    isMissingWord: question.isMissingWord && canMissWord(stem.text),
    generalFeedback: sayRemark(question.generalFeedback, tell),
  }
}

/** Read behind the answers, a text that begins like a comment or a format would be taken for one. */
function canMissWord(text: string): boolean {
  const parts = partsAroundGap(text)
  return parts !== null && !/^(\/\/|\[)/.test(parts[1])
}

function sayAnswers(question: GiftQuestion, tell: Tell): GiftItem | null {
  switch (question.type) {
    case 'choice':
      return sayChoice(question, tell)
    case 'true-false': {
      const { answers } = question
      return { ...question, answers: { true: sayNote(answers.true, tell), false: sayNote(answers.false, tell) } }
    }
    case 'short-answer':
      return sayShortAnswer(question, tell)
    case 'number': {
      if (question.units.length > 0) tell('units-left-out')
      if (question.answers.length === 0) return leftOut(tell)
      const answers = question.answers.map((answer) => sayNote(withAbsoluteTolerance(answer, tell), tell))
      return { ...question, answers, units: [] }
    }
    case 'matching':
      return sayMatching(question, tell)
    case 'essay': {
      if (question.minWords !== null || question.maxWords !== null) tell('word-limits-left-out')
      if (question.template !== null) tell('template-left-out')
      if (question.graderInfo !== null) tell('grader-info-left-out')
      if (question.rubric.length > 0) tell('rubric-left-out')
      const none = { minWords: null, maxWords: null, template: null, graderInfo: null, rubric: [], isRubricShown: null }
      return { ...question, ...none }
    }
    default:
      return assertNever(question)
  }
}

function sayChoice(question: FormOf<'choice'>, tell: Tell): FormOf<'choice'> | null {
  if (question.isShuffled !== null) tell('shuffle-left-out')
  if (question.numbering !== null) tell('numbering-left-out')
  if (question.scoring !== null)
    tell(isSaidByFractions(question.scoring) ? 'scoring-becomes-fractions' : 'scoring-left-out')
  const options = question.options.flatMap((option) => {
    const text = sayText(option.text, tell)
    if (text.text !== '') return [sayNote({ ...option, text }, tell)]
    tell('answer-left-out', { text: '' })
    return []
  })
  if (options.length === 0) return leftOut(tell)
  // Only an answer worth everything tells that one is to be chosen, and one by itself would be a short answer.
  const canBeOne = options.length > 1 && options.some(({ fraction }) => fraction === 1)
  if (question.selection === 'one' && !canBeOne) tell('selection-becomes-many')
  const selection = canBeOne ? question.selection : 'many'
  return { ...question, options, selection, isShuffled: null, numbering: null, scoring: null }
}

function sayShortAnswer(question: FormOf<'short-answer'>, tell: Tell): FormOf<'short-answer'> | null {
  if (question.caseMatters) tell('case-rule-left-out')
  if (!question.accentsMatter) tell('accent-rule-left-out')
  if (question.unmatched === 'teacher') tell('unmatched-left-out')
  const answers = question.answers.flatMap((answer) => sayWordAnswer(answer, tell))
  if (answers.length === 0) return leftOut(tell)
  return { ...question, answers, caseMatters: false, accentsMatter: true, unmatched: 'wrong' }
}

/** With an arrow in them, short answers would be taken for pairs to be matched. */
function sayWordAnswer(answer: FormWordAnswer, tell: Tell): FormWordAnswer[] {
  const text = sayWords(answer.text, tell)
  if (text === '') tell('answer-left-out', { text })
  return text === '' ? [] : [{ ...sayNote(answer, tell), text: withoutArrow(text, tell) }]
}

function sayMatching(question: FormOf<'matching'>, tell: Tell): FormOf<'matching'> | null {
  if (question.isShuffled !== null) tell('shuffle-left-out')
  if (question.notes.length > 0) tell('notes-left-out')
  const items = question.items.flatMap(({ text: own, target: ownTarget }) => {
    const text = sayText(own, tell)
    const target = sayWords(ownTarget, tell)
    if (text.text !== '' && target !== '') return [{ text: { ...text, text: withoutArrow(text.text, tell) }, target }]
    tell('answer-left-out', { text: text.text || target })
    return []
  })
  const distractors = question.distractors.map((target) => sayWords(target, tell)).filter((target) => target !== '')
  if (items.length === 0) return leftOut(tell)
  return { ...question, items, distractors, isShuffled: null, notes: [] }
}

function withoutArrow(text: string, tell: Tell): string {
  if (!text.includes('->')) return text
  tell('signs-replaced')
  return text.replaceAll('->', '→')
}

function sayNote<Note extends FormNote>(note: Note, tell: Tell): Note {
  return { ...withoutMisconception(note, tell), feedback: sayRemark(note.feedback, tell) }
}

function sayRemark(remark: FormText | null, tell: Tell): FormText | null {
  const said = remark === null ? null : sayText(remark, tell)
  return said === null || said.text === '' ? null : said
}

function sayText({ format, text }: FormText, tell: Tell): FormText {
  if (format === 'html' || format === 'markdown') return { format, text: tidyText(text) }
  return { format, text: sayWords(text, tell) }
}

function sayWords(text: string, tell: Tell): string {
  const tidy = tidyText(text)
  const said = joinSpaces(tidy)
  if (said !== tidy) tell('spaces-joined')
  return said
}

function leftOut(tell: Tell): null {
  tell('question-left-out')
  return null
}
