import { chosenInWords } from '#domain/quiz/chosen-in-words.ts'
import type { QuestionBody } from '#domain/quiz/schema.ts'
import type { Choice } from '#domain/stats/choice-statistics.ts'
import { translator } from '#messages/translator.ts'

/** An answer as its question words it. */
export function choiceInWords(body: QuestionBody, choice: Choice): string {
  const t = translator('statistics')
  const verdicts = translator('editor')
  if (choice.kind !== 'chosen') return t(`answers.${choice.kind}`)
  return chosenInWords(body, choice.value, (verdict) => verdicts(`verdicts.${verdict}`))
}
