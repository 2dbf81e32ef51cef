/**
 * Decides what of a quiz leaves as a file, and what of a file can enter a draft, once a teacher has looked at it. Nothing
 * enters by itself; a question that is not whole may enter, as anything may stand in a draft.
 */
import { z } from 'zod'
import type { Span } from '#domain/anchoring/schema.ts'
import type { Block } from '#domain/article/schema.ts'
import { type CheckedDraft, type DraftQuestion, draftOf } from '#domain/quiz/draft.ts'
import { draftQuestionSchema } from '#domain/quiz/draft-question.ts'
import type { Question } from '#domain/quiz/schema.ts'
import { fromQuestion } from './from-question.ts'
import type { ExchangeWords } from './losses.ts'
import { categoryItem, passagesIn } from './passage.ts'
import type { FormItem, FormQuestion } from './question-form.ts'
import { toQuestion } from './to-question/to-question.ts'
import { type ExchangeWarning, fault, lossesAt, warningCodes } from './warning.ts'

/** A draft holds no more questions. */
export const mostDraftQuestions = 100
/** Texts of a file that are shown; more of them, or longer ones, are told and left out. */
const mostPassages = 20

const warningSchema: z.ZodType<ExchangeWarning> = z.object({
  line: z.number().nullable(),
  kind: z.enum(['fault', 'loss']),
  code: z.enum(warningCodes),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

const reviewedQuestionSchema = z.object({
  question: draftQuestionSchema,
  /** Line of the file; null where it has none. */
  line: z.number().nullable(),
  losses: z.array(warningSchema).max(100),
  /** How many things are still missing before it can be published. */
  missing: z.number(),
})
export type ReviewedQuestion = z.infer<typeof reviewedQuestionSchema>

/** What was made of a file, before any of it enters a draft. */
export const exchangeReviewSchema = z.object({
  questions: z.array(reviewedQuestionSchema).max(mostDraftQuestions),
  /** What concerns the file, or what of it could not be read. */
  warnings: z.array(warningSchema).max(5000),
  passages: z.array(z.object({ title: z.string().nullable(), text: z.string() })).max(mostPassages),
})
export type ExchangeReview = z.infer<typeof exchangeReviewSchema>

export type ReviewContext = {
  newId: () => string
  words: ExchangeWords
  /** Whether a passage stands word for word in the quiz's article. */
  isInArticle: (span: Span) => boolean
}

/** Takes what was read from a file into questions for a draft. */
export function reviewItems(
  read: { items: readonly FormItem[]; warnings: readonly ExchangeWarning[] },
  context: ReviewContext,
): ExchangeReview {
  const warnings = [...read.warnings].slice(0, 4000)
  const questions: ReviewedQuestion[] = []
  for (const item of read.items) {
    if (item.type === 'category' || item.type === 'description') continue
    if (questions.length === mostDraftQuestions) {
      warnings.push(fault(item.line, 'too-many-questions', { limit: mostDraftQuestions }))
      break
    }
    const reviewed = reviewQuestion(item, context)
    if (reviewed === null) warnings.push(fault(item.line, 'draft-too-large'))
    else questions.push(reviewed)
  }
  const passages = passagesIn(read.items, lossesAt(warnings, null)).filter(({ text }) => text !== '')
  if (passages.length > mostPassages) warnings.push(fault(null, 'too-many-questions', { limit: mostPassages }))
  return { questions, warnings, passages: passages.slice(0, mostPassages) }
}

/** Null where a text is longer than a draft holds. */
function reviewQuestion(item: FormQuestion, { newId, words, isInArticle }: ReviewContext): ReviewedQuestion | null {
  const losses: ExchangeWarning[] = []
  const tell = lossesAt(losses, item.line)
  const { question, faults } = toQuestion(item, { id: newId(), words, tell })
  const placed = withEvidenceOf(question, isInArticle)
  if (placed.isChanged) tell('evidence-elsewhere')
  const draft = draftQuestionSchema.safeParse(draftOf(placed.question))
  return draft.success ? { question: draft.data, line: item.line, losses, missing: faults.length } : null
}

/** Passages of another text are left out: they would mark the wrong words. */
function withEvidenceOf(question: Question, isInArticle: ReviewContext['isInArticle']) {
  const kept = { ...question, evidence: question.evidence.filter(isInArticle) }
  const isChanged = kept.evidence.length < question.evidence.length
  if (kept.type !== 'evidence') return { question: kept, isChanged }
  const alternatives = kept.alternatives.filter((spans) => spans.every(isInArticle))
  return {
    question: { ...kept, alternatives },
    isChanged: isChanged || alternatives.length < kept.alternatives.length,
  }
}

/** The whole questions of a quiz behind its article, each section as a category of its own. */
export function itemsOfQuiz(
  title: string,
  blocks: readonly Pick<Block, 'text'>[],
  { questions, sections, sectionOf }: Pick<CheckedDraft, 'questions' | 'sections' | 'sectionOf'>,
): FormItem[] {
  const items: FormItem[] = [categoryItem(title, blocks.map(({ text }) => text).join('\n\n') || null)]
  let section = 0
  for (const question of questions) {
    const own = sectionOf.get(question.id) ?? 0
    if (own !== section) {
      const name = sections[own - 1]?.title || String(own)
      items.push({
        ...categoryItem(name, null),
        path: `${categoryItem(title, null).path}/${categoryItem(name, null).path}`,
      })
    }
    section = own
    items.push(fromQuestion(question))
  }
  return items
}

/** The chosen questions, in the order of the file. */
export function chosenQuestions({ questions }: ExchangeReview, ids: readonly string[]): DraftQuestion[] {
  const wanted = new Set(ids)
  return questions.map(({ question }) => question).filter(({ id }) => wanted.has(id))
}

/** How often each loss occurs, the most frequent first. */
export function countedLosses(warnings: readonly ExchangeWarning[]): { warning: ExchangeWarning; count: number }[] {
  const counted = new Map<string, { warning: ExchangeWarning; count: number }>()
  for (const warning of warnings) {
    const key = JSON.stringify([warning.code, warning.values])
    const before = counted.get(key)
    if (before === undefined) counted.set(key, { warning, count: 1 })
    else before.count += 1
  }
  return [...counted.values()].sort((one, other) => other.count - one.count)
}
