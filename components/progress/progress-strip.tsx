import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatPoints } from '#components/ui/format-time.ts'
import type { ProgressStudent, ProgressSummary } from '#domain/stats/class-progress.ts'
import { translator } from '#messages/translator.ts'
import styles from './progress-page.module.css'

/** How many names stand in a sentence before "and others". */
const namesShown = 3

type Props = { assignmentId: string; summary: ProgressSummary; hasQuiz: boolean }

/** The page's answers in words and counts, before any table: who has not started, reads, answers, has handed in, waits. */
export function ProgressStrip({ assignmentId, summary, hasQuiz }: Props) {
  const t = translator('progress')
  const pageOf = (student: ProgressStudent) => `/assignments/${assignmentId}/students/${student.id}`
  const { notStarted, reading, underWay, handedIn, done, waiting } = summary
  const score =
    summary.medianTotal === null || summary.maxTotal === null
      ? ''
      : `; ${t('middleScore', { score: formatPoints(summary.medianTotal), max: formatPoints(summary.maxTotal) })}`
  return (
    <ul className={styles.strip} aria-label={t('strip')}>
      <Tile count={notStarted.length} pageOf={pageOf} students={notStarted} isUrgent={notStarted.length > 0}>
        {t('notStarted', { count: notStarted.length, names: nameList(notStarted) })}
      </Tile>
      <Tile count={reading.length} pageOf={pageOf} students={reading}>
        {t('reading', { count: reading.length, names: nameList(reading) })}
      </Tile>
      {hasQuiz ? (
        <>
          <Tile count={underWay.length} pageOf={pageOf} students={underWay}>
            {t('underWay', { count: underWay.length, names: nameList(underWay) })}
          </Tile>
          <Tile count={handedIn.length} pageOf={pageOf} students={handedIn}>
            {t('handedIn', { count: handedIn.length })}
            {score}
          </Tile>
          <Tile count={waiting.answers} pageOf={pageOf} students={waiting.students} isUrgent={waiting.answers > 0}>
            {t('waiting', { count: waiting.answers, names: nameList(waiting.students) })}
            {waiting.answers > 0 ? (
              <Link className={styles.go} href={`/assignments/${assignmentId}/marking`} prefetch={false}>
                {t('markNow')}
              </Link>
            ) : null}
          </Tile>
        </>
      ) : (
        <Tile count={done.length} pageOf={pageOf} students={done}>
          {t('done', { count: done.length, names: nameList(done) })}
        </Tile>
      )}
    </ul>
  )
}

type TileProps = {
  count: number
  students: readonly ProgressStudent[]
  pageOf: (student: ProgressStudent) => string
  isUrgent?: boolean
  children: ReactNode
}

function Tile({ count, students, pageOf, isUrgent = false, children }: TileProps) {
  const t = translator('progress')
  return (
    <li className={styles.tile} data-urgent={isUrgent}>
      <b>{count}</b>
      <span>{children}</span>
      {students.length > namesShown ? (
        <details>
          <summary>{t('whoExactly')}</summary>
          <ul>
            {students.map((student) => (
              <li key={student.id}>
                <Link href={pageOf(student)} prefetch={false}>
                  {student.name}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  )
}

function nameList(students: readonly ProgressStudent[]): string {
  const t = translator('progress')
  const names = students.slice(0, namesShown).map((student) => student.name)
  const rest = students.length - names.length
  return rest > 0 ? t('andMore', { names: names.join(', '), count: rest }) : names.join(', ')
}
