/**
 * Decides which lines belong to a label above them: links under "Related articles", entries under "Contents",
 * addresses under "Media contact". Only lines that read like such entries go with their label; the first sentence
 * ends the list.
 */
import { isLinkLabel } from './furniture.ts'
import type { DroppedReason } from './import-outline.ts'
import { readPageDate } from './page-date.ts'
import { dropped, isBlock, isBodyText, lastBodyIndex, type SortedUnit } from './sorted-unit.ts'
import { endsSentence, type Unit, wordCount } from './unit.ts'

/** Drops labels and their followers in place. */
export function sweepFollowers(units: SortedUnit[]): void {
  const foot = lastBodyIndex(units)
  let index = 0
  while (index < units.length) {
    const sorted = units[index]
    const reason = sorted === undefined ? null : labelReason(sorted)
    const end = reason === null ? index + 1 : followersEnd(units, index, reason, foot)
    const isList = end > index + 1
    if (reason !== null && (isList || reason === 'contact')) {
      for (const follower of units.slice(index, end)) follower.role = dropped(reason)
    }
    index = end
  }
}

const contactLabel =
  /^(?:(?:media|press|news|presse)(?: and \p{L}{1,20})? )?(?:contacts?|enquiries|inquiries|kontakt|ansprechpartner(?:in)?)(?: (?:details|information|person|presse))?\s?:(?:\s.{0,100})?$|^for (?:more|further|media) .{0,60}\bcontact\b[^.]{0,40}:$/iu
const contactDetail =
  /^(?:tel|telephone|phone|mobile|fax|e-?mail|web|website|téléphone|telefon)\.?\s?:\s?\S.{1,80}$|^(?:\+|0|\(\d)[\d() ./-]{7,22}$|^\S{1,64}@\S{2,80}$/i
const contentsLabel =
  /^(?:contents|table of contents|inhaltsverzeichnis|sommaire|índice)(?:\s?\[\s?(?:hide|show)\s?\])?$/i

/** Figures with strokes or points may be a date as well as a telephone number. */
function isContactDetail(text: string): boolean {
  return text.length <= 140 && contactDetail.test(text) && readPageDate(text) === null
}

function labelReason({ unit, role }: SortedUnit): DroppedReason | null {
  if (unit.text.length > 140) return null
  if (role.kind === 'dropped' && role.reason === 'see-also' && isLinkLabel(unit.text)) return 'see-also'
  if (contentsLabel.test(unit.text)) return 'navigation'
  if (role.kind === 'block' && (contactLabel.test(unit.text) || isContactDetail(unit.text))) return 'contact'
  return null
}

function followersEnd(units: readonly SortedUnit[], label: number, reason: DroppedReason, foot: number): number {
  const head = units[label]?.unit
  let end = label + 1
  while (head !== undefined && end < units.length && end <= label + 40) {
    const sorted = units[end]
    if (!isBlock(sorted) || !follows(sorted.unit, head, reason, end > foot)) break
    end += 1
  }
  return end
}

function follows(unit: Unit, label: Unit, reason: DroppedReason, isAtFoot: boolean): boolean {
  if (unit.type === 'heading' || unit.type === 'preformatted') return false
  const isSameRun = unit.lines[0]?.afterGap === false
  if (reason === 'navigation') return /^\d{1,2}(?:\.\d{1,2})*\.?\s/.test(unit.text) && !endsSentence(unit.text)
  if (reason === 'contact') {
    if (isContactDetail(unit.text)) return true
    return isSameRun && !endsSentence(unit.text) && wordCount(unit.text) <= 10 && !contactDetail.test(label.text)
  }
  const readsLikeLink = !endsSentence(unit.text) && wordCount(unit.text) <= 25
  if (!readsLikeLink) return false
  if (unit.type === 'list-item') return true
  if (isBodyText(unit)) return false
  return isAtFoot || (isSameRun && (label.text.endsWith(':') || label.type === 'heading'))
}
