/** Milliseconds after which a piece goes that nobody asked for: its reader went away before the page was made. */
const unclaimedMs = 60_000
/** Milliseconds after which a piece goes that was asked for: React may render a part of a page again, at once. */
const claimedMs = 5_000

type Piece = { html: string; timer: NodeJS.Timeout }

/** Shared by the two halves of a rendering, which Next.js gives modules of their own. */
const shared = globalThis as { postilHeldHtml?: { next: number; pieces: Map<string, Piece> } }

/**
 * Holds HTML for the second half of this request's rendering, under a name that travels in its place: data for the browser
 * would else repeat what the document says already. Only for a request that is answered by a document.
 */
export function holdHtml(html: string): string {
  shared.postilHeldHtml ??= { next: 0, pieces: new Map() }
  const held = shared.postilHeldHtml
  held.next += 1
  const name = `held-${held.next}`
  keepFor(name, html, unclaimedMs)
  return name
}

/** What was held under a name; throws where it is gone, since the page would be empty. */
export function heldHtml(name: string): string {
  const piece = shared.postilHeldHtml?.pieces.get(name)
  if (piece === undefined) throw new Error(`No HTML is held as ${name}`)
  clearTimeout(piece.timer)
  keepFor(name, piece.html, claimedMs)
  return piece.html
}

function keepFor(name: string, html: string, ms: number): void {
  const timer = setTimeout(() => shared.postilHeldHtml?.pieces.delete(name), ms)
  // A stop waits for nobody who went away.
  timer.unref()
  shared.postilHeldHtml?.pieces.set(name, { html, timer })
}
