/**
 * Decides which part of what there is to learn of a question is told: the score, the right answer and the explanations are
 * released each by a rule of its own. What is not out is not there at all.
 */
import type { Released } from './release-rules.ts'
import type { Reveal } from './reveal.ts'

type RevealedScore = Pick<Reveal, 'state' | 'fraction'>
type RevealedWords = Pick<Reveal, 'feedback' | 'explanation' | 'evidence'>
export type RightAnswer = Omit<Reveal, keyof RevealedScore | keyof RevealedWords>

export type RevealedParts = {
  score: RevealedScore | null
  right: RightAnswer | null
  words: RevealedWords | null
}

/** What is out of everything that a student may learn of one question. */
export function revealParts(reveal: Reveal, released: Released): RevealedParts {
  const { state, fraction, feedback, explanation, evidence, ...right } = reveal
  return {
    score: released.score ? { state, fraction } : null,
    right: released.answers ? right : null,
    words: released.explanations ? { feedback, explanation, evidence } : null,
  }
}
