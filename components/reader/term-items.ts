import type { TermView } from '#domain/article/reader-view.ts'
import { escapeHtml } from '#domain/article/render-html.ts'
import { translationFor } from '#domain/glossary/explanation.ts'
import type { ExplanationLanguage } from '#domain/glossary/languages.ts'
import { translator } from '#messages/translator.ts'
import styles from './term-list.module.css'

/** One term of the list, parted where it says that the reader has looked it up. */
type Item = { id: string; before: string; after: string }

type For = {
  /** In which languages this reader would like explanations, before that of the text. */
  languages: readonly ExplanationLanguage[]
  lookedUp: readonly string[]
}

/** Of each text's terms, the items by the languages they are explained in. */
const made = new WeakMap<readonly TermView[], Map<string, readonly Item[]>>()

/**
 * The items of the list as HTML. A long list costs more than the rest of the page when it is made of components, and is the same
 * for all readers of a text and of one language but for what they have looked up.
 */
export function termItems(terms: readonly TermView[], { languages, lookedUp }: For): string {
  const known = new Set(lookedUp)
  const words = `${escapeHtml(translator('reader')('terms.lookedUp'))} · `
  return itemsIn(terms, languages)
    .map(({ id, before, after }) => `${before}${known.has(id) ? words : ''}${after}`)
    .join('')
}

function itemsIn(terms: readonly TermView[], languages: For['languages']): readonly Item[] {
  const byLanguages = made.get(terms) ?? new Map<string, readonly Item[]>()
  made.set(terms, byLanguages)
  // Languages that nothing is explained in make no difference, so that there are never more lists than a glossary has languages.
  const spoken = new Set(terms.flatMap(({ translations }) => translations.map(({ lang }) => lang)))
  const name = languages.filter((lang) => spoken.has(lang)).join(' ')
  const items = byLanguages.get(name) ?? terms.flatMap((term) => itemOf(term, languages))
  byLanguages.set(name, items)
  return items
}

function itemOf(term: TermView, languages: For['languages']): Item[] {
  const { id, headword, count, firstBlockId, firstParagraph } = term
  if (firstBlockId === null) return []
  const t = translator('reader')
  const back = t('terms.back')
  const way = firstParagraph === null ? back : t('terms.first', { number: firstParagraph })
  const name = escapeHtml(`${headword}: ${back}`)
  const first = `<a href="#b-${escapeHtml(firstBlockId)}" aria-label="${name}">${escapeHtml(way)}</a>`
  return [
    {
      id,
      before: `<li id="term-${escapeHtml(id)}">${explained(term, languages)}<p class="${styles.where}">`,
      after: `${escapeHtml(t('terms.places', { count }))} · ${first}</p></li>`,
    },
  ]
}

/** The explanation that a reader wants first; the others, and what there is more, can be unfolded. */
function explained({ headword, definition, longer, translations }: TermView, languages: For['languages']): string {
  const first = translationFor(translations, languages)
  const own = `dir="auto">${escapeHtml(definition)}`
  const words =
    first === null ? `<span ${own}</span>` : `<span ${spokenIn(first)}>${escapeHtml(first.definition)}</span>`
  const further = [
    ...(first === null ? [] : [`<p ${own}</p>`]),
    ...(longer === null ? [] : [`<p dir="auto">${escapeHtml(longer)}</p>`]),
    ...translations
      .filter((one) => one !== first)
      .map((one) => `<p ${spokenIn(one)}><b>${escapeHtml(one.name)}</b> ${escapeHtml(one.definition)}</p>`),
  ]
  const head = `<p><dfn dir="auto">${escapeHtml(headword)}</dfn> ${words}</p>`
  return further.length === 0 ? head : `${head}${unfolding(headword, further.join(''))}`
}

function unfolding(headword: string, further: string): string {
  const t = translator('reader')
  const name = escapeHtml(t('terms.moreOf', { headword }))
  const summary = `<summary aria-label="${name}">${escapeHtml(t('terms.more'))}</summary>`
  return `<details class="${styles.further}">${summary}${further}</details>`
}

function spokenIn({ lang, dir }: { lang: string; dir: string }): string {
  return `lang="${escapeHtml(lang)}" dir="${dir}"`
}
