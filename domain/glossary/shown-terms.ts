/**
 * Decides which terms of a rendered text look like terms: the first of each in a section, all of them, or none. A rendering
 * bears every place as an `a` element; only one with an address is a term to eyes, keyboard and screen reader (HTML Living
 * Standard, 4.5.1: without `href` the element is a placeholder). So one rendering serves every choice.
 */

/** By themselves texts show the first place of each term in a section. */
export const shownTermsChoices = ['first', 'all', 'none'] as const
export type ShownTerms = (typeof shownTermsChoices)[number]

const hiddenTerm = /<a class="term" data-term="([^"]*)"/g
const shownTerm = /<a class="term" href="[^"]*"/g

/**
 * A rendering by domain/article/render-html.ts, with the terms shown as somebody has chosen. What is not as it was made is
 * named, so that the page can go back to it: `data-later` and `data-first`. All that comes from the text is
 * escaped there, so that nothing else can look like one of its elements.
 */
export function showTerms(html: string, choice: ShownTerms): string {
  switch (choice) {
    case 'first':
      return html
    case 'all':
      return html.replace(hiddenTerm, '<a class="term" href="#term-$1" data-later="" data-term="$1"')
    case 'none':
      return html.replace(shownTerm, '<a class="term" data-first=""')
  }
}
