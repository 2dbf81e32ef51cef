/** How many pieces are held at most: far more than a process renders at one time. */
const mostHeld = 1000

/** Shared by the two halves of a rendering, which Next.js gives modules of their own. */
const shared = globalThis as { postilHeldHtml?: { next: number; pieces: Map<string, string> } }

/**
 * Holds HTML for the second half of this request's rendering, under a name that travels in its place: data for the browser
 * would else repeat what the document says already. Only for a request that is answered by a document.
 */
export function holdHtml(html: string): string {
  shared.postilHeldHtml ??= { next: 0, pieces: new Map() }
  const held = shared.postilHeldHtml
  held.next += 1
  const name = `held-${held.next}`
  const [oldest] = held.pieces.keys()
  if (held.pieces.size >= mostHeld && oldest !== undefined) held.pieces.delete(oldest)
  held.pieces.set(name, html)
  return name
}

/** What was held under a name; throws where it is gone, since the page would be empty. */
export function heldHtml(name: string): string {
  const html = shared.postilHeldHtml?.pieces.get(name)
  if (html === undefined) throw new Error(`No HTML is held as ${name}`)
  return html
}
