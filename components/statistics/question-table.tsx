import { formatPoints } from '#components/ui/format-time.ts'
import type { QuestionStatistics } from '#domain/stats/quiz-statistics.ts'
import { translator } from '#messages/translator.ts'
import { FigureText, percent } from './figure-text.tsx'
import styles from './statistics-page.module.css'

/** The figures of every question; its number leads to its answers. */
export function QuestionTable({ questions }: { questions: readonly QuestionStatistics[] }) {
  const t = translator('statistics')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.wrap} aria-label={t('questions.title')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('questions.question')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`questions.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {questions.map(({ position, body, points, figures, randomGuess }) => (
            <tr key={position}>
              <th scope="row">
                <a href={`#question-${position}`}>
                  <span className={styles.number}>{position}</span>
                  <span className={styles.stem}>{body.stem}</span>
                </a>
              </th>
              <td>{figures.attempts}</td>
              <td>
                <Share figure={figures.facility} />
              </td>
              <td>{percent(randomGuess * 100)}</td>
              <td>
                <FigureText figure={figures.sd} />
                {figures.sd.value === null ? null : <small> / {formatPoints(points)}</small>}
              </td>
              <td>
                <FigureText figure={figures.intendedWeight} unit="percent" />
              </td>
              <td>
                <FigureText figure={figures.effectiveWeight} unit="percent" />
              </td>
              <td>
                <FigureText figure={figures.discriminationIndex} unit="percent" />
              </td>
              <td>
                <FigureText figure={figures.discriminativeEfficiency} unit="percent" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const columns = ['n', 'facility', 'guess', 'sd', 'intended', 'effective', 'index', 'efficiency'] as const

function Share({ figure }: { figure: QuestionStatistics['figures']['facility'] }) {
  return figure.value === null ? <FigureText figure={figure} /> : percent(figure.value * 100)
}
