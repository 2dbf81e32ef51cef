import type { ReportCell } from '#domain/stats/progress-report.ts'
import { translator } from '#messages/translator.ts'
import styles from './progress-page.module.css'

/** A sign of its own shape for each state: colour only helps. */
const signs: Record<ReportCell, string> = {
  right: '✓',
  partly: '◐',
  wrong: '✗',
  unanswered: '○',
  waits: '?',
  open: '–',
  answered: '•',
  'not-drawn': '/',
}

/** A cell of the matrix: the sign for the eye, the words for everybody else. */
export function CellSign({ state }: { state: ReportCell }) {
  const t = translator('progress')
  return (
    <>
      <span className={styles[state]} aria-hidden="true">
        {signs[state]}
      </span>
      <span className={styles.visuallyHidden}>{t(`states.${state}`)}</span>
    </>
  )
}

/** What the signs mean; that of questions that were not drawn only where there are some. */
export function CellLegend({ hasNotDrawn }: { hasNotDrawn: boolean }) {
  const t = translator('progress')
  const shown = (Object.keys(signs) as ReportCell[]).filter((state) => state !== 'not-drawn' || hasNotDrawn)
  return (
    <ul className={styles.legend} aria-label={t('legend')}>
      {shown.map((state) => (
        <li key={state}>
          <span className={styles[state]} aria-hidden="true">
            {signs[state]}
          </span>{' '}
          {t(`states.${state}`)}
        </li>
      ))}
    </ul>
  )
}
