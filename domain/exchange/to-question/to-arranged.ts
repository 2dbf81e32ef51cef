/**
 * Decides what becomes of things that are matched, sorted or put in order. Sources: Moodle, qtype_match (several items may
 * have the same partner) and qtype_ordering.
 */
import { orderingScorings } from '#domain/quiz/questions/ordering.ts'
import type { Question } from '#domain/quiz/schema.ts'
import { plainWords } from '../plain-words.ts'
import type { FormOf } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import { answerNote } from './answer-note.ts'
import type { CommonFields } from './to-question.ts'

export function matchingQuestion(item: FormOf<'matching'>, common: CommonFields, tell: Tell): Question {
  return { type: 'matching', ...common, ...pairsOf(item, tell) }
}

export function categoriesQuestion(item: FormOf<'categories'>, common: CommonFields, tell: Tell): Question {
  return { type: 'categories', ...common, ...pairsOf(item, tell) }
}

/** Partners with the same words are one, and stand in the order of their items, those of no item behind them. */
function pairsOf(item: FormOf<'matching' | 'categories'>, tell: Tell) {
  const names = [...new Set([...item.items.map(({ target }) => target), ...item.distractors])]
  const targets = names.map((text, index) => ({ id: `t${index + 1}`, text }))
  const targetId = (text: string) => targets.find((target) => target.text === text)?.id
  const items = item.items.map(({ text }, index) => ({ id: `i${index + 1}`, text: plainWords(text, tell) }))
  const pairs = items.map(({ id }, index) => [id, targetId(item.items[index]?.target ?? '') ?? ''] as const)
  const notes = item.notes.flatMap(({ item: index, target, ...note }) => {
    const [own, wrong] = [items[index]?.id, targetId(target)]
    if (own !== undefined && wrong !== undefined) return [{ item: own, target: wrong, ...answerNote(note, tell) }]
    tell('notes-left-out')
    return []
  })
  return { items, targets, pairs: Object.fromEntries(pairs), notes }
}

export function orderingQuestion(item: FormOf<'ordering'>, common: CommonFields, tell: Tell): Question {
  const items = item.items.map((text, index) => ({ id: `i${index + 1}`, text: plainWords(text, tell) }))
  const scoring = orderingScorings.find((known) => known === item.scoring)
  if (scoring === undefined && item.scoring !== null) tell('scoring-changed')
  return { type: 'ordering', ...common, items, scoring: scoring ?? 'longest-ordered-subset' }
}
