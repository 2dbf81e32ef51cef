import { printCsv } from '#domain/exchange/csv/print-csv.ts'
import { pointsFor } from '#domain/quiz/score.ts'
import type { ShownAttempt } from '#domain/stats/counting-work.ts'
import { progressReport, type ReportInput } from '#domain/stats/progress-report.ts'
import { translator } from '#messages/translator.ts'

/** One row for each student: state, score, which attempt it is about, and the points or the state of each question. */
export function progressCsv(input: ReportInput & { attempts: readonly ShownAttempt[] }): string {
  const t = translator('progress')
  const report = progressReport(input)
  const head = [
    t('csvHead.student'),
    t('csvHead.state'),
    t('csvHead.score'),
    t('csvHead.max'),
    t('csvHead.handedIn'),
    t('csvHead.attempt'),
    ...input.questions.map(({ position, points }) => t('csvHead.question', { number: position, points })),
  ]
  const submittedAt = new Map(input.facts.map((facts) => [facts.studentId, facts.submittedAt]))
  const attempt = new Map(input.attempts.map(({ studentId, number }) => [studentId, number]))
  const rows = report.summary.rows.map(({ student, stage, totals, cells }) => [
    student.name,
    t(`stages.${stage}`),
    totals?.total ?? null,
    totals?.max ?? null,
    submittedAt.get(student.id)?.toISOString() ?? null,
    attempt.get(student.id) ?? null,
    ...cells.map(({ fraction }, index) => {
      const state = report.cells.get(student.id)?.[index] ?? 'open'
      return pointsFor(fraction, input.questions[index]?.points ?? 0) ?? t(`states.${state}`)
    }),
  ])
  return printCsv([head, ...rows])
}
