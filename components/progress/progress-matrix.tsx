import Link from 'next/link'
import { formatPoints } from '#components/ui/format-time.ts'
import type { CountingRule } from '#domain/quiz/attempt-rules.ts'
import type { ShownAttempt } from '#domain/stats/counting-work.ts'
import type { ProgressReport } from '#domain/stats/progress-report.ts'
import { translator } from '#messages/translator.ts'
import { CellLegend, CellSign } from './cell-sign.tsx'
import styles from './progress-page.module.css'

type Props = {
  assignmentId: string
  report: ProgressReport
  countingRule: CountingRule
  /** Which attempt of each student is shown. */
  attempts: readonly ShownAttempt[]
}

/** Students × questions; the heads stay in view, each student leads to the answers. */
export function ProgressMatrix({ assignmentId, report, countingRule, attempts }: Props) {
  const t = translator('progress')
  const { rows } = report.summary
  const shown = new Map(attempts.filter(({ begun }) => begun > 1).map((attempt) => [attempt.studentId, attempt]))
  const hasNotDrawn = [...report.cells.values()].some((cells) => cells.includes('not-drawn'))
  if (rows.length === 0) return <p className={styles.soft}>{t('noStudents')}</p>
  return (
    <>
      <p className={styles.sub}>
        {t('matrixHint')} {shown.size > 0 ? t(`countingHint.${countingRule}`) : null}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.wrap} aria-label={t('matrix')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('student')}</th>
              <th scope="col">{report.figures.length > 0 ? t('score') : t('stage')}</th>
              {report.figures.map(({ position }) => (
                <th key={position} scope="col">
                  <span aria-hidden="true">{position}</span>
                  <span className={styles.visuallyHidden}>{t('questionNumber', { number: position })}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ student, stage, totals }) => (
              <tr key={student.id}>
                <th scope="row">
                  <Link href={`/assignments/${assignmentId}/students/${student.id}`} prefetch={false}>
                    {student.name}
                  </Link>
                  <AttemptNote attempt={shown.get(student.id)} />
                </th>
                <td>
                  {totals === null ? (
                    <span className={styles.soft}>{t(`stages.${stage}`)}</span>
                  ) : (
                    formatPoints(totals.total)
                  )}
                </td>
                {(report.cells.get(student.id) ?? []).map((state, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={index}>
                    <CellSign state={state} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {report.figures.length > 0 ? <Shares report={report} /> : null}
        </table>
      </section>
      {report.figures.length > 0 ? <CellLegend hasNotDrawn={hasNotDrawn} /> : null}
    </>
  )
}

/** Which of several attempts the row is about. */
function AttemptNote({ attempt }: { attempt: ShownAttempt | undefined }) {
  const t = translator('progress')
  if (attempt === undefined) return null
  const { number, begun, isTryingAgain } = attempt
  return <span className={styles.attempt}>{t(isTryingAgain ? 'tryingAgain' : 'attemptOf', { number, begun })}</span>
}

function Shares({ report }: { report: ProgressReport }) {
  const t = translator('progress')
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('rightShare')}</th>
        <td />
        {report.figures.map(({ position, shareRight }) => (
          <td key={position}>
            {shareRight === null ? (
              <>
                <span aria-hidden="true">–</span>
                <span className={styles.visuallyHidden}>{t('noData')}</span>
              </>
            ) : (
              `${Math.round(shareRight * 100)} %`
            )}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
