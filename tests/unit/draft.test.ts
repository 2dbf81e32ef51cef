import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { everyType, testSpan } from '#db/every-type.ts'
import {
  checkDraft,
  type DraftQuestion,
  draftOf,
  newDraftQuestion,
  newQuizDraft,
  quizDraftSchema,
} from '#domain/quiz/draft.ts'
import { emptyGap } from '#domain/quiz/questions/cloze.ts'
import { type QuestionType, questionTypes } from '#domain/quiz/schema.ts'
import { messages } from '#messages/messages.ts'

const questions = everyType(randomUUID)

/** The faults and warnings of a quiz of one whole question that was changed. */
function checkChanged(type: QuestionType, changed: Partial<DraftQuestion>) {
  const question = questions.find((candidate) => candidate.type === type)
  if (question === undefined) throw new Error(`There is no ${type}`)
  return check([{ ...draftOf(question), ...changed }])
}

function check(some: DraftQuestion[], sections = newQuizDraft('').sections) {
  const { faults, warnings } = checkDraft({ title: 'A quiz', sections, questions: some })
  const tell = ({ field, message }: { field: string; message: string }) => `${field} ${message}`
  return { faults: faults.map(tell), warnings: warnings.map(tell) }
}

test('whole questions of every type may be published', () => {
  const draft = quizDraftSchema.parse({ title: 'A quiz', questions: questions.map(draftOf) })
  const checked = checkDraft(draft)
  expect(checked.faults).toEqual([])
  expect(checked.questions.map(({ type }) => type)).toEqual([...questionTypes])
})

test('an untouched question of any type has faults, all with words, and never throws', () => {
  for (const type of questionTypes) {
    const { faults, warnings } = checkDraft({ ...newQuizDraft(''), questions: [newDraftQuestion(randomUUID(), type)] })
    expect(faults.length, type).toBeGreaterThan(1)
    for (const { message } of [...faults, ...warnings]) expect(Object.keys(messages.editor.errors)).toContain(message)
  }
})

const note = { feedback: '', misconception: null }
const option = (id: string, text: string, fraction: number | null = null) => ({ id, text, fraction, ...note })
const item = (id: string, text: string) => ({ id, text })
const span = testSpan('the lamp was cold')

test.each<[QuestionType, Partial<DraftQuestion>, string]>([
  ['single-choice', { correctOptions: ['a', 'b'] }, 'correct two-right-options'],
  ['single-choice', { correctOptions: [] }, 'correct key-missing'],
  ['single-choice', { options: [option('a', 'Same'), option('b', ' same ')] }, 'options options-alike'],
  ['multiple-response', { scoring: 'author-fractions' }, 'correct key-missing'],
  [
    'multiple-response',
    { scoring: 'author-fractions', options: [option('a', 'A', 0.5), option('b', 'B', -1)] },
    'options fractions-not-one',
  ],
  [
    'multiple-response',
    { scoring: 'author-fractions', options: [option('a', 'A', 1.5), option('b', 'B', -1)] },
    'options.0.fraction fraction-outside',
  ],
  ['number', { toleranceKind: 'relative', tolerance: '-1' }, 'tolerance tolerance-negative'],
  ['short-answer', { accepted: [' '] }, 'accepted key-missing'],
  ['cloze', { clozeText: '' }, 'text text-missing'],
  ['cloze', { clozeText: 'No gap', gaps: [] }, 'gaps gaps-missing'],
  ['cloze', { clozeText: 'Only [[g1]].' }, 'text gap-not-marked'],
  ['cloze', { clozeText: '[[g1]] [[g2]] [[g1]]' }, 'text gap-marked-twice'],
  ['cloze', { clozeText: '[[g1]] [[g2]] [[g3]]' }, 'text gap-unknown'],
  ['cloze', { clozeText: '[[g1]]', gaps: [{ ...emptyGap('g1'), weight: 0 }] }, 'gaps.0.weight weight-not-positive'],
  ['cloze', { clozeText: '[[g1]]', gaps: [emptyGap('g1')] }, 'gaps.0.accepted key-missing'],
  [
    'cloze',
    {
      clozeText: '[[g1]]',
      gaps: [{ ...emptyGap('g1'), kind: 'chosen', options: [option('a', 'A'), option('b', 'B')] }],
    },
    'gaps.0.correct key-missing',
  ],
  ['ordering', { items: [item('a', 'One'), item('b', 'one ')] }, 'items items-alike'],
  ['ordering', { items: [item('a', 'One'), item('b', '')] }, 'items too-few-items'],
  ['matching', { pairs: {} }, 'pairs key-missing'],
  ['matching', { targets: [item('lights', 'A'), item('speaks', 'a')] }, 'targets targets-alike'],
  ['categories', { targets: [item('morning', 'Morning')] }, 'targets too-few-targets'],
  ['evidence', { alternatives: [[]] }, 'alternatives key-missing'],
  ['evidence', { alternatives: [[span, { ...span, level: 'plain' }]] }, 'alternatives alternative-mixes-levels'],
  ['evidence', { maxSpans: 1 }, 'maxSpans max-spans-too-few'],
  ['evidence', { maxSpans: 11 }, 'maxSpans max-spans-outside'],
  ['evidence', { bands: [{ atLeast: 0.5, credit: 0.5 }] }, 'bands bands-without-full'],
  ['repair', { sentence: '' }, 'sentence sentence-missing'],
  ['repair', { sentence: 'The keeper  lit the lamp at dusk.' }, 'accepted sentence-not-faulty'],
  ['free-text', { points: 3 }, 'rubric rubric-points'],
  ['free-text', { minWords: 90 }, 'maxWords words-crossed'],
  ['number', { citation: { weight: 0.5, bands: [{ atLeast: 0.5, credit: 1 }] } }, 'evidence citation-without-evidence'],
  ['number', { citation: { weight: 2, bands: [{ atLeast: 0.5, credit: 1 }] } }, 'citation.weight share-outside'],
])('%s with %j has a fault: %s', (type, changed, fault) => {
  const { faults } = checkChanged(type, changed)
  expect(
    faults.some((told) => told.startsWith(fault)),
    faults.join('\n'),
  ).toBe(true)
})

