/**
 * Decides which words of a text how many students cited as evidence: each stretch between two edges of cited passages with
 * its number of distinct students, so that the words they agree on stand out.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import type { Block } from '#domain/article/schema.ts'

/** A passage that a student cited for a question. */
export type Citing = { studentId: string; quizPosition: number; span: Pick<Span, 'start' | 'end'> }

/** A stretch of a block's text; `students` is 0 where nobody cited it. */
export type HeatStretch = { text: string; students: number }

export type HeatBlock = {
  blockId: string
  type: Block['type']
  stretches: HeatStretch[]
  /** Distinct students who cited any of it. */
  students: number
  /** The questions for which it was cited, ascending. */
  quizPositions: number[]
}

/** Every block with its stretches, in the order of the text. Offsets of the passages are those of the text stream. */
export function citedHeat(blocks: readonly Block[], citings: readonly Citing[]): HeatBlock[] {
  let start = 0
  return blocks.map(({ id, type, text }) => {
    const end = start + text.length
    const own = citings.filter(({ span }) => span.start < end && span.end > start)
    const heat = {
      blockId: id,
      type,
      stretches: stretchesOf(text, start, own),
      students: distinct(own.map(({ studentId }) => studentId)).length,
      quizPositions: distinct(own.map(({ quizPosition }) => quizPosition)).sort((a, b) => a - b),
    }
    start = end + 1
    return heat
  })
}

/**
 * The same beside the blocks that are read now: the words that were cited where a block still says the same, its numbers alone where it
 * was changed since, nothing where it is new.
 */
export function carryHeat(blocks: readonly Block[], heat: readonly HeatBlock[]): HeatBlock[] {
  const byId = new Map(heat.map((block) => [block.blockId, block]))
  return blocks.map(({ id, type, text }) => {
    const former = byId.get(id)
    const isSame = former?.stretches.map((stretch) => stretch.text).join('') === text
    return former !== undefined && isSame
      ? former
      : {
          blockId: id,
          type,
          stretches: [{ text, students: 0 }],
          students: former?.students ?? 0,
          quizPositions: former?.quizPositions ?? [],
        }
  })
}

function stretchesOf(text: string, start: number, citings: readonly Citing[]): HeatStretch[] {
  const inside = (offset: number) => Math.min(text.length, Math.max(0, offset - start))
  const edges = distinct([0, text.length, ...citings.flatMap(({ span }) => [inside(span.start), inside(span.end)])])
  edges.sort((a, b) => a - b)
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0
    const over = citings.filter(({ span }) => inside(span.start) <= from && inside(span.end) >= to)
    return { text: text.slice(from, to), students: distinct(over.map(({ studentId }) => studentId)).length }
  })
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)]
}
