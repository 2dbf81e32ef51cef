import type { ProvenPlace } from '#domain/quiz/evidence-places.ts'
import type { EvidenceLink } from './question-result.tsx'
import type { EvidencePlace } from './use-evidence.ts'

/** Links to passages of the text that stands beside. */
export function evidenceLinks(places: readonly ProvenPlace[]): EvidenceLink[] {
  return places.map(({ quote, blockId, paragraph, number }) => ({
    quote,
    paragraph,
    href: blockId === null ? null : `#b-${blockId}`,
    ...(number === null ? {} : { number }),
  }))
}

/** What the text beside paints of them. */
export function paintedPlaces(places: readonly ProvenPlace[]): EvidencePlace[] {
  return places.flatMap(({ number, start, end }) => (number === null ? [] : { number, start, end }))
}
