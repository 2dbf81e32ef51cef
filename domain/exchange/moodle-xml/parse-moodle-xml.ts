/**
 * Decides what a Moodle XML file says, question by question; types and fields that the common form does not know are told
 * by their line. Source: Moodle, "Moodle XML format".
 */
import { formText, oneLine } from '../form-text.ts'
import { bareQuestion, type FormItem, type FormQuestion } from '../question-form.ts'
import { type ExchangeWarning, fault, lossesAt, type Tell } from '../warning.ts'
import { amountOf, childOf, childrenOf, fieldOf, type Reading, remarkOf, textOf } from './element-fields.ts'
import { readType } from './read-type.ts'
import { readXml, type XmlElement } from './read-xml.ts'
import { usualName } from './usual-name.ts'

export const mostQuestions = 5000

/** Never throws. Costs time in proportion to the source. */
export function parseMoodleXml(source: string): { items: FormItem[]; warnings: ExchangeWarning[] } {
  const { root, questions, warnings } = readXml(source)
  if (root !== null && root !== 'quiz') return { items: [], warnings: [fault(1, 'not-moodle-xml', { found: root })] }
  const items: FormItem[] = []
  for (const element of questions.slice(0, mostQuestions)) {
    const item = readItem(element, warnings)
    if (item !== null) items.push(item)
  }
  const firstUnread = questions[mostQuestions]
  if (firstUnread !== undefined) warnings.push(fault(firstUnread.line, 'too-many-questions', { limit: mostQuestions }))
  return { items, warnings }
}

function readItem(element: XmlElement, warnings: ExchangeWarning[]): FormItem | null {
  const { line } = element
  const type = element.attributes['type'] ?? ''
  const reading = { element, tell: lossesAt(warnings, line) }
  if (type === 'category') return readCategory(reading)
  const stem = stemOf(reading)
  const name = oneLine(fieldOf(element, 'name'))
  const title = name === '' || name === usualName(stem.text) ? null : name
  const head = { line, ...headOf(element), title }
  if (type === 'description') {
    tellUnknownFields(element, [], reading.tell)
    return { type, ...head, stem, generalFeedback: remarkOf(reading, 'generalfeedback', 'html') }
  }
  const read = readType(type, reading, stem)
  if (read === null) {
    warnings.push(fault(line, 'type-unknown', { type: type.slice(0, 40) }))
    return null
  }
  tellUnknownFields(element, read.fields, reading.tell)
  const common: Omit<FormQuestion, 'type'> = { ...bareQuestion(line, stem), ...head, ...commonOf(reading) }
  return { ...common, ...read.own }
}

function readCategory(reading: Reading): FormItem {
  const { element } = reading
  const path = fieldOf(childOf(element, 'category'), 'text') || fieldOf(element, 'category')
  const { line } = element
  return { type: 'category', line, ...headOf(element), title: null, path, info: remarkOf(reading, 'info', 'html') }
}

function stemOf({ element, tell }: Reading) {
  const questionText = childOf(element, 'questiontext')
  return questionText === undefined ? formText('html', '') : textOf({ element: questionText, tell }, 'html')
}

function headOf(element: XmlElement) {
  const tags = childOf(element, 'tags')
  const names =
    tags === undefined ? [] : childrenOf(tags, 'tag').map((tag) => oneLine(childOf(tag, 'text')?.text ?? ''))
  return { externalId: fieldOf(element, 'idnumber') || null, tags: names.filter((name) => name !== '') }
}

function commonOf(reading: Reading) {
  const { element, tell } = reading
  const right = remarkOf(reading, 'correctfeedback', 'html')
  const partly = remarkOf(reading, 'partiallycorrectfeedback', 'html')
  const wrong = remarkOf(reading, 'incorrectfeedback', 'html')
  const hints = childrenOf(element, 'hint').map((hint) => textOf({ element: hint, tell }, 'html'))
  const penalty = amountOf(element, 'penalty')
  return {
    points: amountOf(element, 'defaultgrade'),
    penalty: penalty === null ? null : Math.min(1, penalty),
    generalFeedback: remarkOf(reading, 'generalfeedback', 'html'),
    outcomeFeedback: right === null && partly === null && wrong === null ? null : { right, partly, wrong },
    hints: hints.filter(({ text }) => text !== ''),
  }
}

/** Read for every type, or about the look of the page and the working of Moodle only. */
const usualFields = new Set([
  ...['name', 'questiontext', 'generalfeedback', 'defaultgrade', 'penalty', 'idnumber', 'tags', 'hint'],
  ...['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback', 'shownumcorrect', 'hidden'],
  ...['showstandardinstruction', 'shuffleanswers', 'image', 'image_base64', 'questiontextformat', 'length', 'stamp'],
])

/** A field that is empty, nought or false says nothing. */
function tellUnknownFields(element: XmlElement, known: readonly string[], tell: Tell): void {
  for (const child of element.children) {
    const isEmpty = child.children.length === 0 && /^\s*(0|0\.0*|false)?\s*$/i.test(child.text)
    if (!usualFields.has(child.name) && !known.includes(child.name) && !isEmpty) {
      tell('field-left-out', { field: child.name.slice(0, 40) })
    }
  }
}
