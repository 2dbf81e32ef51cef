// Runs in a browser: both libraries need a document. Bundled by `peers.ts`.
import { createTextQuoteSelectorMatcher } from '@apache-annotator/dom'
import { toRange } from 'dom-anchor-text-quote'

/** Looks for quotes in blocks, by one library; per quote a place in the text stream, 'orphan' or 'ambiguous'. */
window.findQuotes = async (library, blocks, quotes) => {
  const root = document.createElement('article')
  blocks.forEach((text, index) => {
    if (index > 0) root.append('\n')
    const paragraph = document.createElement('p')
    paragraph.append(text)
    root.append(paragraph)
  })
  document.body.replaceChildren(root)
  const answers = []
  for (const quote of quotes) answers.push(await finders[library](root, quote))
  return answers
}

const finders = {
  // It gives all exact matches with this context, and leaves the choice to its caller.
  '@apache-annotator/dom': async (root, { exact, prefix, suffix }) => {
    const found = []
    for await (const range of createTextQuoteSelectorMatcher({ type: 'TextQuoteSelector', exact, prefix, suffix })(
      root,
    )) {
      found.push(range)
    }
    if (found.length > 1) return 'ambiguous'
    return found.length === 0 ? 'orphan' : placeOf(root, found[0])
  },
  'dom-anchor-text-quote': async (root, { exact, prefix, suffix, hint }) => {
    try {
      const range = toRange(root, { exact, prefix, suffix }, { hint })
      return range === null ? 'orphan' : placeOf(root, range)
    } catch {
      // Its way to say that it found nothing, or that the quote is too long for its matcher.
      return 'orphan'
    }
  },
}

function placeOf(root, range) {
  const before = document.createRange()
  before.setStart(root, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const start = before.toString().length
  return { start, end: start + range.toString().length }
}
