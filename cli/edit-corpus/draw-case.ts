import { type Chance, chanceOf } from '../drill/chance.ts'
import { blockText, type Doc, docFrom, numberingFrom, placedCells } from './cells.ts'
import { edited, edits, preparations } from './edits.ts'
import { type Judge, judgeOf, type Range } from './judge.ts'
import { drawText, type TextSet } from './texts.ts'

export type CorpusBlock = { id: string; text: string }
export type CorpusCase = {
  kind: string
  before: CorpusBlock[]
  after: CorpusBlock[]
  passages: (Range & { quote: string })[]
  judge: Judge
}

export const editKinds = Object.keys(edits)
const passagesPerCase = 20

/**
 * One text, one edit, and passages to be found again; the same for the same seed. Half of the cases keep the ids of their paragraphs, as
 * our editor does; in the others every id is new, as after pasting the whole text again.
 */
export function drawCase(set: TextSet, seed: string, kind: string, index: number): CorpusCase {
  const chance = chanceOf(`${seed}/${kind}/${index}`)
  const { before, after } = drawEdit(set, kind, chance)
  const isKept = index % 2 === 0
  return {
    kind,
    before: blocksOf(before),
    after: blocksOf(after).map((block, at) => (isKept ? block : { ...block, id: `n${at}` })),
    passages: drawPassages(before, after, chance.fork('passages')),
    judge: judgeOf(before, after),
  }
}

/** So often text and edit are drawn again when the edit found nothing to change. */
const mostDraws = 100

function drawEdit(set: TextSet, kind: string, chance: Chance): { before: Doc; after: Doc } {
  const edit = edits[kind]
  if (!edit) throw new RangeError(`There is no edit "${kind}"`)
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const base = drawText(set, chance.fork(`text ${draw}`), preparations[kind])
    const numbering = numberingFrom('p')
    const before = docFrom(base.paragraphs, numbering)
    const lots = chance.fork(`edit ${draw}`)
    const tools = { chance: lots, numbering, newSentence: () => base.sentence(lots), newWord: () => base.word(lots) }
    const after = edited(before, edit, tools)
    if (JSON.stringify(blocksOf(after)) !== JSON.stringify(blocksOf(before))) return { before, after }
  }
  throw new RangeError(`The edit "${kind}" changes nothing`)
}

function blocksOf(doc: Doc): CorpusBlock[] {
  return doc.map((paragraph) => ({ id: paragraph.id, text: blockText(paragraph) }))
}

/** Passages of a word up to more than a paragraph; half of them touch what the edit changed. */
function drawPassages(before: Doc, after: Doc, chance: Chance): CorpusCase['passages'] {
  const stream = before.map(blockText).join('\n')
  const words = [...stream.matchAll(/\S+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const changed = changedPlaces(before, after)
  const passages: CorpusCase['passages'] = []
  while (passages.length < passagesPerCase) {
    const first = chance.whole(0, words.length - 1)
    const near = changed.length > 0 && chance.happens(0.5) ? wordNear(words, chance.pick(changed), chance) : first
    const length = chance.pick([1, 1, 2, 3, 4, 6, 9, 14, 25, 60])
    const passage = trimmed(
      stream,
      words[near]?.start ?? 0,
      words[Math.min(near + length, words.length) - 1]?.end ?? 0,
      chance,
    )
    if (passage.quote.replace(/[^\p{L}\p{N}]/gu, '').length >= 4) passages.push(passage)
  }
  return passages
}

/** Readers rarely mark the comma behind a word; now and then they miss a letter. */
function trimmed(stream: string, start: number, end: number, chance: Chance): Range & { quote: string } {
  if (chance.happens(0.6)) end -= stream.slice(start, end).match(/[.,;:!?”»]+$/u)?.[0].length ?? 0
  if (chance.happens(0.6)) start += stream.slice(start, end).match(/^[“«]+/u)?.[0].length ?? 0
  const isPlain = /^\w{3}/.test(stream.slice(start, end))
  if (isPlain && end - start > 8 && chance.happens(0.05)) start += 1
  return { start, end, quote: stream.slice(start, end) }
}

function wordNear(words: readonly Range[], place: number, chance: Chance): number {
  const index = words.findIndex(({ end }) => end > place)
  return Math.min(words.length - 1, Math.max(0, (index < 0 ? words.length - 1 : index) - chance.whole(0, 5)))
}

/** Offsets before the edit of characters that it took, changed, or gave another neighbour. */
function changedPlaces(before: Doc, after: Doc): number[] {
  const next = new Map<number, string>()
  const cells = placedCells(after).filter(({ id }) => id > 0)
  cells.forEach(({ id, text }, index) => {
    next.set(id, `${text}${cells[index + 1]?.id ?? 0}`)
  })
  const own = placedCells(before).filter(({ id }) => id > 0)
  return own.flatMap(({ id, text, offset }, index) =>
    next.get(id) === `${text}${own[index + 1]?.id ?? 0}` ? [] : [offset],
  )
}
