/**
 * Decides what the rows of one question say, by the parts that `question-rows.ts` writes. A part that the type does not
 * have is told with its line.
 */
import { assertNever } from '#domain/assert-never.ts'
import { multipleResponseScorings, type Verdict } from '#domain/quiz/schema.ts'
import { bareQuestion, type FormItem, type FormQuestion, formOrderings, numberings } from '../question-form.ts'
import { type ExchangeWarning, fault } from '../warning.ts'
import { PartRows } from './part-rows.ts'
import { readGaps } from './read-gap-rows.ts'
import { bands, pairNotes, passages, rubric, wordAnswer } from './read-part-rows.ts'
import type { Row } from './row-cells.ts'
import * as read from './row-cells.ts'

const typeNames = [
  'category',
  'description',
  'single-choice',
  'multiple-response',
  'true-false',
  'true-false-not-stated',
  'short-answer',
  'number',
  'matching',
  'categories',
  'ordering',
  'cloze',
  'free-text',
  'repair',
  'evidence',
] as const
type TypeName = (typeof typeNames)[number]

/** Names under which other programs know these types. */
const otherNames: ReadonlyMap<string, TypeName> = new Map([
  ['choice', 'single-choice'],
  ['multichoice', 'single-choice'],
  ['multiple-choice', 'single-choice'],
  ['truefalse', 'true-false'],
  ['shortanswer', 'short-answer'],
  ['numerical', 'number'],
  ['essay', 'free-text'],
  ['passage', 'description'],
])

const usualParts: Partial<Record<TypeName, string>> = {
  'short-answer': 'answer',
  number: 'answer',
  'true-false': 'answer',
  'true-false-not-stated': 'answer',
  repair: 'answer',
  matching: 'pair',
  categories: 'pair',
  ordering: 'item',
  cloze: 'gap-answer',
  evidence: 'passage',
}

/** Null, and told as a fault, where the type is not known. What is read is still to be checked against the form. */
export function readQuestionRows([head, ...rows]: [Row, ...Row[]], warnings: ExchangeWarning[]): FormItem | null {
  const written = read
    .cell(head, 'type')
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  const type = typeNames.find((name) => name === written) ?? otherNames.get(written)
  if (type === undefined) {
    warnings.push(fault(head.line, 'type-unknown', { type: written.slice(0, 40) }))
    return null
  }
  const parts = new PartRows(rows, usualParts[type] ?? 'option')
  const item = readItem(type, head, parts)
  for (const { part, rows: left } of parts.rest()) {
    for (const row of left)
      warnings.push(fault(row.line, 'row-not-understood', { column: 'part', text: part.slice(0, 40) }))
  }
  return item
}

function readItem(type: TypeName, head: Row, parts: PartRows): FormItem {
  const everyItem = {
    line: head.line,
    title: read.cellOrNull(head, 'title'),
    externalId: read.cellOrNull(head, 'id'),
    tags: parts.take('tag').map((row) => read.cell(row, 'text')),
  }
  if (type === 'category') return { type, ...everyItem, path: read.cell(head, 'text'), info: read.feedback(head) }
  if (type === 'description') {
    return { type, ...everyItem, stem: read.text(head), generalFeedback: read.feedback(head) }
  }
  const common = { ...bareQuestion(head.line, read.text(head)), ...everyItem, ...commonOf(head, parts) }
  return readAnswers(type, { head, parts, common })
}

function commonOf(head: Row, parts: PartRows) {
  const outcome = (name: string) => {
    const [row] = parts.take(`outcome-${name}`)
    return row === undefined ? null : read.text(row)
  }
  const [right, partly, wrong] = [outcome('right'), outcome('partly'), outcome('wrong')]
  const weight = read.amount(head, 'citation-weight', 0, 1)
  const citationBands = bands(parts.take('citation-band'))
  return {
    isMissingWord: read.flag(head, 'missing-word') ?? false,
    points: read.points(head),
    penalty: read.amount(head, 'penalty', 0, 1),
    generalFeedback: read.feedback(head),
    outcomeFeedback: right === null && partly === null && wrong === null ? null : { right, partly, wrong },
    hints: parts.take('hint').map(read.text),
    evidence: parts.take('evidence').flatMap((row) => read.span(row) ?? []),
    citation: weight === null ? null : { weight, bands: citationBands },
  }
}

type Reading = { head: Row; parts: PartRows; common: Omit<FormQuestion, 'type'> }

