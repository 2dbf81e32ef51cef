/**
 * Decides what a GIFT file says, question by question: each is read by the grammar of gift-pegjs, and one that it does
 * not understand leaves the others whole. Signs without their backslash are read as text where Moodle does so too.
 */
import { type GIFTQuestion, parse } from 'gift-pegjs'
import type { FormItem } from '../question-form.ts'
import { type ExchangeWarning, fault, lossesAt } from '../warning.ts'
import { giftFault } from './gift-faults.ts'
import { escapeSigns, indexOfSign } from './gift-signs.ts'
import { readGift } from './read-gift.ts'
import { type GiftChunk, isComment, lineOf, searchable, splitGift, textOf } from './split-gift.ts'

/** Longer questions are not read, in UTF-16 units; passages may be longer. */
export const giftLimits = { questionLength: 200_000, passageLength: 2_000_000, items: 5000 } as const

/** Never throws. Costs time in proportion to the source. */
export function parseGift(source: string): { items: FormItem[]; warnings: ExchangeWarning[] } {
  const warnings: ExchangeWarning[] = []
  const items: FormItem[] = []
  const chunks = splitGift(source.replace(/^\ufeff/, ''), warnings)
  for (const chunk of chunks.slice(0, giftLimits.items)) {
    const item = readChunk(chunk, warnings)
    if (item !== null) items.push(item)
  }
  const firstUnread = chunks[giftLimits.items]
  if (firstUnread !== undefined) {
    warnings.push(fault(lineOf(firstUnread), 'too-many-questions', { limit: giftLimits.items }))
  }
  return { items, warnings }
}

function readChunk(chunk: GiftChunk, warnings: ExchangeWarning[]): FormItem | null {
  const text = textOf(chunk)
  const hasAnswers = indexOfSign(searchable(text), '{') >= 0
  if (text.length > (hasAnswers ? giftLimits.questionLength : giftLimits.passageLength)) {
    warnings.push(fault(lineOf(chunk), 'question-too-long'))
    return null
  }
  const tell = lossesAt(warnings, lineOf(chunk))
  const read = tryToParse(text)
  if (read.ok) return readGift(read.question, { chunk, text, tell })
  const mended = escapeStraySigns(text)
  const again = mended === text ? read : tryToParse(mended)
  if (!again.ok) {
    warnings.push(giftFault(chunk, read.message, read.position))
    return null
  }
  tell('sign-unescaped')
  return readGift(again.question, { chunk, text: mended, tell })
}

type Parsed = { ok: true; question: GIFTQuestion } | { ok: false; message: string; position: number }

/** The grammar throws on what it does not understand; here that is an answer. */
function tryToParse(text: string): Parsed {
  const guard = unusedSign(text)
  const guarded = withGuards(text, guard)
  try {
    const questions = parse(guarded)
    const [question] = questions
    if (question === undefined || questions.length > 1) return { ok: false, message: '', position: 0 }
    return { ok: true, question: withoutMarks(question, guard) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(readField(error, 'message'))
    const offset = readField(readField(readField(error, 'location'), 'start'), 'offset')
    const before = guarded.slice(0, typeof offset === 'number' ? offset : 0)
    return { ok: false, message, position: guard === '' ? before.length : before.replaceAll(guard, '').length }
  }
}

/**
 * The grammar takes '&&035;' and its like for its own marks, and an arrow in the first of several choices for a pair to be
 * matched. A sign that the text does not hold parts both, and is taken out again.
 */
function withGuards(text: string, guard: string): string {
  const source = searchable(text)
  const opening = indexOfSign(source, '{')
  const closing = opening < 0 ? -1 : indexOfSign(source, '}', opening + 1)
  const answers = text.slice(opening + 1, closing)
  const hasArrow = closing >= 0 && answers.includes('->') && indexOfSign(answers, '~') >= 0
  const parted = hasArrow
    ? `${text.slice(0, opening + 1)}${answers.replaceAll('->', `-${guard}>`)}${text.slice(closing)}`
    : text
  return parted.replace(/&(?=&)/g, `&${guard}`)
}

function readField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** A character of the private use area that the text does not hold. */
function unusedSign(text: string): string {
  for (let code = 0xe000; code <= 0xf8ff; code += 1) {
    const sign = String.fromCharCode(code)
    if (!text.includes(sign)) return sign
  }
  return ''
}

/** The question without the guards; in the right halves of pairs the grammar leaves its own marks as well. */
function withoutMarks(question: GIFTQuestion, guard: string): GIFTQuestion {
  return JSON.parse(JSON.stringify(question), (key, value) => {
    if (typeof value !== 'string') return value
    const text = key === 'subanswer' ? decodeMarks(value) : value
    return guard === '' ? text : text.replaceAll(guard, '')
  })
}

const marks: readonly [RegExp, string][] = [
  [/&&092;/g, '\\'],
  [/&&058;/g, ':'],
  [/&&035;/g, '#'],
  [/&&061;/g, '='],
  [/&&123;/g, '{'],
  [/&&125;/g, '}'],
  [/&&126;/g, '~'],
  [/&&010/g, '\n'],
]

function decodeMarks(text: string): string {
  return marks.reduce((decoded, [mark, sign]) => decoded.replace(mark, sign), text)
}

/**
 * Escapes what Moodle takes for text though it is syntax elsewhere: `: = ~ #` in a question's words, and the colon also in
 * its answers, unless they are numbers.
 */
function escapeStraySigns(text: string): string {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => !isComment(line))
  const comments = lines.slice(0, first).map((line) => `${line}\n`)
  const { title, rest } = partTitle(lines.slice(first).join('\n'))
  const opening = indexOfSign(rest, '{')
  const closing = opening < 0 ? -1 : indexOfSign(rest, '}', opening + 1)
  const escapedTitle = title === null ? '' : `::${escapeSigns(title, '=~#{}:')}::`
  if (closing < 0) return `${comments.join('')}${escapedTitle}${escapeSigns(rest, ':=~#')}`
  const answers = rest.slice(opening, closing + 1)
  const isNumber = /^\{\s*#/.test(answers)
  return [
    ...comments,
    escapedTitle,
    escapeSigns(rest.slice(0, opening), ':=~#'),
    isNumber ? answers : escapeSigns(answers, ':'),
    escapeSigns(rest.slice(closing + 1), ':=~#'),
  ].join('')
}

function partTitle(text: string): { title: string | null; rest: string } {
  const match = /^\s*::((?:\\[\s\S]|(?!::)[^\\])*)::/.exec(text)
  const title = match?.[1]
  if (match === null || title === undefined) return { title: null, rest: text }
  return { title, rest: text.slice(match[0].length) }
}
