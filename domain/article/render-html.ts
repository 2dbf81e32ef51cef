/**
 * Decides what a revision looks like as HTML, once per (revision, level, glossary version). Every character of the text
 * is escaped and only our own elements are written, so the result is safe whatever was imported; the text content of a
 * block's element equals the block's text (HTML Living Standard, 13.2, on what a parser would alter), so that offsets hold.
 */
import { assertNever } from '#domain/assert-never.ts'
import { firstPerSection, type TermOccurrence } from '#domain/glossary/find-terms.ts'
import { paragraphNumbers } from './paragraph-numbers.ts'
import type { Block, Mark } from './schema.ts'
import { blockStarts } from './text-stream.ts'

/**
 * Renders blocks with every place of every term. The first of each entry per section is a link to its explanation at the end
 * of the text, `#term-<entry id>`; the others are placeholders without an address, which nobody notices until a reader asks
 * for all terms (domain/glossary/shown-terms.ts). A paragraph's number is an empty link to the paragraph itself whose digits
 * are painted from `data-number` and spoken from its label. Both work before and without JavaScript. The first place of each
 * term bears `data-footnote`, counted in the order of the text, for print.
 */
export function renderHtml(blocks: readonly Block[], occurrences: readonly TermOccurrence[]): string {
  const terms = groupByBlock(occurrences)
  const shown: ReadonlySet<TermOccurrence> = new Set(firstPerSection(occurrences, blocks))
  const footnotes = firstPlaces(occurrences)
  const numbers = paragraphNumbers(blocks)
  const starts = blockStarts(blocks)
  const parts: string[] = []
  let isInList = false
  blocks.forEach((block, index) => {
    const isItem = block.type === 'list-item'
    if (isItem && !isInList) parts.push('<ul>')
    if (!isItem && isInList) parts.push('</ul>')
    isInList = isItem
    const here = (terms.get(block.id) ?? []).filter((term) => shown.has(term) || !isInLink(block, term))
    const inline = renderInline(
      block,
      here.map((term) => termSpan(term, shown.has(term), footnotes.get(term))),
    )
    parts.push(renderBlock(block, starts[index] ?? 0, numbers.get(block.id), inline))
  })
  if (isInList) parts.push('</ul>')
  return parts.join('')
}

/** The first occurrence of each entry, with its footnote number from 1. */
export function firstPlaces(occurrences: readonly TermOccurrence[]): Map<TermOccurrence, number> {
  const seen = new Set<string>()
  const places = new Map<TermOccurrence, number>()
  for (const occurrence of occurrences) {
    if (seen.has(occurrence.entryId)) continue
    seen.add(occurrence.entryId)
    places.set(occurrence, places.size + 1)
  }
  return places
}

/** A placeholder would take the words from the link. */
function isInLink({ marks }: Block, { start, end }: TermOccurrence): boolean {
  return marks.some((mark) => mark.type === 'link' && mark.start < end && mark.end > start)
}

function groupByBlock(occurrences: readonly TermOccurrence[]): Map<string, TermOccurrence[]> {
  const groups = new Map<string, TermOccurrence[]>()
  for (const occurrence of occurrences) {
    const group = groups.get(occurrence.blockId)
    if (group) group.push(occurrence)
    else groups.set(occurrence.blockId, [occurrence])
  }
  return groups
}

function renderBlock(block: Block, start: number, number: number | undefined, inline: string): string {
  const id = escapeHtml(block.id)
  const tag = tagOf(block)
  const anchor =
    number === undefined ? '' : `<a class="number" href="#b-${id}" aria-label="${number}" data-number="${number}"></a>`
  // A parser drops a line feed that follows <pre> at once.
  const kept = tag === 'pre' && block.text.startsWith('\n') ? '\n' : ''
  return `<${tag} id="b-${id}" data-block="${id}" data-start="${start}" dir="auto">${kept}${anchor}${inline}</${tag}>`
}

function tagOf(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `h${Math.min(Math.max(block.depth ?? 2, 2), 4)}`
    case 'quote':
      return 'blockquote'
    case 'list-item':
      return 'li'
    case 'preformatted':
      return 'pre'
    case 'figure':
      return 'figure'
    case 'paragraph':
      return 'p'
    default:
      return assertNever(block.type)
  }
}

type Span = { start: number; end: number; open: string; close: string; rank: number }

const [termRank, linkRank] = [0, 1]

/**
 * Writes the text between the edges of marks and terms. Spans may overlap: what is open is closed and opened again at
 * each edge, the outer ones (terms, then links) first, so that elements always nest. Links never nest: where a term
 * stands in a link, the words are the term's.
 */
function renderInline({ text, marks }: Block, terms: readonly Span[]): string {
  const all = [...terms, ...marks.flatMap(markSpan)]
  const spans = all.filter(({ start, end }) => start < end && end <= text.length).sort((a, b) => a.start - b.start)
  const edges = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const parts: string[] = []
  let open: Span[] = []
  let over: Span[] = []
  let next = 0
  edges.slice(1).forEach((end, index) => {
    const start = edges[index] ?? 0
    over = over.filter((span) => span.end > start)
    for (let span = spans[next]; span !== undefined && span.start <= start; span = spans[next]) {
      over.push(span)
      next += 1
    }
    const wanted = nested(over)
    let same = 0
    while (same < open.length && open[same] === wanted[same]) same += 1
    for (const span of open.slice(same).reverse()) parts.push(span.close)
    for (const span of wanted.slice(same)) parts.push(span.open)
    open = wanted
    parts.push(escapeHtml(text.slice(start, end)))
  })
  for (const span of open.reverse()) parts.push(span.close)
  return parts.join('')
}

/** Of the spans over a piece of text those that are written, the outermost first, with at most one link or term. */
function nested(over: readonly Span[]): Span[] {
  const sorted = [...over].sort((a, b) => a.rank - b.rank || a.start - b.start)
  const link = sorted.find((span) => span.rank <= linkRank)
  return sorted.filter((span) => span.rank > linkRank || span === link)
}

function termSpan({ entryId, start, end }: TermOccurrence, isShown: boolean, footnote: number | undefined): Span {
  const id = escapeHtml(entryId)
  const numbered = footnote === undefined ? '' : ` data-footnote="${footnote}"`
  return {
    start,
    end,
    rank: termRank,
    open: `<a class="term"${isShown ? ` href="#term-${id}"` : ''} data-term="${id}"${numbered}>`,
    close: '</a>',
  }
}

function markSpan(mark: Mark): Span[] {
  const { start, end } = mark
  switch (mark.type) {
    case 'link': {
      if (!mark.href || !/^(https?:\/\/|mailto:)/i.test(mark.href)) return []
      const open = `<a href="${escapeHtml(mark.href)}" rel="noopener noreferrer">`
      return [{ start, end, rank: linkRank, open, close: '</a>' }]
    }
    case 'strong':
      return [{ start, end, rank: 2, open: '<strong>', close: '</strong>' }]
    case 'emphasis':
      return [{ start, end, rank: 3, open: '<em>', close: '</em>' }]
    case 'code':
      return [{ start, end, rank: 4, open: '<code>', close: '</code>' }]
    default:
      return assertNever(mark.type)
  }
}

/** A parser would turn a bare carriage return into a line feed, so that one is written as a reference too. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
}

/** Text as HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => entities[character] ?? character)
}