function readAnswers(
  type: Exclude<TypeName, 'category' | 'description'>,
  { head, parts, common }: Reading,
): FormQuestion {
  const typing = {
    caseMatters: read.flag(head, 'case') ?? false,
    accentsMatter: read.flag(head, 'accents') ?? true,
  }
  const unmatched = read.choice(head, 'unmatched', ['wrong', 'teacher']) ?? 'wrong'
  const isShuffled = read.flag(head, 'shuffle')
  switch (type) {
    case 'single-choice':
    case 'multiple-response':
      return {
        type: 'choice',
        ...common,
        selection: type === 'single-choice' ? 'one' : 'many',
        options: parts.take('option').map((row) => ({
          text: read.text(row),
          fraction: read.share(row, 0),
          ...read.note(row),
        })),
        isShuffled,
        numbering: read.choice(head, 'numbering', numberings),
        scoring: read.choice(head, 'scoring', multipleResponseScorings),
      }
    case 'true-false':
    case 'true-false-not-stated':
      return { type: 'true-false', ...common, ...verdictsIn(parts.take('answer'), type === 'true-false-not-stated') }
    case 'short-answer':
      return { type, ...common, answers: parts.take('answer').map(wordAnswer), ...typing, unmatched }
    case 'number':
      return { type, ...common, ...numbersIn(parts) }
    case 'matching':
    case 'categories': {
      const items = parts.take('pair').map((row) => ({ text: read.text(row), target: read.cell(row, 'match') }))
      const distractors = parts.take('distractor').map((row) => read.cell(row, 'match'))
      return { type, ...common, items, distractors, isShuffled, notes: pairNotes(parts.take('pair-note')) }
    }
    case 'ordering': {
      const items = parts.take('item').map(read.text)
      return { type, ...common, items, scoring: read.choice(head, 'scoring', formOrderings) }
    }
    case 'cloze': {
      const [text] = parts.take('text')
      const gaps = readGaps(parts.take('gap'), parts.take('gap-answer'))
      // A text without a row of its own stands where the stem stands.
      if (text !== undefined) return { type, ...common, text: read.text(text), gaps }
      return { type, ...common, stem: { ...common.stem, text: '' }, text: common.stem, gaps }
    }
    case 'free-text': {
      const [template, graderInfo] = [parts.take('template')[0], parts.take('grader-info')[0]]
      return {
        type: 'essay',
        ...common,
        minWords: read.count(head, 'min-words'),
        maxWords: read.count(head, 'max-words'),
        template: template === undefined ? null : read.text(template),
        graderInfo: graderInfo === undefined ? null : read.text(graderInfo),
        rubric: rubric(parts.take('criterion'), parts.take('level')),
        isRubricShown: read.flag(head, 'rubric-shown'),
      }
    }
    case 'repair': {
      const [sentence] = parts.take('sentence')
      const answers = parts.take('answer').map(wordAnswer)
      return {
        type,
        ...common,
        sentence: sentence === undefined ? '' : read.cell(sentence, 'text'),
        answers,
        unmatched,
      }
    }
    case 'evidence': {
      const maxSpans = read.count(head, 'max-passages') ?? 1
      return {
        type,
        ...common,
        alternatives: passages(parts.take('passage')),
        bands: bands(parts.take('band')),
        maxSpans,
      }
    }
    default:
      return assertNever(type)
  }
}

function verdictsIn(rows: readonly Row[], hasNotStated: boolean) {
  const none = { feedback: null, misconception: null }
  const rowFor = (verdict: string) => rows.find((row) => read.cell(row, 'text').toLowerCase() === verdict)
  const noteFor = (verdict: string) => {
    const row = rowFor(verdict)
    return row === undefined ? none : read.note(row)
  }
  const isRight = (verdict: string) => {
    const row = rowFor(verdict)
    return row !== undefined && read.share(row, 0) > 0
  }
  const correct: Verdict = (['true', 'not-stated'] as const).find(isRight) ?? 'false'
  return {
    correct,
    answers: { true: noteFor('true'), false: noteFor('false') },
    notStated: hasNotStated ? noteFor('not-stated') : null,
  }
}

function numbersIn(parts: PartRows) {
  const answers = parts.take('answer').flatMap((row) => {
    const value = read.numberValue(row)
    return value === null ? [] : [{ value, fraction: read.share(row, 1), ...read.note(row) }]
  })
  const units = parts.take('unit').map((row) => ({
    name: read.cell(row, 'text'),
    multiplier: read.cell(row, 'match') || '1',
  }))
  return { answers, units }
}
