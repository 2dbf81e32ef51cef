/**
 * Decides which gaps stand in a text of Moodle's embedded answers, such as `{1:SHORTANSWER:=Berlin~%50%Bonn#Not now}`.
 * Source: Moodle, "Embedded Answers (Cloze)", and the patterns by which its reader finds them.
 */
import type { FormText } from '../form-text.ts'
import { type FormGap, type FormOf, shareOf } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import { decodeGapText, decodeGapWords } from './cloze-signs.ts'
import { numberFrom } from './read-number.ts'

type Kind =
  | { kind: 'typed'; caseMatters: boolean }
  | { kind: 'number' }
  | { kind: 'chosen'; display: 'menu' | 'row' | 'column'; selection: 'one' | 'many'; isShuffled: boolean }

const opening = /\{(\d{0,6}):([A-Z_]{2,30}):/g

/** The text gets `[[1]]`, `[[2]]`, … where gaps stand; the stem is empty, since the text says all. */
export function readCloze(stem: FormText, tell: Tell) {
  const pieces: string[] = []
  const gaps: FormGap[] = []
  let end = 0
  for (const match of stem.text.matchAll(opening)) {
    const kind = kindFrom(match[2] ?? '')
    if (match.index < end || kind === null) continue
    const start = match.index + match[0].length
    const close = closingBrace(stem.text, start)
    if (close < 0) {
      tell('gap-unreadable', { text: match[0] })
      break
    }
    const gap = gapFrom({ id: String(gaps.length + 1), weight: Number(match[1]) || 1 }, kind, {
      alternatives: alternativesIn(stem.text.slice(start, close)),
      tell,
    })
    pieces.push(withoutMarkers(stem.text.slice(end, match.index), tell), `[[${gap.id}]]`)
    gaps.push(gap)
    end = close + 1
  }
  pieces.push(withoutMarkers(stem.text.slice(end), tell))
  const { format } = stem
  const text: FormText = { format, text: pieces.join('') }
  return { type: 'cloze' as const, stem: { format, text: '' }, text, gaps } satisfies Partial<FormOf<'cloze'>>
}

/** What looks like one of our markers in the words of the text is parted. */
export function withoutMarkers(words: string, tell: Tell): string {
  const parted = words.replace(/\[\[(?=[A-Za-z0-9-]{1,40}\]\])/g, '[ [')
  if (parted !== words) tell('signs-replaced')
  return parted
}

function kindFrom(name: string): Kind | null {
  if (/^(SHORTANSWER|SA|MW)(_C)?$/.test(name) || /^(SAC|MWC)$/.test(name)) {
    return { kind: 'typed', caseMatters: name.endsWith('C') }
  }
  if (/^(NUMERICAL|NM)$/.test(name)) return { kind: 'number' }
  const choice = /^(MULTICHOICE|MC|MULTIRESPONSE|MR)_?(V|H)?(S)?$/.exec(name)
  if (choice === null) return null
  const selection = /^(MULTIRESPONSE|MR)$/.test(choice[1] ?? '') ? 'many' : 'one'
  const upright = selection === 'many' || choice[2] === 'V' ? 'column' : 'menu'
  const display = choice[2] === 'H' ? 'row' : upright
  return { kind: 'chosen', display, selection, isShuffled: choice[3] !== undefined }
}

/** The end of a gap: a closing brace without a backslash before it, and not the end of a character reference's like. */
function closingBrace(text: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1
    else if (text[index] === '}') return index
  }
  return -1
}

type Alternative = { fraction: number | null; answer: string; feedback: string }
type Contents = { alternatives: Alternative[]; tell: Tell }

function alternativesIn(inside: string): Alternative[] {
  return splitUnescaped(inside, '~').map((written) => {
    const match = /^\s*(?:(=)|%(-?\d+(?:[.,]\d*)?)%)/.exec(written)
    const rest = match === null ? written : written.slice(match[0].length)
    const [answer = '', ...feedback] = splitUnescaped(rest, '#')
    const percent = match?.[1] === '=' ? 100 : Number((match?.[2] ?? '').replace(',', '.'))
    const isReadable = match !== null && Math.abs(percent) <= 100
    return { fraction: match === null ? 0 : isReadable ? shareOf(percent) : null, answer, feedback: feedback.join('#') }
  })
}

/** Parts at a sign; one behind a backslash, or behind an ampersand (a character reference), is text. */
function splitUnescaped(text: string, sign: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1
    else if (text[index] === sign && !/&(amp;)?$/.test(text.slice(Math.max(0, index - 5), index))) {
      parts.push(text.slice(start, index))
      start = index + 1
    }
  }
  return [...parts, text.slice(start)]
}

function gapFrom(head: { id: string; weight: number }, kind: Kind, { alternatives, tell }: Contents): FormGap {
  const rated = alternatives.map(({ fraction, answer, feedback }) => {
    if (fraction === null) tell('fraction-unreadable', { text: answer.slice(0, 20) })
    const remark = decodeGapText(feedback)
    const note = { feedback: remark.text === '' ? null : remark, misconception: null }
    return { fraction: fraction ?? 0, answer, note }
  })
  switch (kind.kind) {
    case 'typed': {
      const answers = rated.map(({ fraction, answer, note }) => ({ text: decodeGapWords(answer), fraction, ...note }))
      return { ...kind, ...head, answers, accentsMatter: true }
    }
    case 'number': {
      const answers = rated.flatMap(({ fraction, answer, note }) => {
        const [number = '', tolerance = ''] = decodeGapWords(answer).split(':')
        const value = numberFrom(number.trim(), tolerance.trim(), tell)
        return value === null ? [] : [{ value, fraction, ...note }]
      })
      return { ...kind, ...head, answers }
    }
    case 'chosen': {
      const options = rated.map(({ fraction, answer, note }) => ({ text: decodeGapText(answer), fraction, ...note }))
      return { ...kind, ...head, options }
    }
  }
}
