import type { ReactNode } from 'react'
import { formatPoints } from '#components/ui/format-time.ts'
import type { ProgressStudent, ProgressSummary } from '#domain/stats/class-progress.ts'
import { translator } from '#messages/translator.ts'
import styles from './progress-page.module.css'

/** How many names stand in a sentence before "and others". */
const namesShown = 3

/** The page's answers in words and counts, before any table: who has not started, reads, answers, has handed in, waits. */
export function ProgressStrip({ summary, hasQuiz }: { summary: ProgressSummary; hasQuiz: boolean }) {
  const t = translator('progress')
  const { notStarted, reading, underWay, handedIn, done, waiting } = summary
  const score =
    summary.medianTotal === null || summary.maxTotal === null
      ? ''
      : `; ${t('middleScore', { score: formatPoints(summary.medianTotal), max: formatPoints(summary.maxTotal) })}`
  return (
    <ul className={styles.strip} aria-label={t('strip')}>
      <Tile count={notStarted.length} students={notStarted} isUrgent={notStarted.length > 0}>
        {t('notStarted', { count: notStarted.length, names: nameList(notStarted) })}
      </Tile>
      <Tile count={reading.length} students={reading}>
        {t('reading', { count: reading.length, names: nameList(reading) })}
      </Tile>
      {hasQuiz ? (
        <>
          <Tile count={underWay.length} students={underWay}>
            {t('underWay', { count: underWay.length, names: nameList(underWay) })}
          </Tile>
          <Tile count={handedIn.length} students={handedIn}>
            {t('handedIn', { count: handedIn.length })}
            {score}
          </Tile>
          <Tile count={waiting.answers} students={waiting.students} isUrgent={waiting.answers > 0}>
            {t('waiting', { count: waiting.answers, names: nameList(waiting.students) })}
          </Tile>
        </>
      ) : (
        <Tile count={done.length} students={done}>
          {t('done', { count: done.length, names: nameList(done) })}
        </Tile>
      )}
    </ul>
  )
}

type TileProps = { count: number; students: readonly ProgressStudent[]; isUrgent?: boolean; children: ReactNode }

function Tile({ count, students, isUrgent = false, children }: TileProps) {
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
              <li key={student.id}>{student.name}</li>
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
