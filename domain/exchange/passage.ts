/**
 * Decides how an article travels with the questions on it: as the description of a category, or as a passage before them,
 * as text. Source: Moodle, where a category has a description and a "description" is a question without answers.
 */
import { formText } from './form-text.ts'
import { plainWords } from './plain-words.ts'
import type { FormItem, FormOf } from './question-form.ts'
import type { Tell } from './warning.ts'

/** Blocks of the article are parted by an empty line. */
export type Passage = { title: string | null; text: string }

const head = { line: null, externalId: null, tags: [] }

export function passageItem({ title, text }: Passage): FormOf<'description'> {
  return { type: 'description', ...head, title, stem: formText('plain', text), generalFeedback: null }
}

/** The category of a quiz, with the article as its description; a stroke in the title would part the path. */
export function categoryItem(title: string, article: string | null): FormOf<'category'> {
  const info = article === null ? null : formText('plain', article)
  return { type: 'category', ...head, title: null, path: title.replaceAll('/', '//'), info }
}

/** Every text that stands beside the questions, in the order of the file. */
export function passagesIn(items: readonly FormItem[], tell: Tell): Passage[] {
  return items.flatMap((item) => {
    if (item.type === 'description') return [{ title: item.title, text: plainWords(item.stem, tell) }]
    if (item.type !== 'category' || item.info === null) return []
    return [{ title: lastName(item.path), text: plainWords(item.info, tell) }]
  })
}

/** The last part of a category's path, in which '//' is a stroke and '/' parts names. */
export function lastName(path: string): string | null {
  const names = path.split(/(?<!\/)\/(?!\/)/).map((name) => name.replaceAll('//', '/').trim())
  const last = names.at(-1) ?? ''
  return last === '' || /^\$.*\$$/.test(last) || last === 'top' ? null : last
}
