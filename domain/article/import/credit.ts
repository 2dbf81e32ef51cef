/**
 * Decides whether a closing paragraph is about the people behind the report rather than its subject: where reporters
 * worked, who contributed, who edited, in the set phrases of newspapers and agencies. It is kept as the article's
 * credit.
 */

/** Longest credit, as in the article's schema; in UTF-16 units. */
export const longestCredit = 500

/** Phrases that stand in a credit wherever it is among the last paragraphs. */
const certain: readonly RegExp[] = [
  /\bcontributed(?: reporting)? (?:to|for) this (?:report|story|article|dispatch|piece)\b/i,
  /\bcontributed reporting\b/i,
  /^[([]?(?:additional |with )?(?:reporting|writing|editing|production|research) by\s\p{Lu}/iu,
  /^[([]?(?:reported|edited|compiled) by\s\p{Lu}/iu,
  /^[([](?:avec|mit material von|with|con información de)\s(?:AFP|dpa|AP|Reuters|EFE|sda|APA)\b.{0,60}[)\]]\.?$/i,
  /^(?:mitarbeit|avec la contribution de|ont contribué à cet article)\s?:?\s\p{Lu}/iu,
]

/** "Chehayeb reported from Beirut." may also be about a person in the story, so it counts only at the very end. */
const likely = /^(?:\p{Lu}[\p{L}\p{M}.'’-]{1,30}\s(?:and\s)?){1,8}reported (?:this story )?from \p{Lu}[^.]{1,80}\.?$/u

/** True for a credit line; `isLast` says that nothing of the article follows it. */
export function isCredit(paragraph: string, isLast: boolean): boolean {
  if (paragraph.length > longestCredit) return false
  return certain.some((pattern) => pattern.test(paragraph)) || (isLast && likely.test(paragraph))
}
