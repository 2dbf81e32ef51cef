/**
 * Decides which rows of a table a question becomes: one for the question and one for each of its parts. The columns and
 * parts are our own; `docs/question-exchange.md` lists them.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import { assertNever } from '#domain/assert-never.ts'
import { printSpan } from '#domain/quiz/questions/question-parts.ts'
import type { FormText } from '../form-text.ts'
import type { FormGap, FormItem, FormNote, FormNumberAnswer, FormOf, FormQuestion } from '../question-form.ts'

export const csvColumns = [
  'type',
  'part',
  'text',
  'share',
  'match',
  'feedback',
  'misconception',
  'format',
  'feedback-format',
  'title',
  'id',
  'points',
  'settings',
] as const
export type CsvColumn = (typeof csvColumns)[number]
export type QuestionRow = Partial<Record<CsvColumn, string | number | null>>

type Settings = Readonly<Record<string, string | number | boolean | null>>

export function rowsOf(item: FormItem): QuestionRow[] {
  const { title, externalId: id } = item
  const tags = item.tags.map((text) => ({ part: 'tag', text }))
  if (item.type === 'category') {
    return [{ type: item.type, text: item.path, title, id, ...feedbackCells(item.info) }, ...tags]
  }
  const head = { type: item.type, ...textCells(item.stem), title, id, ...feedbackCells(item.generalFeedback) }
  if (item.type === 'description') return [head, ...tags]
  const { points } = item
  const settings = settingsCell({
    'missing-word': item.isMissingWord || null,
    penalty: item.penalty,
    ...(item.citation === null ? {} : { 'citation-weight': item.citation.weight }),
    ...ownSettings(item),
  })
  return [{ ...head, type: typeName(item), points, settings }, ...ownRows(item), ...commonRows(item), ...tags]
}

/** A choice is named for how many answers it takes, a statement for how many verdicts there are. */
function typeName(item: FormQuestion): string {
  if (item.type === 'choice') return item.selection === 'one' ? 'single-choice' : 'multiple-response'
  if (item.type === 'true-false') return item.notStated === null ? item.type : 'true-false-not-stated'
  return item.type === 'essay' ? 'free-text' : item.type
}

function commonRows({ outcomeFeedback, hints, evidence, citation }: FormQuestion): QuestionRow[] {
  const outcome = Object.entries(outcomeFeedback ?? {}).flatMap(([name, text]) =>
    text === null ? [] : [{ part: `outcome-${name}`, ...textCells(text) }],
  )
  return [
    ...outcome,
    ...hints.map((hint) => ({ part: 'hint', ...textCells(hint) })),
    ...evidence.map((span) => spanRow('evidence', span)),
    ...(citation?.bands ?? []).map((band) => bandRow('citation-band', band)),
  ]
}

function spanRow(part: string, span: Span, settings: Settings = {}): QuestionRow {
  return { part, text: span.quote, match: printSpan(span), settings: settingsCell(settings) }
}

function bandRow(part: string, { atLeast, credit }: { atLeast: number; credit: number }): QuestionRow {
  return { part, settings: settingsCell({ 'at-least': atLeast, credit }) }
}

function ownSettings(item: FormQuestion): Settings {
  switch (item.type) {
    case 'choice':
      return { shuffle: item.isShuffled, numbering: item.numbering, scoring: item.scoring }
    case 'short-answer':
      return typingSettings(item)
    case 'repair':
      return { unmatched: item.unmatched === 'teacher' ? 'teacher' : null }
    case 'matching':
    case 'categories':
      return { shuffle: item.isShuffled }
    case 'ordering':
      return { scoring: item.scoring }
    case 'essay':
      return { 'min-words': item.minWords, 'max-words': item.maxWords, 'rubric-shown': item.isRubricShown }
    case 'evidence':
      return { 'max-passages': item.maxSpans }
    case 'true-false':
    case 'number':
    case 'cloze':
      return {}
    default:
      return assertNever(item)
  }
}

function typingSettings(rules: { caseMatters: boolean; accentsMatter: boolean; unmatched?: string }): Settings {
  return {
    case: rules.caseMatters || null,
    accents: rules.accentsMatter ? null : false,
    unmatched: rules.unmatched === 'teacher' ? 'teacher' : null,
  }
}

