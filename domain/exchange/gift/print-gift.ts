/**
 * Decides how questions are written as GIFT. Source: Moodle, "GIFT format"; one blank line parts the questions, texts
 * stand on one line each, and a format is named where it is not the stem's.
 */
import { assertNever } from '#domain/assert-never.ts'
import type { FormText, TextFormat } from '../form-text.ts'
import type { ExchangeWords } from '../losses.ts'
import { type FormItem, type FormNumberAnswer, type FormOf, percentOf } from '../question-form.ts'
import { type ExchangeWarning, lossesAt } from '../warning.ts'
import { type GiftItem, giftSayable } from './gift-sayable.ts'
import { escapeGift, partsAroundGap } from './gift-signs.ts'

/** What GIFT cannot say is told with the line from which the question came. */
export function printGift(
  items: readonly FormItem[],
  words: ExchangeWords,
): { text: string; warnings: ExchangeWarning[] } {
  const warnings: ExchangeWarning[] = []
  const said = items.flatMap((item) => giftSayable(item, words, lossesAt(warnings, item.line)))
  const printed = said.map(printItem)
  return { text: printed.map((text) => `${text}\n`).join('\n'), warnings }
}

function printItem(item: GiftItem): string {
  if (item.type === 'category') return `$CATEGORY: ${item.path}`
  const head = [...commentsOf(item), titleOf(item.title)].join('')
  if (item.type === 'description') return head + printText(item.stem, 'moodle', head.endsWith('::'))
  const { format } = item.stem
  const parts = item.isMissingWord ? partsAroundGap(item.stem.text) : null
  // The format of the words before the answers is assumed in them.
  const assumed = parts?.[0] === '' ? 'moodle' : format
  const answers = `{${answersOf(item, assumed)}${printGlobal(item.generalFeedback, assumed)}}`
  if (parts === null) {
    const stem = item.stem.text === '' ? '' : `${printText(item.stem, 'moodle', head.endsWith('::'))} `
    return `${head}${stem}${answers}`
  }
  const [before, after] = parts
  // Without words before the gap, the format has to stand behind it.
  const begin = before === '' ? '' : `${printText({ format, text: before }, 'moodle', head.endsWith('::'))} `
  const end = before === '' ? printText({ format, text: after }, 'moodle') : escapeGift(after)
  return `${head}${begin}${answers} ${end}`
}

function commentsOf(item: Exclude<GiftItem, { type: 'category' }>): string[] {
  const marks = [
    ...(item.externalId === null ? [] : [`[id:${item.externalId}]`]),
    ...item.tags.map((tag) => `[tag:${tag}]`),
  ]
  return [
    ...(marks.length === 0 ? [] : [`// ${marks.join(' ')}\n`]),
    // As Moodle's own files do: it tells which feedback of a true-false question comes first.
    ...(isOrderDoubtful(item) ? [`// question: 0  name: ${(item.title ?? '').replaceAll('[', '(')}\n`] : []),
  ]
}

function isOrderDoubtful(item: GiftItem): item is FormOf<'true-false'> {
  return item.type === 'true-false' && item.correct === 'true' && hasFeedback(item)
}

function hasFeedback({ answers }: FormOf<'true-false'>): boolean {
  return answers.true.feedback !== null || answers.false.feedback !== null
}

function titleOf(title: string | null): string {
  return title === null ? '' : `::${escapeGift(title)}::`
}

/** A format is named where another one would be assumed, and before a text that looks as if it named one. */
function printText({ format, text }: FormText, assumed: TextFormat, isBehindTitle = false): string {
  const isLikeSyntax = text.startsWith('[') || text.startsWith('%') || (!isBehindTitle && text.startsWith('//'))
  return `${format !== assumed || isLikeSyntax ? `[${format}]` : ''}${escapeGift(text)}`
}

function printGlobal(feedback: FormText | null, format: TextFormat): string {
  return feedback === null ? '' : `\t####${printText(feedback, format)}\n`
}

function answersOf(item: Exclude<GiftItem, { type: 'category' | 'description' }>, format: TextFormat): string {
  switch (item.type) {
    case 'essay':
      return ''
    case 'true-false':
      return printVerdict(item, format)
    case 'choice':
      return lines(printOptions(item, format))
    case 'short-answer':
      return lines(
        item.answers.map(({ text, fraction, feedback }) => {
          // A format before the words keeps a percent sign or a bracket of theirs from being read as syntax.
          const words = `${/^[[%]/.test(text) ? '[plain]' : ''}${escapeGift(text)}`
          return `=${weightOf(fraction, 1)}${words}${printFeedback(feedback, format)}`
        }),
      )
    case 'number':
      return `#${lines(item.answers.map((answer) => printNumberAnswer(answer, format)))}`
    case 'matching':
      return lines([
        ...item.items.map(({ text, target }) => `=${printText(text, format)} -> ${escapeGift(target)}`),
        ...item.distractors.map((target) => `= -> ${escapeGift(target)}`),
      ])
    default:
      return assertNever(item)
  }
}

function lines(answers: readonly string[]): string {
  return `${answers.map((answer) => `\n\t${answer}`).join('')}\n`
}

/** The first feedback is that for the wrong answer. */
function printVerdict(item: FormOf<'true-false'>, format: TextFormat): string {
  const { correct, answers } = item
  const [first, second] = correct === 'true' ? [answers.false, answers.true] : [answers.true, answers.false]
  const begin = correct === 'true' ? 'TRUE' : 'FALSE'
  if (!hasFeedback(item)) return begin
  const firstFeedback = first.feedback === null ? '# ' : printFeedback(first.feedback, format)
  return `${begin}${firstFeedback}${printFeedback(second.feedback, format)}`
}

/** Not every option gets an equals sign, or the question would be one for a short answer. */
function printOptions({ selection, options }: FormOf<'choice'>, format: TextFormat): string[] {
  const isAllRight = options.every(({ fraction }) => fraction === 1)
  return options.map(({ text, fraction, feedback }, index) => {
    const isLast = index === options.length - 1
    const isRight = selection === 'one' && fraction === 1 && !(isAllRight && isLast)
    const begin = isRight ? '=' : `~${weightOf(fraction, 0)}`
    return `${begin}${printText(text, format)}${printFeedback(feedback, format)}`
  })
}

function printNumberAnswer({ value, fraction, feedback }: FormNumberAnswer, format: TextFormat): string {
  const end = printFeedback(feedback, format)
  switch (value.kind) {
    case 'any':
      return fraction === 0 ? `~${end}` : `=${weightOf(fraction, 1)}${end}`
    case 'range':
      return `=${weightOf(fraction, 1)}${value.low}..${value.high}${end}`
    case 'exact':
      return `=${weightOf(fraction, 1)}${value.number}:${value.tolerance}${end}`
    default:
      return assertNever(value)
  }
}

function printFeedback(feedback: FormText | null, format: TextFormat): string {
  return feedback === null ? '' : `#${printText(feedback, format)}`
}

/** A weight is written where it is not the one that the sign before it means. */
function weightOf(fraction: number, usual: number): string {
  return fraction === usual ? '' : `%${percentOf(fraction)}%`
}
