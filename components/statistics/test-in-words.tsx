import type { ReactNode } from 'react'
import { formatPoints } from '#components/ui/format-time.ts'
import type { Figure } from '#domain/stats/figure.ts'
import { reliabilityOf } from '#domain/stats/findings.ts'
import type { TestStatistics } from '#domain/stats/test-statistics.ts'
import { translator } from '#messages/translator.ts'
import { FigureText } from './figure-text.tsx'
import styles from './statistics-page.module.css'

/** Skewness beyond this bound is told in words, where there are attempts enough for a shape. */
const skewed = 0.5
const enoughForShape = 10

/** The figures of the whole test, each with what it means, and the others beneath. */
export function TestInWords({ test }: { test: TestStatistics }) {
  const t = translator('statistics')
  const { mean, median, sd, alpha, sem } = test
  return (
    <>
      <ul className={styles.tiles} aria-label={t('test.title')}>
        <Tile figure={mean}>
          {t('test.mean', { max: formatPoints(test.max), median: formatPoints(median.value ?? 0) })}
        </Tile>
        <Tile figure={sd} sign="±">
          {t('test.sd')} {shapeInWords(test)}
        </Tile>
        <Tile figure={alpha}>
          {alpha.value === null
            ? t('test.noAlpha', { reason: t(`missing.${alpha.missing}`) })
            : t(`test.reliability.${reliabilityOf(alpha.value)}`, { name: test.isKr20 ? 'kr20' : 'alpha' })}
        </Tile>
        <Tile figure={sem} sign="±">
          {sem.value === null ? t('test.noSem') : t('test.sem')}
        </Tile>
      </ul>
      <details className={styles.more}>
        <summary>{t('test.all')}</summary>
        <dl className={styles.figures}>
          {(['mean', 'median', 'sd', 'skewness', 'kurtosis', 'alpha', 'errorRatio', 'sem'] as const).map((name) => (
            <div key={name}>
              <dt>{name === 'alpha' && test.isKr20 ? t('test.kr20') : t(`test.names.${name}`)}</dt>
              <dd>
                <FigureText figure={test[name]} isFull />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

function Tile({ figure, sign = '', children }: { figure: Figure; sign?: string; children: ReactNode }) {
  return (
    <li className={styles.tile}>
      <b>{figure.value === null ? '–' : `${sign}${sign === '' ? '' : ' '}${formatPoints(figure.value)}`}</b>
      <span>{children}</span>
    </li>
  )
}

function shapeInWords({ attempts, skewness }: TestStatistics): string {
  const t = translator('statistics')
  if (skewness.value === null || attempts < enoughForShape) return ''
  if (Math.abs(skewness.value) < skewed) return t('test.shape.even')
  return skewness.value < 0 ? t('test.shape.high') : t('test.shape.low')
}
