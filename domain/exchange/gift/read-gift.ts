/**
 * Decides what the tree that gift-pegjs makes of one question means in the common form. Sources: the grammar of
 * gift-pegjs, and Moodle's own reader for what the tree leaves open (which feedback of a true-false question is which).
 */
import type { GIFTQuestion, NumericalChoice, NumericalFormat, TextChoice, TextFormat } from 'gift-pegjs'
import { assertNever } from '#domain/assert-never.ts'
import { type FormText, formText, formTextOrNull, oneLine, tidyText } from '../form-text.ts'
import { plainDecimal } from '../plain-decimal.ts'
import { bareQuestion, type FormItem, type FormNumberAnswer, shareOf } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import { indexOfSign, joinSpaces } from './gift-signs.ts'
import { type GiftChunk, isComment, lineOf, searchable } from './split-gift.ts'

/** `text` is what the grammar read. */
export type GiftSource = { chunk: GiftChunk; text: string; tell: Tell }

type OwnQuestion = Exclude<GIFTQuestion, { type: 'Category' }>

export function readGift(question: GIFTQuestion, source: GiftSource): FormItem {
  const line = lineOf(source.chunk)
  if (question.type === 'Category') {
    const path = question.title.trim()
    return { type: 'category', line, title: null, externalId: null, tags: [], path, info: null }
  }
  const common = { ...bareQuestion(line, textFrom(question.stem)), ...headOf(question) }
  switch (question.type) {
    case 'Description': {
      const { title, externalId, tags, stem } = common
      return { type: 'description', line, title, externalId, tags, stem, generalFeedback: null }
    }
    case 'MC':
      return {
        type: 'choice',
        ...common,
        // As in Moodle: an equals sign says that one answer is right by itself.
        selection: question.choices.some(({ isCorrect }) => isCorrect) ? 'one' : 'many',
        options: question.choices.map((choice) => ({
          text: textFrom(choice.text),
          fraction: fractionOf(choice),
          ...noteFrom(choice.feedback),
        })),
        isShuffled: null,
        numbering: null,
        scoring: null,
      }
    case 'Short':
      return {
        type: 'short-answer',
        ...common,
        answers: question.choices.map((choice) => ({
          text: joinSpaces(tidyText(choice.text.text)),
          fraction: fractionOf(choice),
          ...noteFrom(choice.feedback),
        })),
        caseMatters: false,
        accentsMatter: true,
        unmatched: 'wrong',
      }
    case 'TF':
      return { type: 'true-false', ...common, ...verdictsOf(question, source) }
    case 'Numerical':
      return { type: 'number', ...common, answers: numbersOf(question.choices, source), units: [] }
    case 'Matching':
      return { type: 'matching', ...common, ...pairsOf(question.matchPairs) }
    case 'Essay':
      return {
        type: 'essay',
        ...common,
        ...{ minWords: null, maxWords: null, template: null, graderInfo: null, rubric: [], isRubricShown: null },
      }
    default:
      return assertNever(question)
  }
}

function headOf(question: OwnQuestion) {
  const title = oneLine(question.title ?? '')
  return {
    title: title === '' ? null : title,
    externalId: question.id?.trim() || null,
    tags: (question.tags ?? []).map((tag) => tag.trim()).filter((tag) => tag !== ''),
    isMissingWord: question.hasEmbeddedAnswers,
    generalFeedback: 'globalFeedback' in question ? remarkFrom(question.globalFeedback) : null,
  }
}

function textFrom({ format, text }: TextFormat): FormText {
  return formText(format, text)
}

function remarkFrom(feedback: TextFormat | null | undefined): FormText | null {
  return feedback ? formTextOrNull(feedback.format, feedback.text) : null
}

function noteFrom(feedback: TextFormat | null | undefined) {
  return { feedback: remarkFrom(feedback), misconception: null }
}

function fractionOf({ isCorrect, weight }: Pick<TextChoice, 'isCorrect' | 'weight'>): number {
  return weight === null ? Number(isCorrect) : shareOf(weight)
}

/**
 * The reference grammar gives the first feedback to the answer "true"; Moodle gives it to the wrong answer. The two part
 * where "true" is right. A file that Moodle wrote, known by its comments, is read in Moodle's way.
 */
function verdictsOf(question: Extract<GIFTQuestion, { type: 'TF' }>, { chunk, tell }: GiftSource) {
  const first = noteFrom(question.trueFeedback)
  const second = noteFrom(question.falseFeedback)
  const hasFeedback = first.feedback !== null || second.feedback !== null
  const isMoodles = chunk.lines.some(({ text }) => isComment(text) && /^\s*\/\/ question: \d+ {2}name: /.test(text))
  if (question.isTrue && hasFeedback && !isMoodles) tell('true-false-order')
  const isWrongFirst = question.isTrue && isMoodles
  return {
    correct: question.isTrue ? ('true' as const) : ('false' as const),
    answers: isWrongFirst ? { true: second, false: first } : { true: first, false: second },
    notStated: null,
  }
}

/** The tree holds binary numbers; the digits are taken from the source, so that none is lost. */
function numbersOf(choices: NumericalChoice[] | NumericalFormat, { text, tell }: GiftSource): FormNumberAnswer[] {
  const source = searchable(text)
  const opening = indexOfSign(source, '{')
  const block = source.slice(opening + 1, indexOfSign(source, '}', opening + 1)).replace(/^\s*#/, '')
  if (!Array.isArray(choices))
    return readNumber(block, tell).map((value) => ({ value, fraction: 1, ...noteFrom(null) }))
  const pieces = piecesOf(block)
  return choices.flatMap((choice, index) => {
    const piece = (pieces[index] ?? '').replace(/^\s*%[^%]*%/, '')
    return readNumber(piece, tell).map((value) => ({
      value,
      fraction: fractionOf(choice),
      ...noteFrom(choice.feedback),
    }))
  })
}

/** What stands behind each `=` or `~`. */
function piecesOf(block: string): string[] {
  const pieces: string[] = []
  for (let at = indexOfSign(block, '=~'); at >= 0; ) {
    const next = indexOfSign(block, '=~', at + 1)
    pieces.push(block.slice(at + 1, next < 0 ? undefined : next))
    at = next
  }
  return pieces
}

/** One value, or none where it has more digits than the form holds. */
function readNumber(piece: string, tell: Tell): FormNumberAnswer['value'][] {
  const match = /^\s*([+-]?\d+(?:\.\d+)?)(?:(:|\.\.)([+-]?\d+(?:\.\d+)?))?/.exec(piece)
  if (match === null) return [{ kind: 'any' }]
  const first = plainDecimal(match[1] ?? '')
  const second = plainDecimal(match[3] ?? '0')
  if (first === null || second === null) {
    tell('number-unreadable', { text: piece.trim().slice(0, 20) })
    return []
  }
  if (match[2] === '..') return [{ kind: 'range', low: first, high: second }]
  const tolerance = second.replace(/^-/, '')
  return [{ kind: 'exact', number: first, tolerance, toleranceKind: 'absolute' }]
}

function pairsOf(matchPairs: Extract<GIFTQuestion, { type: 'Matching' }>['matchPairs']) {
  const pairs = matchPairs.map(({ subquestion, subanswer }) => ({
    text: textFrom(subquestion),
    target: tidyText(subanswer),
  }))
  return {
    items: pairs.filter(({ text }) => text.text !== ''),
    distractors: pairs.filter(({ text }) => text.text === '').map(({ target }) => target),
    isShuffled: null,
    notes: [],
  }
}
