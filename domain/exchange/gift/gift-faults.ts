/**
 * Decides how a question that is no GIFT is spoken of: by the line, and by what was expected there. Source: the grammar of
 * gift-pegjs; its own words name rules that no author knows.
 */
import { type ExchangeWarning, fault } from '../warning.ts'
import { indexOfSign } from './gift-signs.ts'
import { type GiftChunk, lineAtOffset, lineOf, searchable, textOf } from './split-gift.ts'

/** `position` is where the grammar gave up, as an offset of the chunk's text. */
export function giftFault(chunk: GiftChunk, message: string, position: number): ExchangeWarning {
  const text = searchable(textOf(chunk))
  const opening = indexOfSign(text, '{')
  const firstClosing = indexOfSign(text, '}')
  if (firstClosing >= 0 && (opening < 0 || firstClosing < opening)) {
    return fault(lineAtOffset(chunk, firstClosing), 'expected', { sign: '{', found: '}' })
  }
  if (opening >= 0) {
    const next = indexOfSign(text, '{}', opening + 1)
    const openLine = lineAtOffset(chunk, opening)
    const isClosed = next >= 0 && text[next] === '}'
    if (!isClosed) {
      const line = lineAtOffset(chunk, next < 0 ? text.length : next)
      return fault(line, 'expected-inside', { sign: '}', line: openLine })
    }
    const another = indexOfSign(text, '{}', next + 1)
    if (another >= 0) {
      return fault(lineAtOffset(chunk, another), 'expected-blank-line', { found: text.charAt(another) })
    }
  }
  const line = lineAtOffset(chunk, position)
  if (message.includes('between -100 and 100')) return fault(line, 'weight-outside')
  return fault(Math.max(line, lineOf(chunk)), 'answers-not-understood', { found: foundAt(text, position) })
}

function foundAt(text: string, position: number): string {
  return text.slice(position).trim().split('\n')[0]?.slice(0, 20) ?? ''
}
