import type { TermView } from '#domain/article/reader-view.ts'
import { escapeHtml } from '#domain/article/render-html.ts'
import { translator } from '#messages/translator.ts'
import styles from './term-list.module.css'

/** One term of the list, parted where it says that the reader has looked it up. */
type Item = { id: string; before: string; after: string }

const made = new WeakMap<readonly TermView[], readonly Item[]>()

/**
 * The items of the list as HTML. A long list costs more than the rest of the page when it is made of components, and is the same
 * for all readers of a text but for what they have looked up.
 */
export function termItems(terms: readonly TermView[], lookedUp: readonly string[]): string {
  const items = made.get(terms) ?? terms.map(itemOf)
  made.set(terms, items)
  const known = new Set(lookedUp)
  const words = `${escapeHtml(translator('reader')('terms.lookedUp'))} · `
  return items.map(({ id, before, after }) => `${before}${known.has(id) ? words : ''}${after}`).join('')
}

function itemOf({ id, headword, definition, count, firstBlockId, firstParagraph }: TermView): Item {
  const t = translator('reader')
  const back = t('terms.back')
  const way = firstParagraph === null ? back : t('terms.first', { number: firstParagraph })
  const name = escapeHtml(`${headword}: ${back}`)
  const first = `<a href="#b-${escapeHtml(firstBlockId)}" aria-label="${name}">${escapeHtml(way)}</a>`
  const words = `<dfn dir="auto">${escapeHtml(headword)}</dfn> <span dir="auto">${escapeHtml(definition)}</span>`
  return {
    id,
    before: `<li id="term-${escapeHtml(id)}"><p>${words}</p><p class="${styles.where}">`,
    after: `${escapeHtml(t('terms.places', { count }))} · ${first}</p></li>`,
  }
}
