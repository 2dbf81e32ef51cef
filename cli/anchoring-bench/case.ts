import { describePlace, indexText } from '#domain/anchoring/describe.ts'
import { renderHtml } from '#domain/article/render-html.ts'
import type { Block } from '#domain/article/schema.ts'
import { findTerms } from '#domain/glossary/find-terms.ts'
import { type Chance, chanceOf } from '../drill/chance.ts'

/** A passage as the page has it (its place) and as libraries that look for quotes want it. */
export type Passage = { start: number; end: number; exact: string; prefix: string; suffix: string }

export type AnchoringCase = { html: string; passages: Passage[] }

const wordsInParagraph = 80
const syllables = 'ba ce di fo gu la me ni po ru sa te vi wo xa ye zi ark ell int orn usk'.split(' ')

/** A text of about so many characters, in paragraphs with explained terms, and passages of some words spread over it. */
export function anchoringCase(characters: number, annotations: number): AnchoringCase {
  const chance = chanceOf(`anchoring ${characters}`)
  const words = Array.from({ length: 3_000 }, () => wordOf(chance))
  const blocks: Block[] = []
  for (let length = 0; length < characters; ) {
    const text = `${Array.from({ length: wordsInParagraph }, () => chance.pick(words)).join(' ')}.`
    blocks.push({ id: `p${blocks.length}`, type: 'paragraph', text, marks: [] })
    length += text.length + 1
  }
  const terms = words
    .slice(0, 60)
    .map((headword, index) => ({ id: `term-${index}`, headword, aliases: [], definition: '' }))
  const index = indexText(blocks)
  const passages = Array.from({ length: annotations }, (_, at): Passage => {
    const from = Math.floor((index.stream.length * at) / annotations)
    const start = index.stream.indexOf(' ', from) + 1
    const end = Math.min(
      index.stream.indexOf(' ', start + 20 + chance.whole(0, 40)) + 1 || index.stream.length,
      index.stream.length,
    )
    const { quote: exact, prefix, suffix } = describePlace(index, { start, end })
    return { start, end, exact, prefix, suffix }
  })
  return { html: renderHtml(blocks, findTerms(blocks, terms)), passages }
}

function wordOf(chance: Chance): string {
  return Array.from({ length: chance.whole(1, 4) }, () => chance.pick(syllables)).join('')
}
