/**
 * Decides how a question of Postil is said in the common form, which can hold all of it but the ids of its parts. Source:
 * `domain/quiz/schema.ts`.
 */
import { assertNever } from '#domain/assert-never.ts'
import type { Question } from '#domain/quiz/schema.ts'
import { type FormText, formTextOrNull } from './form-text.ts'
import { plainDecimal } from './plain-decimal.ts'
import { bareQuestion, type FormGap, type FormNote, type FormQuestion } from './question-form.ts'

export function fromQuestion(question: Question): FormQuestion {
  const common = {
    ...bareQuestion(null, plain(question.stem)),
    points: question.points,
    generalFeedback: remark(question.explanation),
    evidence: question.evidence,
    citation: question.citation ?? null,
  }
  switch (question.type) {
    case 'single-choice':
    case 'multiple-response':
      return { ...common, ...choiceOf(question) }
    case 'true-false-not-stated': {
      const { correct, answers } = question
      const notes = { true: note(answers.true), false: note(answers.false) }
      return { type: 'true-false', ...common, correct, answers: notes, notStated: note(answers['not-stated']) }
    }
    case 'number': {
      const { correct: number, tolerance, toleranceKind = 'absolute', wrong } = question
      const exact = (value: string, distance: string, kind: typeof toleranceKind) =>
        ({ kind: 'exact', number: plainest(value), tolerance: plainest(distance), toleranceKind: kind }) as const
      const right = { value: exact(number, tolerance, toleranceKind), fraction: 1, feedback: null, misconception: null }
      const others = wrong.map((form) => ({ value: exact(form.text, '0', 'absolute'), fraction: 0, ...note(form) }))
      return { type: 'number', ...common, answers: [right, ...others], units: [] }
    }
    case 'short-answer': {
      const { unmatched, caseMatters = false, accentsMatter = true } = question
      return { type: 'short-answer', ...common, answers: formsOf(question), caseMatters, accentsMatter, unmatched }
    }
    case 'cloze':
      return { type: 'cloze', ...common, text: plain(question.text), gaps: question.gaps.map(gapOf) }
    case 'ordering': {
      const items = question.items.map(({ text }) => plain(text))
      return { type: 'ordering', ...common, items, scoring: question.scoring }
    }
    case 'matching':
    case 'categories':
      return { ...common, ...pairsOf(question) }
    case 'evidence': {
      const { alternatives, bands, maxSpans } = question
      return { type: 'evidence', ...common, alternatives, bands, maxSpans }
    }
    case 'repair': {
      const { sentence, unmatched } = question
      return { type: 'repair', ...common, sentence, answers: formsOf(question), unmatched }
    }
    case 'free-text': {
      const { minWords, maxWords, isRubricShown } = question
      const rubric = question.rubric.map(({ title, levels }) => ({
        title,
        levels: levels.map(({ text, points }) => ({ text, points })),
      }))
      return { type: 'essay', ...common, minWords, maxWords, template: null, graderInfo: null, rubric, isRubricShown }
    }
    default:
      return assertNever(question)
  }
}

type Choice = Extract<Question, { type: 'single-choice' | 'multiple-response' }>

function choiceOf(question: Choice) {
  const isOne = question.type === 'single-choice'
  const options = question.options.map((option) => ({
    text: plain(option.text),
    fraction: fractionOf(question, option),
    ...note(option),
  }))
  return {
    type: 'choice' as const,
    selection: isOne ? ('one' as const) : ('many' as const),
    options,
    isShuffled: question.isShuffled ? true : null,
    numbering: null,
    scoring: isOne ? null : question.scoring,
  }
}

/** Where the author set none, what "right minus wrong" takes for a tick: 1/R, or −1/R. */
function fractionOf(question: Choice, option: { id: string; fraction?: number | null | undefined }): number {
  if (question.type === 'single-choice') return Number(option.id === question.correct)
  if (question.scoring === 'author-fractions') return option.fraction ?? 0
  const share = Math.round(1e7 / question.correct.length) / 1e7
  return question.correct.includes(option.id) ? share : -share
}

type Forms = { accepted: readonly string[]; wrong: readonly ({ text: string } & Note)[] }

function formsOf({ accepted, wrong }: Forms) {
  return [
    ...accepted.map((text) => ({ text, fraction: 1, feedback: null, misconception: null })),
    ...wrong.map((form) => ({ text: form.text, fraction: 0, ...note(form) })),
  ]
}

function gapOf(gap: Extract<Question, { type: 'cloze' }>['gaps'][number]): FormGap {
  const { id, weight } = gap
  if (gap.kind === 'typed') {
    const { caseMatters, accentsMatter } = gap
    return { kind: 'typed', id, weight, answers: formsOf(gap), caseMatters, accentsMatter }
  }
  const options = gap.options.map((option) => ({
    text: plain(option.text),
    fraction: Number(option.id === gap.correct),
    ...note(option),
  }))
  return { kind: 'chosen', id, weight, options, display: 'menu', selection: 'one', isShuffled: true }
}

function pairsOf(question: Extract<Question, { type: 'matching' | 'categories' }>) {
  const { type, items, targets, pairs, notes } = question
  const textOf = new Map(targets.map(({ id, text }) => [id, text]))
  const used = new Set(Object.values(pairs))
  return {
    type,
    items: items.map(({ id, text }) => ({ text: plain(text), target: textOf.get(pairs[id] ?? '') ?? '' })),
    distractors: targets.filter(({ id }) => !used.has(id)).map(({ text }) => text),
    isShuffled: null,
    notes: notes.flatMap(({ item, target, ...own }) => {
      const [index, text] = [items.findIndex(({ id }) => id === item), textOf.get(target)]
      return index < 0 || text === undefined ? [] : [{ item: index, target: text, ...note(own) }]
    }),
  }
}

type Note = { feedback: string; misconception: string | null }

function note({ feedback, misconception }: Note): FormNote {
  return { feedback: remark(feedback), misconception }
}

function remark(text: string): FormText | null {
  return formTextOrNull('plain', text)
}

/** '3.10' and '3.1' are one number. */
function plainest(number: string): string {
  return plainDecimal(number) ?? number
}

function plain(text: string): FormText {
  return { format: 'plain', text }
}
