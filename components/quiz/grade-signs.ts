import type { GradeState } from '#domain/quiz/grade.ts'

/** The sign of each state; its word always stands beside it. */
export const signs: Record<GradeState, string> = { right: '✓', partly: '◐', wrong: '✗', unanswered: '○', waits: '…' }
