/**
 * Decides where the numbers of notes stand in a printed text: behind the last character of each passage. Works on a rendering
 * by `renderHtml`, whose elements are few and whose text is escaped (HTML Living Standard, 13.1.2), so that what a revision
 * looks like is not made anew for it. The digits are painted from `data-note`; the text content stays the text.
 */

/** The number of a note, behind a stream offset, or at the end of a block where the passage is on another level. */
export type NoteNumber = { number: number } & ({ end: number } | { blockId: string })

/** Tags, references, and text between them. */
const token = /<[^>]*>|&(?:[a-z]+|#\d+);|[^<&]+/g
const blockTag = /^<(?:p|h[234]|blockquote|li|pre|figure) id="b-([^"]*)" data-block="[^"]*" data-start="(\d+)"/
const blockEnd = /^<\/(?:p|h[234]|blockquote|li|pre|figure)>$/

/** Numbers beyond the text or of a block that is not there are left out. */
export function numberNotes(html: string, notes: readonly NoteNumber[]): string {
  const waiting = notes
    .flatMap((note) => ('end' in note ? [note] : []))
    .sort((a, b) => a.end - b.end || a.number - b.number)
  const parts: string[] = []
  let at = 0
  let block = ''
  let next = 0
  const numberUpTo = (end: number) => {
    for (let note = waiting[next]; note !== undefined && note.end <= end; note = waiting[next]) {
      parts.push(sign(note.number))
      next += 1
    }
  }
  let isPre = false
  for (const [part] of html.matchAll(token)) {
    if (part.startsWith('<')) {
      const opening = blockTag.exec(part)
      if (opening) {
        block = opening[1] ?? ''
        at = Number(opening[2])
        isPre = part.startsWith('<pre')
      }
      if (blockEnd.test(part)) {
        for (const note of notes)
          if ('blockId' in note && escaped(note.blockId) === block) parts.push(sign(note.number))
      }
      parts.push(part)
      continue
    }
    if (part.startsWith('&')) {
      parts.push(part)
      isPre = false
      at += 1
      numberUpTo(at)
      continue
    }
    // A line feed that a parser drops is no text.
    const text = isPre && part.startsWith('\n') ? part.slice(1) : part
    if (text !== part) parts.push('\n')
    isPre = false
    let from = 0
    for (let note = waiting[next]; note !== undefined && note.end <= at + text.length; note = waiting[next]) {
      const to = Math.max(from, note.end - at)
      parts.push(text.slice(from, to), sign(note.number))
      from = to
      next += 1
    }
    parts.push(text.slice(from))
    at += text.length
  }
  return parts.join('')
}

function sign(number: number): string {
  return `<sup class="note-number" data-note="${number}"></sup>`
}

function escaped(id: string): string {
  return id
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
