/**
 * Decides which capitals inside a sentence look stray. Proper names are capitalised too, so only two kinds count:
 * small words of grammar before a word in small letters ("since The war"), and a word that the same text otherwise
 * writes small, between two small words ("rocket Attack on").
 */
import { monthNumber } from './page-date.ts'
import type { WordUse } from './word-use.ts'

/** Phrases of two or three words, exactly as they stand in the text. */
export function strayCapitals(text: string, use: WordUse): string[] {
  return [...text.matchAll(grammarWord), ...text.matchAll(strayArticle)]
    .map(([phrase]) => phrase)
    .concat([...text.matchAll(betweenSmallWords)].flatMap((match) => (isStray(match, use) ? [match[0]] : [])))
}

const grammarWord =
  /(?<![\p{L}“"‘'(-])[\p{L}][\p{L}’'-]{0,30} (?:The|An|It|Which|And|For|But|When|While|Because|That|This|These|Those|They|She|Their|Its|Is|Was|Were|Are|Has|Have|Had|With|From|Of|If|Or|Whose|Where|There|Not) \p{Ll}{1,30}(?!\p{L})/gu

/** "A" is a letter, too (vitamin A, from A to B): it counts only before a person or a body that acts. */
const strayArticle =
  /(?<![\p{L}“"‘'(-])\p{L}{2,30} A (?:\p{L}{1,20} )?(?:official|spokesman|spokeswoman|spokesperson|group|court|report|witness|resident|minister)(?!\p{L})/gu

const betweenSmallWords = /(?<![\p{L}’'-])(\p{Ll}{3,30}) (\p{Lu}\p{Ll}{3,30}) \p{Ll}{1,30}(?!\p{L})/gu

/** Before a name these are common; after a noun or verb a capital is stranger. */
const beforeNames = new Set(
  `the and but for with from into over under near after before about against between among during through until
  that than when where while who whom whose which told said says asked met named called former then since by his her
  their its our all some any each every this these those was were are has had have not`.split(/\s+/),
)

function isStray(match: RegExpMatchArray, use: WordUse): boolean {
  const [, before = '', word = ''] = match
  if (beforeNames.has(before) || monthNumber(word) !== null || /day$/.test(word)) return false
  return use.capitalCount(word) === 1 && use.lowerCount(word) >= 1
}
