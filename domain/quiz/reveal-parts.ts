/**
 * Decides which part of what there is to learn of a question is told: the score, the right answer and the explanations are
 * released each by a rule of its own. What is not out is not there at all.
 */

import type { RightAnswer } from './questions/right-answer.ts'
import type { Released } from './release-rules.ts'
import type { Reveal } from './reveal.ts'

export type { RightAnswer } from './questions/right-answer.ts'

type RevealedScore = Pick<Reveal, 'state' | 'fraction'>
type RevealedWay = Pick<Reveal, 'parts' | 'scoring'>
type RevealedWords = Pick<Reveal, 'feedback' | 'explanation' | 'evidence'>

export type RevealedParts = {
  score: RevealedScore | null
  /** How the score came about. It tells which gap or option was right, so it needs score and right answers to be out. */
  way: RevealedWay | null
  right: RightAnswer | null
  words: RevealedWords | null
}

/** What is out of everything that a student may learn of one question. */
export function revealParts(reveal: Reveal, released: Released): RevealedParts {
  const { state, fraction, parts, scoring, feedback, explanation, evidence, ...right } = reveal
  // The gold spans of a question for evidence are its right answer before they are a proof of it.
  const proof = released.answers ? [...evidence, ...right.rightSpans] : evidence
  return {
    score: released.score ? { state, fraction } : null,
    way: released.score && released.answers ? { parts, scoring } : null,
    right: released.answers ? right : null,
    words: released.explanations ? { feedback, explanation, evidence: proof } : null,
  }
}
