import { describe, expect, test } from 'vitest'
import { type Doc, docFrom, numberingFrom } from '#cli/edit-corpus/cells.ts'
import { drawCase, editKinds } from '#cli/edit-corpus/draw-case.ts'
import { judgeOf } from '#cli/edit-corpus/judge.ts'
import { resolveAnchors } from '#domain/anchoring/resolve.ts'

const numbering = numberingFrom('p')

/** A text of one paragraph, and what a hand does to its sentences. */
function editedBy(sentences: string[], edit: (sentences: Doc[number]['sentences']) => Doc[number]['sentences']) {
  const before = docFrom([sentences], numbering)
  const [paragraph] = before
  return judgeOf(before, [{ id: 'p', sentences: edit([...(paragraph?.sentences ?? [])]) }])
}

describe('the judge', () => {
  test('knows a passage by its characters, not by its words', () => {
    // The first of two equal sentences is taken out.
    const { truthOf, verdictOn, isElsewhere } = editedBy(['It rained.', 'It rained.'], (all) => all.slice(1))
    const [first, second, there] = [
      { start: 0, end: 9 },
      { start: 11, end: 20 },
      { start: 0, end: 9 },
    ]
    expect([truthOf(first), truthOf(second)]).toEqual(['gone', 'stands'])
    expect([verdictOn(first, there), verdictOn(second, there)]).toEqual(['wrong', 'right'])
    expect([verdictOn(first, 'orphan'), verdictOn(second, 'orphan')]).toEqual(['right', 'orphan'])
    expect([isElsewhere(first, there), isElsewhere(second, there)]).toEqual([true, false])
  })

  test('lets new letters be in or out, and strange ones never', () => {
    const { verdictOn } = editedBy(['An old man.'], ([cells = []]) => [
      [...cells.slice(0, 3), ...numbering.cells('very '), ...cells.slice(3)],
    ])
    const passage = { start: 3, end: 10 }
    const verdicts = [8, 3, 0].map((start) => verdictOn(passage, { start, end: 15 }))
    expect(verdicts).toEqual(['right', 'right', 'wrong'])
    expect(verdictOn(passage, { start: 8, end: 11 })).toBe('wrong')
  })

  test('says of a passage of which less than half is left that either answer is right', () => {
    const { truthOf, verdictOn } = editedBy(['One two three four.'], ([cells = []]) => [cells.slice(0, 3)])
    const passage = { start: 0, end: 18 }
    expect(truthOf(passage)).toBe('scattered')
    expect(verdictOn(passage, { start: 0, end: 3 })).toBe('right')
    expect(verdictOn(passage, 'orphan')).toBe('orphan')
  })
})

describe('the corpus', () => {
  test('is the same for the same seed, and other for another', () => {
    const [kind = ''] = editKinds
    const drawn = (seed: string) => {
      const { before, after, passages } = drawCase('open', seed, kind, 3)
      return { before, after, passages }
    }
    expect(drawn('a')).toEqual(drawn('a'))
    expect(drawn('a')).not.toEqual(drawn('b'))
  })

  test.each(editKinds)('%s: passages go to their place or nowhere', (kind) => {
    const counts = { right: 0, standing: 0, wrong: 0 }
    for (let index = 0; index < 6; index += 1) {
      const { before, after, passages, judge } = drawCase('open', 'unit', kind, index)
      expect(after).not.toEqual(before)
      for (const [at, outcome] of resolveAnchors(passages, before, after).entries()) {
        const passage = passages[at]
        if (!passage) continue
        const verdict = judge.verdictOn(passage, 'place' in outcome ? outcome.place : outcome.status)
        const stands = judge.truthOf(passage) === 'stands'
        counts.standing += stands ? 1 : 0
        counts.right += stands && verdict === 'right' ? 1 : 0
        counts.wrong += verdict === 'wrong' ? 1 : 0
      }
    }
    expect(counts.wrong).toBe(0)
    // Single kinds may fall behind the 97 in 100 of them all: a passage torn apart is rather given up.
    expect(counts.right).toBeGreaterThanOrEqual(0.85 * counts.standing)
  })
})
