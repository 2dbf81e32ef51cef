import type { QuestionStatistics } from '#domain/stats/quiz-statistics.ts'
import { translator } from '#messages/translator.ts'
import { percent } from './figure-text.tsx'
import { placeQuestions } from './place-questions.ts'
import styles from './statistics-page.module.css'

type Props = { questions: readonly QuestionStatistics[]; bound: number | null }

const size = { width: 420, height: 240, start: 48, end: 24, top: 12, bottom: 40 }
const plot = { width: size.width - size.start - size.end, height: size.height - size.top - size.bottom }

/** Each question by how easy it was and how well it tells who knows: a picture whose table is that of the questions. */
export function QuestionMap({ questions, bound }: Props) {
  const t = translator('statistics')
  const indexes = questions.flatMap(({ figures }) => figures.discriminationIndex.value ?? [])
  if (indexes.length === 0) return <p className={styles.soft}>{t('map.nothing')}</p>
  const least = Math.min(-20, Math.floor(Math.min(...indexes) / 20) * 20)
  const x = (facility: number) => size.start + plot.width * facility
  const y = (index: number) => size.top + plot.height * ((100 - index) / (100 - least))
  const shaded = bound === null ? null : { from: y(Math.min(100, bound)), to: y(Math.max(least, -bound)) }
  const without = questions.filter(({ figures }) => figures.discriminationIndex.value === null)
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={t('map.label')}>
        {shaded === null ? null : (
          <rect
            className={styles.chance}
            x={size.start}
            y={shaded.from}
            width={plot.width}
            height={shaded.to - shaded.from}
          />
        )}
        {[100, 50, 0, ...(least <= -40 ? [least] : [])].map((index) => (
          <g key={index} className={styles.axis} data-nought={index === 0}>
            <line x1={size.start} x2={size.width - size.end} y1={y(index)} y2={y(index)} />
            <text x={size.start - 6} y={y(index) + 4} textAnchor="end">
              {percent(index)}
            </text>
          </g>
        ))}
        {[0, 0.25, 0.5, 0.75, 1].map((facility) => (
          <text
            key={facility}
            className={styles.tick}
            x={x(facility)}
            y={size.top + plot.height + 16}
            textAnchor="middle"
          >
            {percent(facility * 100)}
          </text>
        ))}
        {placeQuestions(questions, { x, y, width: size.width }).map((mark) => (
          <g key={mark.words} className={styles.point}>
            <circle cx={mark.x} cy={mark.y} r="4" />
            <text x={mark.at.x} y={mark.at.y} textAnchor="middle">
              {mark.words}
            </text>
          </g>
        ))}
        <text className={styles.tick} x={size.start + plot.width / 2} y={size.height - 6} textAnchor="middle">
          {t('map.axis')}
        </text>
      </svg>
      <figcaption className={styles.soft}>
        {t('map.caption')} {bound === null ? '' : t('map.chance')}{' '}
        {without.length === 0
          ? ''
          : t('map.without', { count: without.length, numbers: without.map(({ position }) => position).join(', ') })}
      </figcaption>
    </figure>
  )
}
