/**
 * Decides what a text is whose gaps share lists of words ("select missing words", "drag and drop into text"): a cloze whose
 * gaps each offer their group. Source: Moodle, qtype_gapselect and qtype_ddwtos; `[[2]]` wants the second word of all.
 */
import type { FormText } from '../form-text.ts'
import type { FormGap } from '../question-form.ts'
import { childrenOf, fieldOf, type Reading, switchOf, textOf } from './element-fields.ts'

/** More gaps times words than this are not offered: a small file would fill the memory. */
const mostOffers = 2000

export function readWordChoices(type: 'gapselect' | 'ddwtos', { element, tell }: Reading, stem: FormText) {
  const choices = childrenOf(element, type === 'ddwtos' ? 'dragbox' : 'selectoption').map((choice) => {
    const text = textOf({ element: choice, tell }, type === 'ddwtos' ? 'html' : 'plain')
    return { group: fieldOf(choice, 'group'), option: { text, fraction: 0, feedback: null, misconception: null } }
  })
  // Dragged away, a word is gone from the list; a gap of ours keeps its own list.
  if (type === 'ddwtos') tell('choices-shared')
  const isShuffled = switchOf(element, 'shuffleanswers') ?? false
  const gaps: FormGap[] = []
  const text = stem.text.replace(/\[\[(\d{1,4})\]\]/g, (marker, place: string) => {
    const right = choices[Number(place) - 1]
    if (right === undefined || (gaps.length + 1) * choices.length > mostOffers) {
      tell('gap-unreadable', { text: marker })
      return marker.replace('[[', '[ [')
    }
    const id = String(gaps.length + 1)
    const options = choices
      .filter(({ group }) => group === right.group)
      .map(({ option }) => (option === right.option ? { ...option, fraction: 1 } : option))
    gaps.push({ kind: 'chosen', id, weight: 1, options, display: 'menu', selection: 'one', isShuffled })
    return `[[${id}]]`
  })
  const { format } = stem
  return { type: 'cloze' as const, stem: { format, text: '' }, text: { format, text }, gaps }
}
