/**
 * Decides which parts of a question stand in an order of chance, and puts a body into the order drawn for one student.
 * Orders, things to match with, things to sort and the options of gaps always do; a choice's options where its author
 * says so.
 */
import { assertNever } from '#domain/assert-never.ts'
import type { QuestionBody } from './schema.ts'

/** The ids of all parts that are to be shuffled; none where the body has no such part. */
export function optionIds(body: QuestionBody): string[] {
  switch (body.type) {
    case 'single-choice':
    case 'multiple-response':
      return body.isShuffled ? idsOf(body.options) : []
    case 'cloze':
      return body.gaps.flatMap((gap) => (gap.kind === 'chosen' ? idsOf(gap.options) : []))
    case 'ordering':
    case 'categories':
      return idsOf(body.items)
    case 'matching':
      return idsOf(body.targets)
    case 'true-false-not-stated':
    case 'number':
    case 'short-answer':
    case 'evidence':
    case 'repair':
    case 'free-text':
      return []
    default:
      return assertNever(body)
  }
}

/**
 * The body with each of its lists in the order in which its ids were drawn; ids that were not drawn stand behind, in the
 * order they had.
 */
export function orderBody(body: QuestionBody, optionOrder: readonly string[]): QuestionBody {
  if (optionOrder.length === 0) return body
  const places = new Map(optionOrder.map((id, index) => [id, index]))
  switch (body.type) {
    case 'single-choice':
    case 'multiple-response':
      return { ...body, options: inPlace(body.options, places) }
    case 'cloze':
      return {
        ...body,
        gaps: body.gaps.map((gap) => (gap.kind === 'chosen' ? { ...gap, options: inPlace(gap.options, places) } : gap)),
      }
    case 'ordering':
      return { ...body, items: inPlace(body.items, places) }
    case 'matching':
    case 'categories':
      return { ...body, items: inPlace(body.items, places), targets: inPlace(body.targets, places) }
    case 'true-false-not-stated':
    case 'number':
    case 'short-answer':
    case 'evidence':
    case 'repair':
    case 'free-text':
      return body
    default:
      return assertNever(body)
  }
}

function idsOf(parts: readonly { id: string }[]): string[] {
  return parts.map(({ id }) => id)
}

function inPlace<Part extends { id: string }>(parts: readonly Part[], places: ReadonlyMap<string, number>): Part[] {
  const placeOf = ({ id }: Part) => places.get(id) ?? places.size
  return [...parts].sort((a, b) => placeOf(a) - placeOf(b))
}
