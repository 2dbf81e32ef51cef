/**
 * Decides where a glossary term stands in a text: whole words, leftmost and then longest form first, in one pass over a
 * trie of words. Source: word boundaries after UAX #29, with a stricter rule for hyphens that is told at `standsAlone`.
 */
import type { Block } from '#domain/article/schema.ts'
import { foldMarks, foldSpelling, splitWords, type Word } from '#domain/article/words.ts'
import type { TermForms } from './schema.ts'
import { standsAlone } from './stands-alone.ts'

export type TermOccurrence = {
  entryId: string
  /** The form that matched, as the teacher wrote it. */
  form: string
  blockId: string
  /** UTF-16 offsets [start, end) in the block's text. */
  start: number
  end: number
  /** The same in the text stream. */
  streamStart: number
  streamEnd: number
}

type TermBlock = Pick<Block, 'id' | 'type' | 'text' | 'marks'>

/**
 * Finds every occurrence, in the order of the text and never overlapping.
 * Case does not count, except that a form in capitals alone ('US') matches only so. Straight and curly apostrophes, the
 * kinds of hyphen, runs of white space, and composed and decomposed accents are equal. What stands inside a longer form
 * does not fire, also where a hyphen disqualifies the longer one ('Hezbollah' in 'Hezbollah Brigades-led'). Headings,
 * preformatted blocks and `code` marks hold no terms. Of two entries that own a form, the first given wins. A form
 * without a letter or digit never matches.
 */
export function findTerms(blocks: readonly TermBlock[], terms: readonly TermForms[]): TermOccurrence[] {
  const root = buildTrie(terms)
  const found: TermOccurrence[] = []
  let streamStart = 0
  for (const block of blocks) {
    if (block.type !== 'heading' && block.type !== 'preformatted') {
      for (const { form, start, end } of matchesIn(block, root)) {
        found.push({
          entryId: form.entryId,
          form: form.text,
          blockId: block.id,
          start,
          end,
          streamStart: streamStart + start,
          streamEnd: streamStart + end,
        })
      }
    }
    streamStart += block.text.length + 1
  }
  return found
}

/** Keeps the occurrences that are the first of their entry since the last heading: what is shown by default. */
export function firstPerSection(
  occurrences: readonly TermOccurrence[],
  blocks: readonly Pick<Block, 'id' | 'type'>[],
): TermOccurrence[] {
  const sectionOf = new Map<string, number>()
  let section = 0
  for (const block of blocks) {
    if (block.type === 'heading') section += 1
    sectionOf.set(block.id, section)
  }
  const lastSection = new Map<string, number | undefined>()
  return occurrences.filter(({ entryId, blockId }) => {
    const here = sectionOf.get(blockId)
    if (lastSection.has(entryId) && lastSection.get(entryId) === here) return false
    lastSection.set(entryId, here)
    return true
  })
}

type Form = {
  entryId: string
  text: string
  /** Folded punctuation before the first and after the last word, e.g. the last full stop of 'U.S.'. */
  lead: string
  trail: string
  /** For a form in capitals alone: the words as they must stand; otherwise null. */
  exact: string | null
}

type TrieNode = { next: Map<string, TrieNode>; forms: Form[] }

type Match = { form: Form; start: number; end: number; nextWord: number }

function buildTrie(terms: readonly TermForms[]): TrieNode {
  const root: TrieNode = { next: new Map(), forms: [] }
  for (const term of terms) {
    for (const spelling of [term.headword, ...term.aliases]) addForm(root, term.id, spelling)
  }
  return root
}

function addForm(root: TrieNode, entryId: string, spelling: string): void {
  const text = spelling.trim()
  const words = splitWords(text)
  const first = words[0]
  const last = words.at(-1)
  if (first === undefined || last === undefined) return
  let node = root
  for (const word of words) {
    const edge = node === root ? word.key : word.gap + word.key
    const next = node.next.get(edge) ?? { next: new Map(), forms: [] }
    node.next.set(edge, next)
    node = next
  }
  const core = text.slice(first.start, last.end)
  node.forms.push({
    entryId,
    text,
    lead: foldMarks(text.slice(0, first.start)),
    trail: foldMarks(text.slice(last.end)),
    exact: isAllCapitals(core) ? foldSpelling(core) : null,
  })
}

function isAllCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase()
}

function matchesIn(block: TermBlock, root: TrieNode): Match[] {
  const { text } = block
  const code = block.marks.filter((mark) => mark.type === 'code')
  const isCode = (start: number, end: number) => code.some((mark) => mark.start < end && mark.end > start)
  const words = splitWords(text)
  // A word of code loses its key, so that no form can run through it.
  for (const word of code.length > 0 ? words : []) if (isCode(word.start, word.end)) word.key = ''
  const matches: Match[] = []
  let taken = 0
  let index = 0
  while (index < words.length) {
    const match = longestMatch(text, words, index, root, taken)
    if (match === null || isCode(match.start, match.end)) {
      index += 1
      continue
    }
    index = match.nextWord
    if (!standsAlone(text, match.start, match.end)) continue
    matches.push(match)
    taken = match.end
  }
  return matches
}

/** The longest form whose words begin at a word; of equally long ones the first given. Boundaries are not looked at. */
function longestMatch(
  text: string,
  words: readonly Word[],
  index: number,
  root: TrieNode,
  taken: number,
): Match | null {
  let longest: Match | null = null
  let node: TrieNode | undefined = root
  for (let at = index; at < words.length; at += 1) {
    const word = words[at]
    if (word === undefined) break
    node = node.next.get(node === root ? word.key : word.gap + word.key)
    if (node === undefined) break
    for (const form of node.forms) {
      const first = words[index]
      if (first === undefined || !fits(text, form, first.start, word.end)) continue
      const start = first.start - form.lead.length
      const end = word.end + form.trail.length
      if (start >= taken && end > (longest?.end ?? -1)) longest = { form, start, end, nextWord: at + 1 }
    }
  }
  return longest
}

function fits(text: string, form: Form, start: number, end: number): boolean {
  if (start < form.lead.length) return false
  if (foldMarks(text.slice(start - form.lead.length, start)) !== form.lead) return false
  if (foldMarks(text.slice(end, end + form.trail.length)) !== form.trail) return false
  return form.exact === null || foldSpelling(text.slice(start, end)) === form.exact
}
