import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { describeSpan } from '#domain/anchoring/describe.ts'
import { resolveAnchors } from '#domain/anchoring/resolve.ts'
import { fixturesFolder } from '#tests/support/import-corpus.ts'

const folder = join(fixturesFolder, 'anchoring')
const isPresent = existsSync(folder)

const rangeSchema = z.object({
  startContainerXPath: z.string(),
  startOffset: z.number(),
  endContainerXPath: z.string(),
  endOffset: z.number(),
})
const caseSchema = z.object({
  name: z.string(),
  html: z.string(),
  selector: z.object({
    exact: z.string().default(''),
    prefix: z.string().default(''),
    suffix: z.string().default(''),
    start: z.number().default(0),
    end: z.number().default(0),
  }),
  expected: z.array(rangeSchema),
})

/**
 * Where our contract differs on purpose. Their matcher gives every place and leaves the choice to its caller; ours chooses or says
 * that it cannot. Their context is a condition; ours tells equal quotes apart, since context changes when a text is edited.
 */
const differences: Readonly<Record<string, { told: string; why: string }>> = {
  'two matches in one node': { told: 'ambiguous', why: 'several places, none taken' },
  'matches in multiple nodes': { told: 'ambiguous', why: 'several places, none taken' },
  'overlapping matches in one node': { told: 'ambiguous', why: 'several places, none taken' },
  'overlapping matches stretching multiple nodes': { told: 'ambiguous', why: 'several places, none taken' },
  'with prefix and suffix, two matches': { told: 'ambiguous', why: 'several places, none taken' },
  'with prefix, no matches': { told: 'dolor', why: 'the quote stands once; its context may have been edited' },
  'with suffix, no matches': { told: 'dolor', why: 'the quote stands once; its context may have been edited' },
  'with suffix, no matches due to whitespace': { told: 'dolor', why: 'the quote stands once' },
  'empty quote': { told: 'orphan', why: 'a passage has at least one character' },
  'empty quote, multiple elements': { told: 'orphan', why: 'a passage has at least one character' },
  'empty quote, with prefix': { told: 'orphan', why: 'a passage has at least one character' },
  'empty quote, with suffix': { told: 'orphan', why: 'a passage has at least one character' },
  'empty quote, with prefix and suffix': { told: 'orphan', why: 'a passage has at least one character' },
}

function casesOf(file: string) {
  return isPresent ? z.array(caseSchema).parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))) : []
}

type TextNode = { parent: string; text: string; start: number }

/** The text nodes of a page in document order, with the offset of each in the whole text. */
function textNodesOf(html: string): TextNode[] {
  const nodes: TextNode[] = []
  let start = 0
  const walk = (parent: DefaultTreeAdapterTypes.ParentNode) => {
    for (const child of parent.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) {
        nodes.push({ parent: parent.nodeName, text: child.value, start })
        start += child.value.length
      } else if (defaultTreeAdapter.isElementNode(child)) walk(child)
    }
  }
  walk(parse(html))
  return nodes
}

/** Offset of a place such as `//b/text()[2]`, 3 in the whole text. */
function offsetOf(nodes: readonly TextNode[], xpath: string, offset: number): number {
  const [, parent, index = '1'] = /^\/\/(\w+)\/text\(\)(?:\[(\d+)\])?$/.exec(xpath) ?? []
  const node = nodes.filter((candidate) => candidate.parent === parent)[Number(index) - 1]
  if (!node) throw new Error(`There is no ${xpath}`)
  return node.start + offset
}

function rangesOf({ html, expected }: z.infer<typeof caseSchema>) {
  const nodes = textNodesOf(html)
  return expected.map((range) => ({
    start: offsetOf(nodes, range.startContainerXPath, range.startOffset),
    end: offsetOf(nodes, range.endContainerXPath, range.endOffset),
  }))
}

const quoteCases = casesOf('apache-annotator-text-quote.json')
const positionCases = casesOf('apache-annotator-text-position.json')
const orNone = <T extends { name: string }>(cases: T[]) => cases.map((one): [string, T] => [one.name, one])

describe.skipIf(!isPresent)('outside anchoring cases (skipped where absent)', () => {
  test('there are 25 of quotes and 7 of positions, and each difference is one of them', () => {
    expect([quoteCases.length, positionCases.length]).toEqual([25, 7])
    const names = quoteCases.map(({ name }) => name)
    expect(Object.keys(differences).filter((name) => !names.includes(name))).toEqual([])
  })

  test.each(orNone(quoteCases))('quote: %s', (name, one) => {
    const text = textNodesOf(one.html)
      .map((node) => node.text)
      .join('')
    const blocks = [{ id: 'p', text }]
    const { exact: quote, prefix, suffix } = one.selector
    const [outcome] = resolveAnchors([{ start: -1, end: -1, quote, prefix, suffix }], blocks, blocks)
    const told = outcome && 'place' in outcome ? outcome.place.quote : outcome?.status
    const difference = differences[name]
    if (difference) {
      expect(told).toBe(difference.told)
      return
    }
    const [expected, ...others] = rangesOf(one)
    expect(others).toEqual([])
    if (expected === undefined) expect(told).toBe('orphan')
    else expect(outcome).toMatchObject({ status: 'exact', place: expected })
  })

  test.each(orNone(positionCases))('position, given in code points: %s', (name, one) => {
    const text = textNodesOf(one.html)
      .map((node) => node.text)
      .join('')
    const units = (points: number) => [...text].slice(0, points).join('').length
    const [start, end] = [units(one.selector.start), units(one.selector.end)]
    expect([{ start, end }]).toEqual(rangesOf(one))
    const described = describeSpan([{ id: 'p', text }], {
      level: 'standard',
      start,
      end,
      quote: text.slice(start, end),
    })
    // Theirs may be empty; a passage of ours has at least one character.
    expect(described.ok).toBe(name !== 'empty quote')
    if (described.ok) expect(described.value).toMatchObject({ start, end, blockStart: start, blockEnd: end })
  })
})
