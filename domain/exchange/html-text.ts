/**
 * Decides which words an HTML text holds, and what goes with its tags: bold and italics, images, the addresses of links,
 * the shape of tables. Source: the WHATWG HTML parsing algorithm (parse5); block elements end lines, as browsers show them.
 */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { tidyText } from './form-text.ts'
import type { Tell } from './warning.ts'

type Node = DefaultTreeAdapterTypes.ChildNode

/** Longer texts, and deeper ones, keep their tags: nothing is gained by reading them. */
export const htmlLimits = { length: 200_000, depth: 200 } as const

/** Blocks after which an empty line stands, blocks that begin a line, and what is never shown. */
const paragraphs = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'pre', 'table', 'dl'])
const lineBlocks = new Set(['div', 'li', 'tr', 'section', 'article', 'figure', 'figcaption', 'dt', 'dd', 'hr'])
const unseen = new Set(['script', 'style', 'template', 'noscript', 'head', 'title'])
const emphasis = new Set(['b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'mark', 'code', 'del', 'ins'])
const media = new Set(['img', 'video', 'audio', 'iframe', 'object', 'embed', 'svg', 'canvas', 'math'])

/** The words of an HTML text; what is lost is told. Never throws, and costs time in proportion to the text. */
export function wordsOfHtml(html: string, tell: Tell): string {
  if (html.length > htmlLimits.length || depthOf(html) > htmlLimits.depth) {
    tell('html-kept')
    return tidyText(html)
  }
  const pieces: Piece[] = []
  for (const node of parseFragment(html).childNodes) addWords(node, { pieces, tell, isPreformatted: false })
  return joinPieces(pieces)
    .replace(/[^\S\n\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Character references as characters, and nothing else: tags stay as they stand. */
export function decodeReferences(text: string): string {
  if (!text.includes('&') || text.length > htmlLimits.length) return text
  const [node] = parseFragment(`<!---->${text.replaceAll('<', '&lt;')}`).childNodes.slice(1)
  return node !== undefined && 'value' in node ? node.value : text
}

export function hasTags(text: string): boolean {
  return /<[a-zA-Z!/]/.test(text)
}

/** Words, or the edge of a block as the number of line ends that it needs. */
type Piece = string | 1 | 2
type Walk = { pieces: Piece[]; tell: Tell; isPreformatted: boolean }

/** Where edges meet, the widest counts; space between two blocks is none of the text. */
function joinPieces(pieces: readonly Piece[]): string {
  const words: string[] = []
  let edge = 0
  for (const piece of pieces) {
    if (typeof piece === 'number') edge = Math.max(edge, piece)
    else if (edge === 0 || /[^ ]/.test(piece)) {
      words.push('\n'.repeat(edge), piece)
      edge = 0
    }
  }
  return words.join('')
}

function addWords(node: Node, walk: Walk): void {
  const { pieces, tell } = walk
  if ('value' in node) {
    pieces.push(walk.isPreformatted ? node.value : node.value.replace(/[^\S\u00a0]+/g, ' '))
    return
  }
  if (!('tagName' in node) || unseen.has(node.tagName)) return
  const { tagName } = node
  if (tagName === 'br') pieces.push('\n')
  if (media.has(tagName)) {
    tell('image-left-out')
    const alternative = node.attrs.find(({ name }) => name === 'alt')?.value ?? ''
    if (alternative.trim() !== '') pieces.push(`[${alternative.trim()}]`)
    return
  }
  if (emphasis.has(tagName)) tell('formatting-left-out')
  if (tagName === 'table') tell('table-flattened')
  const address = tagName === 'a' ? node.attrs.find(({ name }) => name === 'href')?.value : undefined
  if (address !== undefined && !wordsIn(node).includes(address))
    tell('link-left-out', { address: address.slice(0, 200) })
  const edge = paragraphs.has(tagName) ? 2 : lineBlocks.has(tagName) ? 1 : ''
  pieces.push(edge, tagName === 'li' ? '- ' : '')
  const inner = { ...walk, isPreformatted: walk.isPreformatted || tagName === 'pre' }
  for (const child of node.childNodes) addWords(child, inner)
  pieces.push(tagName === 'td' || tagName === 'th' ? ' ' : edge)
}

function wordsIn(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(wordsIn).join('') : ''
}

/** How deep tags may stand inside each other: more openings than this one after the other, closings counted off. */
function depthOf(html: string): number {
  let depth = 0
  let deepest = 0
  for (const match of html.matchAll(/<(\/?)[a-zA-Z]/g)) {
    depth = match[1] === '/' ? Math.max(0, depth - 1) : depth + 1
    // Elements without content do not close; a text may hold many of them beside each other.
    if (/^<(?:br|img|hr|input|wbr|col|source|meta|link)\b/i.test(html.slice(match.index, match.index + 8))) depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
