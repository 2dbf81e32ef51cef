import { formatPoints } from '#components/ui/format-time.ts'
import type { ScoreBin } from '#domain/stats/score-bins.ts'
import { translator } from '#messages/translator.ts'
import styles from './statistics-page.module.css'

type Props = { bins: readonly ScoreBin[]; mean: number; max: number }

const size = { width: 420, height: 240, start: 34, end: 10, top: 22, bottom: 40 }
const plot = { width: size.width - size.start - size.end, height: size.height - size.top - size.bottom }

/** How many attempts reached which total: a picture, and the table behind it. */
export function ScoreDistribution({ bins, mean, max }: Props) {
  const t = translator('statistics')
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const each = plot.width / bins.length
  const isSingle = bins.every(({ from, to }) => from === to)
  const y = (count: number) => size.top + plot.height * (1 - count / most)
  const axisMax = bins.length * ((bins[1]?.from ?? max) - (bins[0]?.from ?? 0) || 1)
  // A bar of a single total stands about that total, half a step to either side.
  const x = (value: number) =>
    size.start + plot.width * ((value + (isSingle ? axisMax / bins.length / 2 : 0)) / axisMax)
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={t('distribution.label')}>
        {[0, most].map((count) => (
          <g key={count} className={styles.axis}>
            <line x1={size.start} x2={size.width - size.end} y1={y(count)} y2={y(count)} />
            <text x={size.start - 6} y={y(count) + 4} textAnchor="end">
              {count}
            </text>
          </g>
        ))}
        {bins.map(({ from, count }, index) => (
          <rect
            key={from}
            className={styles.column}
            x={size.start + index * each + 1}
            y={y(count)}
            width={Math.max(1, each - 2)}
            height={size.top + plot.height - y(count)}
          />
        ))}
        {bins.map(({ from }, index) =>
          index % Math.ceil(bins.length / 8) === 0 ? (
            <text
              key={from}
              className={styles.tick}
              x={size.start + (index + (isSingle ? 0.5 : 0)) * each}
              y={size.top + plot.height + 16}
              textAnchor="middle"
            >
              {formatPoints(from)}
            </text>
          ) : null,
        )}
        <line className={styles.mean} x1={x(mean)} x2={x(mean)} y1={size.top - 6} y2={size.top + plot.height} />
        <text className={styles.meanText} x={x(mean)} y={size.top - 10} textAnchor={anchorAt(x(mean))}>
          {t('distribution.mean', { mean: formatPoints(mean) })}
        </text>
        <text className={styles.tick} x={size.start + plot.width / 2} y={size.height - 6} textAnchor="middle">
          {t('distribution.axis', { max: formatPoints(max) })}
        </text>
      </svg>
      <details className={styles.more}>
        <summary>{t('asTable')}</summary>
        <table className={styles.plain}>
          <thead>
            <tr>
              <th scope="col">{t('distribution.total')}</th>
              <th scope="col">{t('distribution.attempts')}</th>
            </tr>
          </thead>
          <tbody>
            {bins.map(({ from, to, count }) => (
              <tr key={from}>
                <th scope="row">
                  {from === to
                    ? formatPoints(from)
                    : t('distribution.range', { from: formatPoints(from), to: formatPoints(to) })}
                </th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

/** Words near an edge of the picture lean inwards. */
function anchorAt(x: number): 'start' | 'middle' | 'end' {
  if (x < 70) return 'start'
  return x > size.width - 70 ? 'end' : 'middle'
}
