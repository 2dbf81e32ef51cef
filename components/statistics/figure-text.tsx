import type { Figure } from '#domain/stats/figure.ts'
import { locale } from '#messages/locale.ts'
import { translator } from '#messages/translator.ts'
import styles from './statistics-page.module.css'

type Props = {
  figure: Figure
  unit?: 'percent' | 'number'
  decimals?: number
  /** Whether the reason of an absent figure stands beside the dash; it is always there for a screen reader. */
  isFull?: boolean
}

/** A figure as a number, or a dash with the reason why there is none: never a 0. */
export function FigureText({ figure, unit = 'number', decimals = 2, isFull = false }: Props) {
  const t = translator('statistics')
  if (figure.value !== null) return unit === 'percent' ? percent(figure.value) : signed(figure.value, decimals)
  const reason = t('none', { reason: t(`missing.${figure.missing}`) })
  return (
    <>
      <span aria-hidden="true">–</span> <span className={isFull ? styles.soft : styles.visuallyHidden}>{reason}</span>
    </>
  )
}

/** Whole percent, of a value that is percent already. */
export function percent(value: number): string {
  return `${signed(value, 0)} %`
}

/** With a minus sign instead of a hyphen, and no "minus nought". */
export function signed(value: number, decimals: number): string {
  const text = new Intl.NumberFormat(locale, {
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
    useGrouping: false,
  }).format(value)
  return text.replace('-', '−')
}
