import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { demoArticles } from '#db/demo/articles.ts'
import type { QuestionDraft } from '#db/demo/types.ts'
import { spanOf, withEvidence } from '#db/demo/with-evidence.ts'
import { countWords } from '#domain/article/reading-time.ts'
import { articleMetaSchema, type Block, blocksSchema } from '#domain/article/schema.ts'
import { splitWords } from '#domain/article/words.ts'
import { assertNever } from '#domain/assert-never.ts'
import { findTerms } from '#domain/glossary/find-terms.ts'
import { glossaryEntrySchema } from '#domain/glossary/schema.ts'
import { checkDraft, draftOf } from '#domain/quiz/draft.ts'
import { questionSchema, questionTypes } from '#domain/quiz/schema.ts'

/** The types of the science quiz, which is short. */
const scienceTypes = ['single-choice', 'multiple-response', 'true-false-not-stated', 'number', 'short-answer']

const articles = Object.values(demoArticles)
const { iraq } = demoArticles
const iraqPlain = iraq.levels.plain ?? []

const asFoundPath = resolve(process.env.POSTIL_FIXTURES ?? '../shared/fixtures', '../article/iraq-report-as-found.txt')

describe('demo articles', () => {
  test.each(articles)('$meta.title: what is told and every level are valid', ({ meta, levels }) => {
    expect(articleMetaSchema.parse(meta)).toEqual(meta)
    for (const blocks of Object.values(levels)) {
      expect(blocksSchema.parse(blocks)).toEqual(blocks)
      expect(blocks.filter((block) => block.text.includes('\n') || /['"]| {2}/.test(block.text))).toEqual([])
    }
  })

  test('the plain level has the same blocks in the same order, in shorter sentences', () => {
    const shape = (blocks: readonly Block[]) => blocks.map(({ id, type }) => `${id} ${type}`)
    expect(shape(iraqPlain)).toEqual(shape(iraq.levels.standard))
    expect(wordsPerSentence(iraqPlain)).toBeLessThan(0.8 * wordsPerSentence(iraq.levels.standard))
  })

  test('the articles have the length of a lesson', () => {
    expect(iraq.levels.standard.filter(({ type }) => type === 'paragraph')).toHaveLength(28)
    expect(countWords(iraq.levels.standard)).toBeLessThanOrEqual(1100)
    expect(countWords(iraqPlain)).toBeLessThan(900)
    expect(countWords(demoArticles['leap-second'].levels.standard)).toBeLessThan(475)
  })

  test('the retelling names its source', () => {
    expect(iraq.meta.source).toMatch(/retelling.*Associated Press.*11 December 2023/)
  })

  test.skipIf(!existsSync(asFoundPath))('no level shares eight words in a row with the report as found', () => {
    const found = wordRuns(readFileSync(asFoundPath, 'utf8'))
    const shared = Object.values(iraq.levels).flatMap((blocks) =>
      blocks.flatMap(({ text }) =>
        unquoted(text).flatMap((part) => [...wordRuns(part)].filter((run) => found.has(run))),
      ),
    )
    expect(found.size).toBeGreaterThan(500)
    expect(shared).toEqual([])
  })
})

describe('demo glossaries', () => {
  test.each(articles)('$meta.title: every entry is valid and stands in the standard text', ({ glossary, levels }) => {
    for (const entry of glossary) {
      expect(glossaryEntrySchema.parse(entry)).toEqual({ longer: '', translations: [], ...entry })
    }
    expect(missingTerms(glossary, levels.standard)).toEqual([])
    expect(new Set(glossary.map(({ headword }) => headword)).size).toBe(glossary.length)
  })

  test('every alias is a form that stands in the standard text', () => {
    for (const { glossary, levels } of articles) {
      const forms = new Set(occurrences(glossary, levels.standard).map(({ form }) => form))
      expect(glossary.flatMap(({ aliases }) => aliases).filter((alias) => !forms.has(alias))).toEqual([])
    }
  })

  test('the report explains at least 20 terms, and most of them stand in its plain level too', () => {
    expect(iraq.glossary.length).toBeGreaterThanOrEqual(20)
    expect(missingTerms(iraq.glossary, iraqPlain).length).toBeLessThanOrEqual(2)
  })
})

describe('demo quizzes', () => {
  const quizzes = articles.map(({ levels, quiz }) => ({ levels, ...quiz }))

  test.each(quizzes)('$title: every question is valid with its evidence on every level', ({ levels, questions }) => {
    for (const draft of questions) {
      const question = withEvidence(levels, draft)
      expect(questionSchema.parse(question)).toEqual(question)
      for (const level of Object.keys(levels)) expect(question.evidence.map((span) => span.level)).toContain(level)
    }
  })

  test.each(quizzes)(
    '$title: everything is explained, and every wrong answer names its misconception',
    ({ questions }) => {
      for (const draft of questions) {
        expect(draft.explanation).not.toBe('')
        for (const { id, feedback, misconception } of answersOf(draft)) {
          expect([draft.stem, id, feedback !== '']).toEqual([draft.stem, id, true])
          expect([draft.stem, id, misconception === null]).toEqual([draft.stem, id, isRight(draft, id)])
        }
      }
    },
  )

  test.each(quizzes)('$title: it could be published as it is, without a warning', ({ levels, ...quiz }) => {
    const sectionIdOf = (id: string) => quiz.sections.find(({ questionIds }) => questionIds.includes(id))?.id ?? null
    const questions = quiz.questions.map((draft) => ({
      ...draftOf(withEvidence(levels, draft)),
      sectionId: sectionIdOf(draft.id),
    }))
    const sections = quiz.sections.map(({ questionIds: _, ...section }) => section)
    const checked = checkDraft({ title: quiz.title, sections, questions })
    expect([checked.faults, checked.warnings]).toEqual([[], []])
    expect(checked.questions.map(({ id }) => id)).toEqual(quiz.questions.map(({ id }) => id))
    for (const { passage } of sections) {
      const ids = levels.standard.map(({ id }) => id)
      expect(ids).toContain(passage?.fromBlockId ?? ids[0])
      expect(ids).toContain(passage?.toBlockId ?? ids[0])
    }
  })

  test('the report has questions of every type, the science text one of each simple type and a pool', () => {
    const typesOf = (questions: readonly QuestionDraft[]) => questions.map(({ type }) => type)
    expect(new Set(typesOf(iraq.quiz.questions))).toEqual(new Set(questionTypes))
    expect(iraq.quiz.questions.length).toBeGreaterThanOrEqual(12)
    const { questions, sections } = demoArticles['leap-second'].quiz
    expect(typesOf(questions.slice(0, 5))).toEqual(scienceTypes)
    expect(sections.map(({ draw, questionIds }) => [draw, questionIds])).toEqual([
      [2, questions.slice(5).map(({ id }) => id)],
    ])
  })

  test('the report asks for what only a teacher can mark, for evidence beside an answer, and for about so much', () => {
    const { questions } = iraq.quiz
    expect(questions.filter((one) => one.type === 'free-text' && one.rubric.length === 3)).toHaveLength(1)
    expect(questions.filter((one) => 'unmatched' in one && one.unmatched === 'teacher')).toHaveLength(2)
    expect(questions.filter(({ citation }) => citation && citation.weight < 0.5)).toHaveLength(1)
    expect(questions.filter((one) => one.type === 'number' && one.toleranceKind === 'relative')).toHaveLength(1)
  })

  test('several questions share a misconception', () => {
    const named = iraq.quiz.questions.flatMap((draft) => [
      ...new Set(answersOf(draft).map(({ misconception }) => misconception)),
    ])
    const timesNamed = (name: string) => named.filter((other) => other === name).length
    expect(timesNamed('Joins two facts into a third')).toBeGreaterThanOrEqual(3)
    expect(timesNamed('Reads “its” or “he” as the nearest name')).toBe(2)
    expect(timesNamed('Takes a source’s claim for a reported fact')).toBe(2)
  })

  test('question ids are unique', () => {
    const ids = quizzes.flatMap(({ questions }) => questions.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('evidence is refused when its quote is absent, stands twice or has no place', () => {
    const { levels } = iraq
    expect(() => spanOf(levels, { level: 'standard', blockId: 'p1', quote: 'no such words' })).toThrow('does not stand')
    expect(() => spanOf(levels, { level: 'standard', blockId: 'p1', quote: 'the' })).toThrow('more than once')
    expect(() => spanOf(levels, { level: 'standard', blockId: 'p99', quote: 'Iraq' })).toThrow('does not stand')
    expect(() => spanOf({ standard: [] }, { level: 'plain', blockId: 'p1', quote: 'Iraq' })).toThrow('does not stand')
  })
})

describe("editor's notes", () => {
  test.each(iraq.editorNotes)(
    'a $kind at $blockId stands beside its words and is short',
    ({ blockId, quote, body }) => {
      expect(spanOf(iraq.levels, { level: 'standard', blockId, quote }).quote).toBe(quote)
      expect(body.split(/\s+/).length).toBeLessThanOrEqual(80)
    },
  )

  test('there are eight to ten, and a correction says on what basis', () => {
    expect(iraq.editorNotes.length).toBeGreaterThanOrEqual(8)
    expect(iraq.editorNotes.length).toBeLessThanOrEqual(10)
    expect(iraq.editorNotes.filter(({ kind, correction }) => kind === 'correction' && !correction?.basis)).toEqual([])
  })
})

function wordsPerSentence(blocks: readonly Block[]): number {
  const paragraphs = blocks.filter(({ type }) => type === 'paragraph')
  const sentences = paragraphs.flatMap(({ text }) => text.split(/[.?!:;]”? /))
  return countWords(paragraphs) / sentences.length
}

/** Every run of eight words, folded. */
function wordRuns(text: string): Set<string> {
  const keys = splitWords(text).map(({ key }) => key)
  return new Set(keys.slice(7).map((_, index) => keys.slice(index, index + 8).join(' ')))
}

function unquoted(text: string): string[] {
  return text.split(/“[^”]*”/)
}

type Glossary = (typeof iraq)['glossary']

function occurrences(glossary: Glossary, blocks: readonly Block[]) {
  return findTerms(
    blocks,
    glossary.map((entry) => ({ id: entry.headword, ...entry })),
  )
}

function missingTerms(glossary: Glossary, blocks: readonly Block[]): string[] {
  const found = new Set(occurrences(glossary, blocks).map(({ entryId }) => entryId))
  return glossary.map(({ headword }) => headword).filter((headword) => !found.has(headword))
}

type AnswerNote = { id: string; feedback: string; misconception: string | null }

/** The answers of a question that carry feedback; of typed answers and pairs only foreseen wrong ones do. */
function answersOf(draft: QuestionDraft): AnswerNote[] {
  switch (draft.type) {
    case 'single-choice':
    case 'multiple-response':
      return draft.options
    case 'true-false-not-stated':
      return Object.entries(draft.answers).map(([id, note]) => ({ id, ...note }))
    case 'number':
    case 'short-answer':
    case 'repair':
      return formsOf(draft.wrong)
    case 'cloze':
      return draft.gaps.flatMap((gap) => (gap.kind === 'typed' ? formsOf(gap.wrong) : gap.options))
    case 'matching':
    case 'categories':
      return draft.notes.map(({ item, target, ...note }) => ({ id: `${item}=${target}`, ...note }))
    case 'ordering':
    case 'evidence':
    case 'free-text':
      return []
    default:
      return assertNever(draft)
  }
}

function formsOf(forms: readonly ({ text: string } & Omit<AnswerNote, 'id'>)[]): AnswerNote[] {
  return forms.map(({ text, ...note }) => ({ id: text, ...note }))
}

function isRight(draft: QuestionDraft, id: string): boolean {
  if (draft.type === 'multiple-response') return draft.correct.includes(id)
  if (draft.type === 'cloze') return draft.gaps.some((gap) => gap.kind === 'chosen' && gap.correct === id)
  if ('pairs' in draft) return Object.entries(draft.pairs).some(([item, target]) => id === `${item}=${target}`)
  return 'correct' in draft && draft.correct === id
}
