/**
 * Decides what Moodle's question types are in the common form. Sources: the import code of each type (qtype_multichoice,
 * qtype_truefalse, qtype_shortanswer, qtype_numerical, qtype_match, qtype_essay, qtype_ordering, qtype_multianswer).
 */
import { type FormText, tidyText } from '../form-text.ts'
import { plainDecimal } from '../plain-decimal.ts'
import { type FormOf, type FormQuestion, type FormType, numberings } from '../question-form.ts'
import {
  childOf,
  childrenOf,
  countOf,
  fieldOf,
  fractionOf,
  noteOf,
  type Reading,
  remarkOf,
  switchOf,
  textOf,
} from './element-fields.ts'
import { orderingGradings } from './ordering-gradings.ts'
import { readCloze } from './read-cloze.ts'
import { numberFrom } from './read-number.ts'
import { readWordChoices } from './read-word-choices.ts'
import type { XmlElement } from './read-xml.ts'

/** The fields of a question beyond those that all have. */
type Own<Type extends FormType> = { type: Type } & Omit<FormOf<Type>, keyof Omit<FormQuestion, 'type'>>
type OwnFields = { [Type in FormQuestion['type']]: Own<Type> & { stem?: FormText } }[FormQuestion['type']]

/** `fields` are the elements that were read, or that say nothing outside Moodle. Null for a type that is not known. */
export function readType(
  type: string,
  reading: Reading,
  stem: FormText,
): { own: OwnFields; fields: readonly string[] } | null {
  switch (type) {
    case 'multichoice':
    case 'multichoiceset':
      return { own: readChoice(reading, stem), fields: ['answer', 'single', 'answernumbering'] }
    case 'truefalse':
      return { own: readTrueFalse(reading, stem), fields: ['answer'] }
    case 'shortanswer':
      return { own: readShortAnswer(reading, stem), fields: ['answer', 'usecase'] }
    case 'numerical':
      return { own: readNumber(reading, stem), fields: ['answer', 'units', 'unitpenalty', ...unitFields] }
    case 'matching':
    case 'ddmatch':
      return { own: readMatching(reading, stem), fields: ['subquestion'] }
    case 'essay':
      return { own: readEssay(reading), fields: essayFields }
    case 'ordering':
      return { own: readOrdering(reading, stem), fields: ['answer', 'gradingtype', ...orderingLook] }
    case 'cloze':
    case 'multianswer':
      return { own: readCloze(stem, reading.tell), fields: [] }
    case 'gapselect':
    case 'ddwtos':
      return { own: readWordChoices(type, reading, stem), fields: ['selectoption', 'dragbox'] }
    default:
      return null
  }
}

const unitFields = ['unitgradingtype', 'showunits', 'unitsleft', 'instructions']
const essayFields = [
  ...['minwordlimit', 'maxwordlimit', 'graderinfo', 'responsetemplate'],
  ...['responseformat', 'responserequired', 'responsefieldlines', 'maxbytes', 'attachmentsrequired'],
]
const orderingLook = ['selecttype', 'selectcount', 'layouttype', 'showgrading', 'numberingstyle']

function answersIn(reading: Reading): Reading[] {
  return childrenOf(reading.element, 'answer').map((element) => ({ element, tell: reading.tell }))
}

function readChoice(reading: Reading, stem: FormText): Own<'choice'> {
  const numbering = numberings.find((known) => known === fieldOf(reading.element, 'answernumbering'))
  return {
    type: 'choice',
    selection: switchOf(reading.element, 'single') === false ? 'many' : 'one',
    options: answersIn(reading).map((answer) => ({
      text: textOf(answer, stem.format),
      fraction: fractionOf(answer),
      ...noteOf(answer, stem.format),
    })),
    isShuffled: switchOf(reading.element, 'shuffleanswers'),
    numbering: numbering ?? null,
    scoring: null,
  }
}

