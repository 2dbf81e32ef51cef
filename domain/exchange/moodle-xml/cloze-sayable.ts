/**
 * Decides what of a text with gaps Moodle's embedded answers can say. Source: Moodle, "Embedded Answers (Cloze)": gaps are
 * numbered by their order, weights are whole numbers, and words inside a gap are plain or HTML.
 */
import { assertNever } from '#domain/assert-never.ts'
import type { FormText } from '../form-text.ts'
import { decodeReferences, hasTags } from '../html-text.ts'
import { joinTexts } from '../join-texts.ts'
import type { FormGap, FormNote, FormOf } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import { decodeGapReferences } from './cloze-signs.ts'
import { withoutMarkers } from './read-cloze.ts'
import { sayCharacters } from './say-characters.ts'
import { sayNote, sayNumber } from './say-note.ts'

const marker = /\[\[([A-Za-z0-9-]{1,40})\]\]/

/** Null where no gap can be said. */
export function sayCloze(question: FormOf<'cloze'>, tell: Tell): FormOf<'cloze'> | null {
  if (question.stem.text !== '') tell('stem-joined')
  const { format, text } = joinTexts(question.stem, question.text)
  const gaps: FormGap[] = []
  // Every second part of a split by a group is what the group held.
  const pieces = text.split(marker).map((part, index) => {
    if (index % 2 === 0) return sayWords(part, tell)
    const gap = question.gaps.find(({ id }) => id === part)
    const said = gap === undefined ? null : sayGap(gap, tell)
    if (said === null) return `[ [${part}]]`
    gaps.push({ ...said, id: String(gaps.length + 1) })
    return `[[${gaps.length}]]`
  })
  if (gaps.length < question.gaps.length) tell('gap-unreadable', { text: '' })
  if (gaps.length === 0) {
    tell('question-left-out')
    return null
  }
  const said = { format, text: pieces.join('').trim() }
  return { ...question, stem: { format, text: '' }, text: said, gaps: withWholeWeights(gaps, tell) }
}

/** Words that look like a gap are parted. */
function sayWords(words: string, tell: Tell): string {
  const parted = withoutMarkers(words, tell).replace(/\{(?=\d{0,6}:[A-Z_]{2,30}:)/g, '{ ')
  if (parted !== words) tell('signs-replaced')
  return parted
}

function sayGap(gap: FormGap, tell: Tell): FormGap | null {
  switch (gap.kind) {
    case 'typed': {
      if (!gap.accentsMatter) tell('accent-rule-left-out')
      const answers = gap.answers.filter(({ text }) => text !== '').map((answer) => sayInside(answer, tell))
      if (answers.length < gap.answers.length) tell('answer-left-out', { text: '' })
      return answers.length === 0 ? null : { ...gap, answers, accentsMatter: true }
    }
    case 'number': {
      const answers = gap.answers.map((answer) => sayInside(sayNumber(answer, tell), tell))
      return answers.length === 0 ? null : { ...gap, answers }
    }
    case 'chosen': {
      const options = gap.options.flatMap((option) => {
        const text = sayInsideText(option.text, tell)
        return text.text === '' ? [] : [{ ...sayInside(option, tell), text }]
      })
      if (options.length < gap.options.length) tell('answer-left-out', { text: '' })
      if (options.length === 0) return null
      const display = gap.selection === 'many' && gap.display === 'menu' ? 'column' : gap.display
      if (display !== gap.display) tell('format-changed')
      return { ...gap, options, display }
    }
    default:
      return assertNever(gap)
  }
}

function sayInside<Note extends FormNote>(note: Note, tell: Tell): Note {
  const said = sayNote(note, tell)
  const feedback = said.feedback === null ? null : sayInsideText(said.feedback, tell)
  return { ...said, feedback: feedback?.text === '' ? null : feedback }
}

/** Inside a gap, a text with tags is HTML and any other is plain words, in which references stand for what they may not. */
function sayInsideText({ format, text }: FormText, tell: Tell): FormText {
  const said: FormText =
    format === 'html' && hasTags(text)
      ? { format, text: sayCharacters(decodeGapReferences(text), tell) }
      : { format: 'plain', text: sayCharacters(format === 'html' ? decodeReferences(text) : text, tell) }
  if (said.format !== format || said.text !== text) tell('format-changed')
  return said
}

/** Weights keep their proportions. */
function withWholeWeights(gaps: readonly FormGap[], tell: Tell): FormGap[] {
  const factor = [1, 10, 100, 1000].find((power) => gaps.every(({ weight }) => isWhole(weight * power))) ?? 1000
  if (factor > 1) tell('weights-scaled')
  return gaps.map((gap) => ({ ...gap, weight: Math.min(999_999, Math.max(1, Math.round(gap.weight * factor))) }))
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9
}
