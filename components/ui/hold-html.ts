/** How many pieces may wait at most: those of requests that were given up before their second half. */
const mostWaiting = 5000
/** How many are kept once they were asked for, should a rendering begin again. */
const mostUsed = 50

type Held = { next: number; waiting: Map<string, string>; used: Map<string, string> }

/** Shared by the two halves of a rendering, which Next.js gives modules of their own. */
const shared = globalThis as { postilHeldHtml?: Held }

/**
 * Holds HTML for the second half of this request's rendering, under a name that travels in its place: data for the browser
 * would else repeat what the document says already. Only for a request that is answered by a document.
 */
export function holdHtml(html: string): string {
  const held = heldPieces()
  held.next += 1
  const name = `held-${held.next}`
  put(held.waiting, name, html, mostWaiting)
  return name
}

/** What was held under a name; throws where it is gone, since the page would be empty. */
export function heldHtml(name: string): string {
  const { waiting, used } = heldPieces()
  const html = waiting.get(name) ?? used.get(name)
  if (html === undefined) throw new Error(`No HTML is held as ${name}`)
  waiting.delete(name)
  put(used, name, html, mostUsed)
  return html
}

function heldPieces(): Held {
  shared.postilHeldHtml ??= { next: 0, waiting: new Map(), used: new Map() }
  return shared.postilHeldHtml
}

/** The oldest makes room. */
function put(pieces: Map<string, string>, name: string, html: string, most: number): void {
  const [oldest] = pieces.keys()
  if (pieces.size >= most && oldest !== undefined && !pieces.has(name)) pieces.delete(oldest)
  pieces.set(name, html)
}
