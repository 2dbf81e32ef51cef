/**
 * Decides how gaps are written into a text as Moodle's embedded answers. Source: Moodle, "Embedded Answers (Cloze)".
 */
import { assertNever } from '#domain/assert-never.ts'
import type { FormText } from '../form-text.ts'
import { type FormGap, type FormNote, type FormNumberAnswer, type FormOf, percentOf } from '../question-form.ts'
import { encodeGapHtml, encodeGapWords } from './cloze-signs.ts'

/** The text with `{weight:TYPE:answers}` where the markers of its gaps stand. */
export function printClozeText({ text, gaps }: FormOf<'cloze'>): FormText {
  const printed = text.text.replace(/\[\[([A-Za-z0-9-]{1,40})\]\]/g, (marker, id: string) => {
    const gap = gaps.find((other) => other.id === id)
    return gap === undefined ? marker : `{${gap.weight}:${typeOf(gap)}:${alternativesOf(gap).join('~')}}`
  })
  return { format: text.format, text: printed }
}

function typeOf(gap: FormGap): string {
  switch (gap.kind) {
    case 'typed':
      return gap.caseMatters ? 'SHORTANSWER_C' : 'SHORTANSWER'
    case 'number':
      return 'NUMERICAL'
    case 'chosen': {
      const upright = gap.selection === 'one' && gap.display === 'column' ? 'V' : ''
      const letters = `${gap.display === 'row' ? 'H' : upright}${gap.isShuffled ? 'S' : ''}`
      const name = gap.selection === 'many' ? 'MULTIRESPONSE' : 'MULTICHOICE'
      return letters === '' ? name : `${name}_${letters}`
    }
    default:
      return assertNever(gap)
  }
}

function alternativesOf(gap: FormGap): string[] {
  switch (gap.kind) {
    case 'typed':
      return gap.answers.map((answer) => alternative(answer.fraction, encodeGapWords(answer.text), answer))
    case 'number':
      return gap.answers.map((answer) => alternative(answer.fraction, numberOf(answer), answer))
    case 'chosen':
      return gap.options.map((option) => alternative(option.fraction, encode(option.text), option))
    default:
      return assertNever(gap)
  }
}

function alternative(fraction: number, words: string, { feedback }: FormNote): string {
  // A weight of nothing keeps the words of a wrong answer from being taken for one.
  const wrong = /^[=%]/.test(words) ? '%0%' : ''
  const share = fraction === 1 ? '=' : fraction === 0 ? wrong : `%${percentOf(fraction)}%`
  return `${share}${closed(words)}${feedback === null ? '' : `#${closed(encode(feedback))}`}`
}

/** Behind an ampersand, a sign of the gap would be taken for the inside of a character reference. */
function closed(words: string): string {
  return /&(amp;)?$/.test(words) ? `${words} ` : words
}

function numberOf({ value }: FormNumberAnswer): string {
  if (value.kind !== 'exact') return '*'
  return value.tolerance === '0' ? value.number : `${value.number}:${value.tolerance}`
}

function encode({ format, text }: FormText): string {
  return format === 'html' ? encodeGapHtml(text) : encodeGapWords(text)
}