test('parts that were left without text are no fault and do not count', () => {
  expect(checkChanged('matching', { targets: [...targetsOf('matching'), item('x', ' ')] }).faults).toEqual([])
  expect(checkChanged('cloze', { gaps: [...gapsOf(), emptyGap('g9')] }).faults).toEqual([])
})

function targetsOf(type: QuestionType) {
  return questions.flatMap((question) => (question.type === type && 'targets' in question ? question.targets : []))
}

function gapsOf() {
  return questions.flatMap((question) => (question.type === 'cloze' ? draftOf(question).gaps : []))
}

test('what a careful teacher would look at is told for each type as far as it has it', () => {
  const common = ['evidence evidence-missing', 'explanation explanation-missing']
  for (const type of questionTypes) {
    const { warnings } = checkChanged(type, { evidence: [], explanation: '' })
    const expected = type === 'evidence' || type === 'free-text' ? common.slice(1) : common
    expect(warnings, type).toEqual(expected)
  }
  expect(checkChanged('free-text', { rubric: [] }).warnings).toContain('rubric rubric-missing')
})

const section = { id: 's1', title: 'First', passage: null, draw: null, isShuffled: false }

function inSection(sectionId: string | null, points = 1) {
  return { ...newDraftQuestion(randomUUID(), 'number'), stem: 'How many?', number: '3', sectionId, points }
}

test('a section that draws needs enough questions of equal worth', () => {
  const faultsOf = (draw: number, ...points: number[]) =>
    check(
      points.map((worth) => inSection('s1', worth)),
      [{ ...section, draw }],
    ).faults
  expect(faultsOf(2, 1, 1, 1)).toEqual([])
  expect(faultsOf(3, 1, 1)).toEqual(['sections.0.draw pool-too-small'])
  expect(faultsOf(1, 1, 2)).toEqual(['sections.0.draw pool-points-differ'])
  expect(faultsOf(0, 1)).toEqual(['sections.0.draw pool-draws-none'])
  expect(check([inSection('s1', 1), inSection('s1', 2)], [section]).faults).toEqual([])
  expect(check([inSection(null)], [section, section]).faults).toEqual(['sections ids-alike'])
})

test('questions are published section by section, those without one first', () => {
  const [a, b, c, d] = [inSection('s2'), inSection('s1'), inSection(null), inSection('gone')]
  const { questions: whole, sectionOf } = checkDraft({
    title: 'A quiz',
    sections: [section, { ...section, id: 's2' }],
    questions: [a, b, c, d],
  })
  expect(whole.map(({ id }) => id)).toEqual([c.id, d.id, b.id, a.id])
  expect(whole.map(({ id }) => sectionOf.get(id))).toEqual([0, 0, 1, 2])
})

test('a draft stored before there were sections is still read', () => {
  expect(quizDraftSchema.parse({ title: 'Old', questions: [] })).toEqual(newQuizDraft('Old'))
})
