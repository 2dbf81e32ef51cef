import { z } from 'zod'
import type { FormItem, FormNumberAnswer } from '#domain/exchange/question-form.ts'

const text = z.object({ format: z.string(), text: z.string() })
const remark = text.nullable()
const choice = z.object({ isCorrect: z.boolean(), weight: z.number().nullable(), text, feedback: remark })
const number = z.object({
  type: z.enum(['simple', 'range', 'high-low']),
  number: z.number().optional(),
  range: z.number().optional(),
  numberHigh: z.number().optional(),
  numberLow: z.number().optional(),
})
const numberChoice = choice.extend({ text: number })
const head = {
  id: z.string().nullable(),
  tags: z.array(z.string()).nullable(),
  title: z.string().nullable(),
  stem: text,
  hasEmbeddedAnswers: z.boolean(),
}
const graded = { ...head, globalFeedback: remark }

/** The trees in which the outside fixtures say what their files mean. */
export const giftTreesSchema = z.array(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('Category'), title: z.string() }),
    z.object({ type: z.literal('Description'), ...head }),
    z.object({ type: z.literal('MC'), ...graded, choices: z.array(choice) }),
    z.object({ type: z.literal('Short'), ...graded, choices: z.array(choice) }),
    z.object({ type: z.literal('Numerical'), ...graded, choices: z.union([z.array(numberChoice), number]) }),
    z.object({
      type: z.literal('TF'),
      ...graded,
      isTrue: z.boolean(),
      trueFeedback: remark,
      falseFeedback: remark,
    }),
    z.object({
      type: z.literal('Matching'),
      ...graded,
      matchPairs: z.array(z.object({ subquestion: text, subanswer: z.string() })),
    }),
    z.object({ type: z.literal('Essay'), ...graded }),
  ]),
)
type GiftTree = z.infer<typeof giftTreesSchema>[number]

/** What such a tree says, in words that both sides can be put into. */
export function meaningOfTree(tree: GiftTree): unknown {
  if (tree.type === 'Category') return { type: 'category', path: tree.title }
  const { id, tags, title, stem } = tree
  const common = { id, tags: tags ?? [], title, stem }
  if (tree.type === 'Description') return { type: 'description', ...common }
  const question = { ...common, isMissingWord: tree.hasEmbeddedAnswers, general: tree.globalFeedback }
  switch (tree.type) {
    case 'MC': {
      const answers = tree.choices.map((own) => ({ text: own.text, share: shareOf(own), feedback: own.feedback }))
      return { type: 'choice', ...question, answers }
    }
    case 'Short': {
      const answers = tree.choices.map((own) => ({ text: own.text.text, share: shareOf(own), feedback: own.feedback }))
      return { type: 'short-answer', ...question, answers }
    }
    case 'Numerical': {
      const list = Array.isArray(tree.choices)
        ? tree.choices.map((own) => ({ ...rangeOf(own.text), share: shareOf(own), feedback: own.feedback }))
        : [{ ...rangeOf(tree.choices), share: 1, feedback: null }]
      return { type: 'number', ...question, answers: list }
    }
    case 'TF': {
      const { isTrue, trueFeedback, falseFeedback } = tree
      return { type: 'true-false', ...question, correct: String(isTrue), feedback: [trueFeedback, falseFeedback] }
    }
    case 'Matching': {
      const pairs = tree.matchPairs.map(({ subquestion, subanswer }) => [subquestion, subanswer])
      return { type: 'matching', ...question, pairs }
    }
    case 'Essay':
      return { type: 'essay', ...question }
  }
}

function shareOf({ isCorrect, weight }: { isCorrect: boolean; weight: number | null }): number {
  return weight === null ? Number(isCorrect) : Math.round(weight * 1e5) / 1e7
}

function rangeOf(own: z.infer<typeof number>) {
  if (own.type === 'high-low') return { low: own.numberLow, high: own.numberHigh }
  return { number: own.number, tolerance: own.range ?? 0 }
}

/** The same of an item in the common form. */
export function meaningOfItem(item: FormItem): unknown {
  if (item.type === 'category') return { type: item.type, path: item.path }
  const { externalId: id, tags, title, stem } = item
  const common = { id, tags, title, stem }
  if (item.type === 'description') return { type: item.type, ...common }
  const question = { ...common, isMissingWord: item.isMissingWord, general: item.generalFeedback }
  switch (item.type) {
    case 'choice': {
      const answers = item.options.map((own) => ({ text: own.text, share: own.fraction, feedback: own.feedback }))
      return { type: item.type, ...question, answers }
    }
    case 'short-answer': {
      const answers = item.answers.map((own) => ({ text: own.text, share: own.fraction, feedback: own.feedback }))
      return { type: item.type, ...question, answers }
    }
    case 'number': {
      const answers = item.answers.map(({ value, fraction: share, feedback }) => ({
        ...readValue(value),
        share,
        feedback,
      }))
      return { type: item.type, ...question, answers }
    }
    case 'true-false': {
      const { correct, answers } = item
      const feedback = [answers.true.feedback, answers.false.feedback]
      return { type: item.type, ...question, correct, feedback }
    }
    case 'matching': {
      const pairs = item.items.map(({ text: left, target }) => [left, target])
      return { type: item.type, ...question, pairs }
    }
    case 'essay':
      return { type: item.type, ...question }
    default:
      return { type: item.type }
  }
}

function readValue(value: FormNumberAnswer['value']) {
  if (value.kind === 'range') return { low: Number(value.low), high: Number(value.high) }
  return value.kind === 'exact' ? { number: Number(value.number), tolerance: Number(value.tolerance) } : {}
}
