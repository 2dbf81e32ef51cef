/**
 * Decides under which ids the parts of a question travel, so that neither an id nor the order of ids tells an answer.
 * They are digests of the question's id, which students never see, and the author's own id of the part: a corrected text
 * keeps its ids, and so its answers, from version to version.
 */
import { sha256 } from '#domain/sha256.ts'

/** Signs of an opaque id, base 36: 41 bits, so that two of a question's parts hardly ever meet. */
const usualLength = 8

/** An id of `length` signs (at most 12) in base 36 for one part of a question. */
export function opaqueId(questionId: string, partId: string, length = usualLength): string {
  const [first = 0, second = 0] = sha256(`${questionId}\n${partId}`)
  const digits = ((BigInt(first) << 32n) | BigInt(second)).toString(36)
  return digits.slice(-Math.min(12, length)).padStart(Math.min(12, length), '0')
}

/** Author's id → opaque id, for all parts of one question. Where two would meet, all of them become longer. */
export function opaqueIds(questionId: string, partIds: readonly string[], length = usualLength): Map<string, string> {
  const ids = new Map(partIds.map((id) => [id, opaqueId(questionId, id, length)]))
  const isClear = new Set(ids.values()).size === ids.size
  return isClear || length >= 12 ? ids : opaqueIds(questionId, partIds, length + 1)
}

/** Parts in the order of their ids, by code unit: the order in which a body lists them. */
export function inIdOrder<Part extends { id: string }>(parts: readonly Part[]): Part[] {
  return [...parts].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