function ownRows(item: FormQuestion): QuestionRow[] {
  switch (item.type) {
    case 'choice':
      return item.options.map((option) => ({ part: 'option', ...textCells(option.text), ...ratedCells(option) }))
    case 'true-false': {
      const { correct, answers, notStated } = item
      const notes = [['true', answers.true] as const, ['false', answers.false] as const]
      const all = notStated === null ? notes : [...notes, ['not-stated', notStated] as const]
      return all.map(([text, note]) => ({
        part: 'answer',
        text,
        ...ratedCells({ fraction: Number(correct === text), ...note }),
      }))
    }
    case 'short-answer':
      return item.answers.map((answer) => ({ part: 'answer', text: answer.text, ...ratedCells(answer) }))
    case 'number': {
      const units = item.units.map(({ name, multiplier }) => ({ part: 'unit', text: name, match: multiplier }))
      return [...item.answers.map((answer) => ({ part: 'answer', ...numberCells(answer) })), ...units]
    }
    case 'matching':
    case 'categories':
      return pairRows(item)
    case 'ordering':
      return item.items.map((text) => ({ part: 'item', ...textCells(text) }))
    case 'cloze':
      return [{ part: 'text', ...textCells(item.text) }, ...item.gaps.flatMap(gapRows)]
    case 'essay':
      return essayRows(item)
    case 'repair': {
      const answers = item.answers.map((answer) => ({ part: 'answer', text: answer.text, ...ratedCells(answer) }))
      return [{ part: 'sentence', text: item.sentence }, ...answers]
    }
    case 'evidence': {
      const passages = item.alternatives.flatMap((spans, index) =>
        spans.map((span) => spanRow('passage', span, { alternative: index + 1 })),
      )
      return [...passages, ...item.bands.map((band) => bandRow('band', band))]
    }
    default:
      return assertNever(item)
  }
}

function pairRows({ items, distractors, notes }: FormOf<'matching' | 'categories'>): QuestionRow[] {
  return [
    ...items.map(({ text, target }) => ({ part: 'pair', ...textCells(text), match: target })),
    ...distractors.map((match) => ({ part: 'distractor', match })),
    ...notes.map(({ item, target, ...note }) => ({
      part: 'pair-note',
      match: target,
      ...noteCells(note),
      settings: settingsCell({ item: item + 1 }),
    })),
  ]
}

function gapRows(gap: FormGap): QuestionRow[] {
  const row = (settings: Settings) => ({
    part: 'gap',
    match: gap.id,
    settings: settingsCell({ kind: gap.kind, weight: gap.weight, ...settings }),
  })
  const part = 'gap-answer'
  switch (gap.kind) {
    case 'typed': {
      const answers = gap.answers.map((answer) => ({ part, match: gap.id, text: answer.text, ...ratedCells(answer) }))
      return [row(typingSettings(gap)), ...answers]
    }
    case 'number':
      return [row({}), ...gap.answers.map((answer) => ({ part, match: gap.id, ...numberCells(answer) }))]
    case 'chosen': {
      const { display, selection: select, isShuffled: shuffle } = gap
      const options = gap.options.map((option) => ({
        part,
        match: gap.id,
        ...textCells(option.text),
        ...ratedCells(option),
      }))
      return [row({ display, select, shuffle }), ...options]
    }
    default:
      return assertNever(gap)
  }
}

function essayRows({ template, graderInfo, rubric }: FormOf<'essay'>): QuestionRow[] {
  const criteria = rubric.flatMap(({ title, levels }) => [
    { part: 'criterion', text: title },
    ...levels.map(({ text, points }) => ({ part: 'level', text, points })),
  ])
  return [
    ...(template === null ? [] : [{ part: 'template', ...textCells(template) }]),
    ...(graderInfo === null ? [] : [{ part: 'grader-info', ...textCells(graderInfo) }]),
    ...criteria,
  ]
}

function textCells({ format, text }: FormText): QuestionRow {
  return { text, format: format === 'plain' ? null : format }
}

function feedbackCells(feedback: FormText | null): QuestionRow {
  if (feedback === null) return {}
  return { feedback: feedback.text, 'feedback-format': feedback.format === 'plain' ? null : feedback.format }
}

function noteCells({ feedback, misconception }: FormNote): QuestionRow {
  return { ...feedbackCells(feedback), misconception }
}

/** Shares stand as percentages. */
function ratedCells({ fraction, ...note }: FormNote & { fraction: number }): QuestionRow {
  return { share: Math.round(fraction * 1e7) / 1e5, ...noteCells(note) }
}

function numberCells({ value, ...rated }: FormNumberAnswer): QuestionRow {
  const cells = ratedCells(rated)
  switch (value.kind) {
    case 'any':
      return { text: '*', ...cells }
    case 'range':
      return { text: `${value.low}..${value.high}`, ...cells }
    case 'exact': {
      const { number, tolerance, toleranceKind } = value
      const kind = toleranceKind === 'absolute' ? null : toleranceKind
      const settings = settingsCell({ tolerance: tolerance === '0' ? null : tolerance, 'tolerance-kind': kind })
      return { text: number, ...cells, settings }
    }
    default:
      return assertNever(value)
  }
}

/** `name=value` parted by semicolons; what is null is left out, and yes and no stand for true and false. */
function settingsCell(settings: Settings): string | null {
  const written = Object.entries(settings).flatMap(([name, value]) => {
    if (value === null) return []
    return `${name}=${value === true ? 'yes' : value === false ? 'no' : value}`
  })
  return written.length === 0 ? null : written.join('; ')
}
