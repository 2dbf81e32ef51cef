/**
 * Decides which answers a plain form holds, sent by a browser without JavaScript: of every question shown, the fields
 * `answer-<position>` (with `-<part>` for each gap, item or pair), `cited-<position>` and `base-<position>`. Only what
 * differs from the answer that counts is an answer.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import { assertNever } from '#domain/assert-never.ts'
import { citedSpans } from './questions/question-parts.ts'
import { emptyResponse, isSameResponse } from './response.ts'
import { type QuizResponse, responseSchema, verdicts } from './schema.ts'
import type { QuizItemView } from './view.ts'

export type FormAnswer = { position: number; response: QuizResponse; baseSeq: number }

/** Name of the field that holds the answer to a question. */
export function answerField(position: number): string {
  return `answer-${position}`
}

/** Name of the field that holds the sequence of the answer the form was filled with. */
export function baseField(position: number): string {
  return `base-${position}`
}

/**
 * Name of the field of one gap, of an item's place in an order (1 for the first), or of the target of an item, within the
 * field of the answer.
 */
export function partField(field: string, partId: string): string {
  return `${field}-${partId}`
}

/**
 * Name of the fields of passages cited beside an answer, each as `spanValue` writes it. A form that offers them also holds
 * the field once with an empty value, since otherwise none chosen and none offered would look the same.
 */
export function citedField(position: number): string {
  return `cited-${position}`
}

/** A passage as the value of a field. */
export function spanValue({ level, start, end, quote }: Span): string {
  return JSON.stringify({ level, start, end, quote })
}

type ValuesOf = (field: string) => readonly string[]

/** The changed answers; what cannot be an answer to its question is left out. */
export function readFormAnswers(items: readonly QuizItemView[], valuesOf: ValuesOf): FormAnswer[] {
  return items.flatMap((item) => {
    const { position, body, answer, checked } = item
    const base = valuesOf(baseField(position))[0]
    if (base === undefined || checked !== null) return []
    const held = answer?.response ?? emptyResponse(body.type)
    const read = responseOf(item, valuesOf)
    if (read === null) return []
    const offersCited = valuesOf(citedField(position)).length > 0
    const cited = offersCited ? readSpans(valuesOf(citedField(position))) : (held.cited ?? [])
    const parsed = responseSchema.safeParse(cited.length > 0 ? { ...read, cited } : read)
    if (!parsed.success || isSameResponse(parsed.data, held)) return []
    return [{ position, response: parsed.data, baseSeq: Math.max(0, Math.trunc(Number(base)) || 0) }]
  })
}

/** Null where the form holds no field of the question: it was not offered, which is not the same as left empty. */
function responseOf({ position, body }: QuizItemView, valuesOf: ValuesOf): QuizResponse | null {
  const values = valuesOf(answerField(position))
  const first = values[0] ?? ''
  switch (body.type) {
    case 'single-choice':
      return { type: body.type, choice: first === '' ? null : first }
    case 'true-false-not-stated':
      return { type: body.type, choice: verdicts.find((verdict) => verdict === first) ?? null }
    case 'multiple-response':
      return { type: body.type, choices: [...values] }
    case 'number':
    case 'short-answer':
      return { type: body.type, text: first }
    case 'repair':
      // The field is filled with the faulty sentence: that it still holds it is no answer.
      return values.length === 0 ? null : { type: body.type, text: first === body.sentence ? '' : first }
    case 'free-text':
      return values.length === 0 ? null : { type: body.type, text: first }
    case 'cloze': {
      const gaps = readParts(position, body.gaps, valuesOf)
      return gaps === null ? null : { type: body.type, gaps }
    }
    case 'ordering': {
      const places = readParts(position, body.items, valuesOf)
      return places === null ? null : { type: body.type, order: inOrder(places) }
    }
    case 'matching':
    case 'categories': {
      const pairs = readParts(position, body.items, valuesOf)
      return pairs === null ? null : { type: body.type, pairs }
    }
    case 'evidence':
      return values.length === 0 ? null : { type: body.type, spans: readSpans(values) }
    default:
      return assertNever(body)
  }
}

/** Part → value, of the parts that have one; null where no field was sent. */
function readParts(
  position: number,
  parts: readonly { id: string }[],
  valuesOf: ValuesOf,
): Record<string, string> | null {
  const sent = parts.flatMap(({ id }) =>
    valuesOf(partField(answerField(position), id))
      .slice(0, 1)
      .map((value) => [id, value]),
  )
  return sent.length === 0 ? null : Object.fromEntries(sent.filter(([, value]) => value !== ''))
}

/** Ids by the places given to them; what is no place leaves an item out, and the first of two on one place comes first. */
function inOrder(places: Readonly<Record<string, string>>): string[] {
  return Object.entries(places)
    .flatMap(([id, place]) => (Number(place) >= 1 ? [{ id, place: Number(place) }] : []))
    .sort((a, b) => a.place - b.place)
    .map(({ id }) => id)
}

function readSpans(values: readonly string[]): Span[] {
  return values.flatMap((value) => citedSpans.safeParse([parseJson(value)]).data ?? [])
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    // What a browser of ours never sends names no passage.
    return null
  }
}
