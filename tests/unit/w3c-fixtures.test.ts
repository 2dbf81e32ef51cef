import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv-draft-04'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { printAnnotations } from '#domain/exchange/w3c/print-annotations.ts'
import { annotationKinds } from '#domain/notes/schema.ts'
import { blocksOf, exportedOn, noteOn } from '#tests/support/exported-notes.ts'
import { fixturesFolder } from '#tests/support/import-corpus.ts'

const folder = join(fixturesFolder, 'web-annotation')
const isPresent = existsSync(folder)

function readJson(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(folder, ...path), 'utf8'))
}

/** The standard's own schemas, each found by its name as they refer to each other. */
function standard(): Ajv {
  const ajv = new Ajv({ strict: false, logger: false, formats: { uri: isUri, 'date-time': isDateTime } })
  for (const name of readdirSync(join(folder, 'definitions')))
    ajv.addSchema(z.looseObject({}).parse(readJson('definitions', name)))
  return ajv
}

function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[!-~]+$/i.test(text) && URL.canParse(text)
}

function isDateTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text)
}

const assertionsSchema = z.object({ assertions: z.array(z.string()) })

/** The assertions of a test of the standard that a document breaks. */
function brokenBy(document: unknown, file: string): string[] {
  const ajv = standard()
  return assertionsSchema.parse(readJson('annotations', file)).assertions.filter((path) => !holds(ajv, path, document))
}

function holds(ajv: Ajv, path: string, document: unknown): boolean {
  const schema = z.looseObject({ expectedResult: z.string().optional() }).parse(readJson(path))
  return ajv.validate(schema, document) === (schema.expectedResult !== 'invalid')
}

const blocks = blocksOf(['Fire 🔥 and e\u0301clair.', 'قال الحارس: انتهى النور', 'The end.'])
const notes = [
  ...annotationKinds.map((kind) =>
    noteOn(blocks, { start: 0, end: 7 }, { kind, body: kind === 'highlight' ? '' : 'Why? 🔥' }),
  ),
  noteOn(blocks, { start: 8, end: 40 }),
].filter((note) => note !== null)
const withoutPlace = notes.slice(0, 1).flatMap((note) => [
  { ...note, passage: note.passage && { ...note.passage, place: null } },
  { ...note, passage: null },
])

function printed() {
  const text = printAnnotations(exportedOn(blocks, [...notes, ...withoutPlace]))
  return z
    .looseObject({ first: z.looseObject({ items: z.array(z.looseObject({ target: z.unknown() })) }) })
    .parse(JSON.parse(text))
}

describe.skipIf(!isPresent)('the schemas of the W3C (skipped where absent)', () => {
  test('every annotation keeps all 54 musts of the model', () => {
    const { items } = printed().first
    expect(items).toHaveLength(annotationKinds.length + 3)
    expect(assertionsSchema.parse(readJson('annotations', 'annotationMusts.test')).assertions).toHaveLength(54)
    for (const item of items) expect(brokenBy(item, 'annotationMusts.test')).toEqual([])
  })

  test('what the export says beyond the musts is understood as that', () => {
    const [first, ...rest] = printed().first.items
    const ranged = rest[annotationKinds.length - 1]
    const claimed = [
      'annotations/3.3.1-annotationCreatorImplemented.json',
      'annotations/3.3.1-annotationCreatedImplemented.json',
      'annotations/3.3.1-annotationModifiedImplemented.json',
      'annotations/3.3.2-annotationCreatorAgentNameImplemented.json',
      'annotations/3.3.2-annotationCreatorAgentTypeImplemented.json',
      'annotations/3.3.3-annotationAudienceImplemented.json',
      'annotations/3.3.5-annotationSingleMotivationImplemented.json',
      'annotations/bodiesTargets/4-targSpecificResource.json',
      'annotations/specificResource/4.2.4-textQuoteSelector.json',
      'annotations/specificResource/4.2.5-textPositionSelector.json',
      'annotations/specificResource/4.6-scope.json',
    ]
    const ajv = standard()
    expect(claimed.filter((path) => !holds(ajv, path, first))).toEqual([])
    expect(holds(standard(), 'annotations/specificResource/4.2.8-rangeSelector.json', ranged)).toBe(true)
    expect(holds(standard(), 'annotations/specificResource/4.2.8-rangeSelector.json', first)).toBe(false)
  })

  test('the collection and its page are what the standard calls so', () => {
    const whole = printed()
    const ajv = standard()
    const is = (name: string, value: unknown) => ajv.validate({ $ref: `collections.json#/definitions/${name}` }, value)
    expect(is('annotationCollectionTypeValueFound', whole)).toBe(true)
    expect(is('annotationPageTypeValueFound', whole.first)).toBe(true)
    expect(is('annotationPageTypeValueFound', whole)).toBe(false)
  })

  test('the schemas as they are asked here take the standard’s right samples, and refuse an annotation with a fault', () => {
    const sample = readJson('tools', 'samples', 'correct', 'anno41-example44.json')
    expect(brokenBy(sample, 'annotationMusts.test')).toEqual([])
    const [item] = printed().first.items
    expect(brokenBy({ ...item, created: 'yesterday' }, 'annotationMusts.test')).not.toEqual([])
    expect(brokenBy({ ...item, id: 'no address' }, 'annotationMusts.test')).not.toEqual([])
    expect(brokenBy({ ...item, target: undefined }, 'annotationMusts.test')).not.toEqual([])
  })
})