function readTrueFalse(reading: Reading, stem: FormText): Own<'true-false'> {
  const answers = answersIn(reading)
  const says = (answer: Reading, verdict: string) => wordOf(answer.element).toLowerCase() === verdict
  // Older files name the answers in the language of their site; then "true" comes first.
  const isTrue = answers.find((answer) => says(answer, 'true')) ?? answers[0]
  const isFalse = answers.find((answer) => says(answer, 'false')) ?? answers.find((answer) => answer !== isTrue)
  const none = { feedback: null, misconception: null }
  return {
    type: 'true-false',
    correct: isTrue !== undefined && fractionOf(isTrue) > 0 ? 'true' : 'false',
    answers: {
      true: isTrue === undefined ? none : noteOf(isTrue, stem.format),
      false: isFalse === undefined ? none : noteOf(isFalse, stem.format),
    },
    notStated: null,
  }
}

function wordOf(element: XmlElement): string {
  return tidyText(childOf(element, 'text')?.text ?? element.text)
}

function readShortAnswer(reading: Reading, stem: FormText): Own<'short-answer'> {
  return {
    type: 'short-answer',
    answers: answersIn(reading).map((answer) => ({
      text: wordOf(answer.element),
      fraction: fractionOf(answer),
      ...noteOf(answer, stem.format),
    })),
    caseMatters: switchOf(reading.element, 'usecase') ?? false,
    accentsMatter: true,
    unmatched: 'wrong',
  }
}

function readNumber(reading: Reading, stem: FormText): Own<'number'> {
  const answers = answersIn(reading).flatMap((answer) => {
    const value = numberFrom(wordOf(answer.element), fieldOf(answer.element, 'tolerance'), reading.tell)
    return value === null ? [] : [{ value, fraction: fractionOf(answer), ...noteOf(answer, stem.format) }]
  })
  const units = childOf(reading.element, 'units')
  return { type: 'number', answers, units: units === undefined ? [] : childrenOf(units, 'unit').map(unitFrom) }
}

function unitFrom(element: XmlElement): FormOf<'number'>['units'][number] {
  return { name: fieldOf(element, 'unit_name'), multiplier: plainDecimal(fieldOf(element, 'multiplier')) ?? '1' }
}

/** A pair without a left half is a right half too many. */
function readMatching(reading: Reading, stem: FormText): Own<'matching'> {
  const pairs = childrenOf(reading.element, 'subquestion').map((element) => ({
    text: textOf({ element, tell: reading.tell }, stem.format),
    target: fieldOf(element, 'answer'),
  }))
  return {
    type: 'matching',
    items: pairs.filter(({ text }) => text.text !== ''),
    distractors: pairs.filter(({ text }) => text.text === '').map(({ target }) => target),
    isShuffled: switchOf(reading.element, 'shuffleanswers'),
    notes: [],
  }
}

function readEssay(reading: Reading): Own<'essay'> {
  return {
    type: 'essay',
    minWords: countOf(reading.element, 'minwordlimit'),
    maxWords: countOf(reading.element, 'maxwordlimit'),
    template: remarkOf(reading, 'responsetemplate', 'html'),
    graderInfo: remarkOf(reading, 'graderinfo', 'html'),
    rubric: [],
    isRubricShown: null,
  }
}

/** Moodle stores the place of an item as its fraction; in a file they stand in their order. */
function readOrdering(reading: Reading, stem: FormText): Own<'ordering'> {
  const written = fieldOf(reading.element, 'gradingtype')
  const selection = fieldOf(reading.element, 'selecttype')
  if (selection !== '' && selection !== 'ALL') reading.tell('field-left-out', { field: 'selecttype' })
  return {
    type: 'ordering',
    items: answersIn(reading).map((answer) => textOf(answer, stem.format)),
    scoring: orderingGradings.find(([name, code]) => name === written || code === written)?.[2] ?? null,
  }
}
