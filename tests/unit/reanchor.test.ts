import { expect, test } from 'vitest'
import { countFates, type LevelTexts, type PassageSource, reanchor } from '#domain/anchoring/reanchor.ts'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'

function level(name: ReadingLevel, ...texts: string[]): [ReadingLevel, Block[]] {
  return [name, texts.map((text, index) => ({ id: `p${index}`, type: 'paragraph', text, marks: [] }))]
}

function source(revisionId: string, name: ReadingLevel, start: number, quote: string): PassageSource {
  return { revisionId, level: name, start, end: start + quote.length, quote, prefix: '', suffix: '' }
}

const first: LevelTexts = new Map([
  level('standard', 'The keeper lit the lamp.', 'Nobody saw him leave.'),
  level('plain', 'He lit the lamp.'),
])
const second: LevelTexts = new Map([level('standard', 'The keeper lit the lamp.')])
const texts = new Map([
  ['one', first],
  ['two', second],
])

test('each passage is followed from its own revision and level, and answered in its own place', () => {
  const sources = [
    source('two', 'standard', 4, 'keeper'),
    source('one', 'standard', 25, 'Nobody saw'),
    source('one', 'standard', 0, 'The keeper'),
  ]
  const after: LevelTexts = new Map([level('standard', 'The keeper lit the lamp.', 'Nobody saw him leave.')])
  expect(reanchor(sources, texts, after).map(({ status, quote }) => [status, quote])).toEqual([
    ['exact', 'keeper'],
    ['exact', 'Nobody saw'],
    ['exact', 'The keeper'],
  ])
  expect(reanchor(sources, texts, second).map(({ status }) => status)).toEqual(['exact', 'orphan', 'exact'])
})

test('what has no place keeps its level and its words, also where its level is gone', () => {
  const [fate] = reanchor([source('one', 'plain', 3, 'lit')], texts, second)
  expect(fate).toMatchObject({ status: 'orphan', level: 'plain', quote: 'lit', place: null, score: null })
})

test('a passage that never had a place is looked for by its words', () => {
  const unplaced = { ...source('one', 'standard', 0, 'Nobody saw him'), start: null, end: null }
  expect(reanchor([unplaced], texts, first)).toMatchObject([{ place: { start: 25 } }])
})

test('fates are counted by their kind', () => {
  const counted = countFates([{ status: 'exact' }, { status: 'moved' }, { status: 'exact' }, { status: 'orphan' }])
  expect(counted).toEqual({ exact: 2, moved: 1, ambiguous: 0, orphan: 1 })
})
