import { assertNever } from '#domain/assert-never.ts'
import { opaqueIds } from '#domain/quiz/opaque-id.ts'
import { gapsMarkedIn } from '#domain/quiz/questions/cloze.ts'
import { type QuizResponse, type Verdict, verdicts } from '#domain/quiz/schema.ts'
import type { DemoLevels, QuestionDraft, QuotedPassage } from './types.ts'
import { spanOf } from './with-evidence.ts'

/** What answers refer to: the questions, the texts, and passages by the names that answers give them. */
export type Answered = {
  questions: readonly QuestionDraft[]
  levels: DemoLevels
  passages: Readonly<Record<string, QuotedPassage>>
}

/**
 * Answers to the first questions of a quiz from their short forms, one each; null for `-`, a question that was left.
 *
 * An option's id; ids joined by `+`; one of `true`, `false` and `not-stated`; a number or a text as it was typed; the
 * fillings of gaps joined by ` / `, in the order of the text; ids of items joined by `>`; the targets of items joined by
 * `+`, in the author's order of the items; names of passages joined by `+`. Passages cited beside an answer follow it
 * after `~`. Throws where a form names a question, a passage or a verdict that does not exist.
 */
export function readAnswers(source: Answered, forms: readonly string[]): (QuizResponse | null)[] {
  return forms.map((form, index) => {
    const question = source.questions[index]
    if (question === undefined) throw new Error(`There is no question ${index + 1} for the answer "${form}"`)
    if (form === '-') return null
    if (!question.citation) return readAnswer(source, question, form)
    const [answer = '', cited = ''] = form.split('~')
    return { ...readAnswer(source, question, answer), cited: readPassages(source, cited) }
  })
}

function readAnswer(source: Answered, question: QuestionDraft, form: string): QuizResponse {
  const { type } = question
  switch (type) {
    case 'single-choice':
      return { type, choice: form }
    case 'multiple-response':
      return { type, choices: form.split('+') }
    case 'true-false-not-stated':
      return { type, choice: readVerdict(form) }
    case 'number':
    case 'short-answer':
    case 'repair':
    case 'free-text':
      return { type, text: form }
    case 'cloze':
      return { type, gaps: readGaps(question, form) }
    case 'ordering': {
      const shown = opaqueIds(question.id, idsOf(question.items))
      return { type, order: form.split('>').map((id) => idShown(shown, id)) }
    }
    case 'matching':
    case 'categories':
      return { type, pairs: readPairs(question, form) }
    case 'evidence':
      return { type, spans: readPassages(source, form) }
    default:
      return assertNever(question)
  }
}

function readVerdict(form: string): Verdict {
  const verdict = verdicts.find((candidate) => candidate === form)
  if (verdict === undefined) throw new Error(`"${form}" is no verdict`)
  return verdict
}

type DraftOf<Type extends QuestionDraft['type']> = Extract<QuestionDraft, { type: Type }>

function readGaps({ id, text, gaps }: DraftOf<'cloze'>, form: string): Record<string, string> {
  const fillings = form.split(' / ')
  const shown = opaqueIds(
    id,
    gaps.flatMap((gap) => (gap.kind === 'chosen' ? idsOf(gap.options) : [])),
  )
  return Object.fromEntries(
    gapsMarkedIn(text).map((gapId, index) => {
      const filling = fillings[index] ?? ''
      const isChosen = gaps.some((gap) => gap.id === gapId && gap.kind === 'chosen')
      return [gapId, isChosen && filling !== '' ? idShown(shown, filling) : filling]
    }),
  )
}

function readPairs(
  { id, items, targets }: DraftOf<'matching'> | DraftOf<'categories'>,
  form: string,
): Record<string, string> {
  const shown = opaqueIds(id, idsOf([...items, ...targets]))
  const chosen = form.split('+')
  return Object.fromEntries(
    items.map((item, index) => [idShown(shown, item.id), idShown(shown, chosen[index] ?? '')] as const),
  )
}

function readPassages({ levels, passages }: Answered, form: string) {
  return form.split('+').flatMap((name) => {
    if (name === '') return []
    const passage = passages[name]
    if (passage === undefined) throw new Error(`There is no passage "${name}"`)
    return spanOf(levels, passage)
  })
}

/** The id under which students see a part of a question. */
function idShown(shown: ReadonlyMap<string, string>, id: string): string {
  const found = shown.get(id)
  if (found === undefined) throw new Error(`The question has no part "${id}"`)
  return found
}

function idsOf(parts: readonly { id: string }[]): string[] {
  return parts.map((part) => part.id)
}
