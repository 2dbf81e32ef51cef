/**
 * Decides what the figures of a quiz say to a teacher in words, the most urgent first. Sources: Ebel and Frisbie, "Essentials of
 * Educational Measurement" (a discrimination below 20 % is poor); Haladyna and Downing, "How many options is enough?" (1993) on
 * distractors that nobody chooses; Nunnally, "Psychometric Theory", on what reliability suffices.
 */
import type { QuestionStatistics, QuizStatistics } from './quiz-statistics.ts'

/** `isFirm`: beyond what chance alone would do with so few attempts, in 19 of 20 cases. */
export type QuestionFinding =
  | { kind: 'against'; position: number; isFirm: boolean }
  | { kind: 'wrong-preferred'; position: number; value: string; top: number; bottom: number }
  | { kind: 'guessed'; position: number; facility: number; randomGuess: number }
  | { kind: 'weak'; position: number; index: number }
  | { kind: 'too-easy'; position: number; facility: number }
  | { kind: 'unchosen'; position: number }

/** How far the order of the totals can be trusted, by α. */
export type Reliability = 'against' | 'low' | 'fair' | 'good'

const poorIndex = 20
const easyFacility = 0.95

/** What to look at, question by question within each kind; a question is told once, by its most urgent finding. */
export function questionFindings({ questions, test, groups }: QuizStatistics, bound: number | null): QuestionFinding[] {
  const found = questions.flatMap((question) => {
    const first =
      againstTheRest(question, bound) ??
      (groups === null ? null : wrongPreferred(question)) ??
      guessed(question) ??
      tooEasy(question) ??
      weak(question, test.attempts, bound) ??
      unchosen(question, test.attempts)
    return first === null ? [] : [first]
  })
  return found.sort((a, b) => urgency.indexOf(a.kind) - urgency.indexOf(b.kind) || a.position - b.position)
}

/** What is said of several questions in one sentence; what may be chance is said apart from what is not. */
export type FindingGroup = { telling: QuestionFinding['kind'] | 'perhaps-against'; findings: QuestionFinding[] }

/** Findings that are told in the same words, together, the most urgent first. */
export function gatherFindings(findings: readonly QuestionFinding[]): FindingGroup[] {
  const tellings = urgency.flatMap((kind) => (kind === 'against' ? (['against', 'perhaps-against'] as const) : [kind]))
  return tellings.flatMap((telling) => {
    const own = findings.filter((finding) => tellingOf(finding) === telling)
    return own.length === 0 ? [] : [{ telling, findings: own }]
  })
}

function tellingOf(finding: QuestionFinding): FindingGroup['telling'] {
  return finding.kind === 'against' && !finding.isFirm ? 'perhaps-against' : finding.kind
}

const urgency = ['against', 'wrong-preferred', 'guessed', 'weak', 'too-easy', 'unchosen'] as const

export function reliabilityOf(alpha: number): Reliability {
  if (alpha < 0) return 'against'
  return alpha < 0.5 ? 'low' : alpha < 0.7 ? 'fair' : 'good'
}

/** Those who did well elsewhere did worse on it than the others. */
function againstTheRest({ position, figures }: QuestionStatistics, bound: number | null): QuestionFinding | null {
  const index = figures.discriminationIndex.value
  if (index === null || index >= 0) return null
  return { kind: 'against', position, isFirm: bound !== null && index < -bound }
}

/** A wrong answer that the top group gave more often than both the bottom group and, at the top, any right answer. */
function wrongPreferred({ position, choices }: QuestionStatistics): QuestionFinding | null {
  const bestRight = Math.max(0, ...choices.flatMap(({ isRight, groups }) => (isRight ? (groups?.top ?? 0) : [])))
  for (const { choice, groups, isRight } of choices) {
    if (isRight || choice.kind !== 'chosen' || groups === null) continue
    if (groups.top > bestRight && groups.top > groups.bottom) {
      return { kind: 'wrong-preferred', position, value: choice.value, top: groups.top, bottom: groups.bottom }
    }
  }
  return null
}

function guessed({ position, figures, randomGuess }: QuestionStatistics): QuestionFinding | null {
  const facility = figures.facility.value
  if (facility === null || randomGuess === 0 || facility > randomGuess) return null
  return { kind: 'guessed', position, facility, randomGuess }
}

function tooEasy({ position, figures }: QuestionStatistics): QuestionFinding | null {
  const facility = figures.facility.value
  return facility === null || facility < easyFacility ? null : { kind: 'too-easy', position, facility }
}

/** Said only where there are attempts enough for an index of a good question to be told from none. */
function weak(
  { position, figures }: QuestionStatistics,
  attempts: number,
  bound: number | null,
): QuestionFinding | null {
  const index = figures.discriminationIndex.value
  if (index === null || index >= poorIndex || attempts < 4 || bound === null || bound > poorIndex * 2) return null
  return { kind: 'weak', position, index }
}

/** Wrong options that nobody took, where there were at least ten attempts to take them. */
function unchosen({ position, body, choices }: QuestionStatistics, attempts: number): QuestionFinding | null {
  if (attempts < 10 || !('options' in body)) return null
  return choices.some(({ count, isRight }) => count === 0 && !isRight) ? { kind: 'unchosen', position } : null
}
