'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import styles from '../quiz-editor.module.css'
import { changedAt, withoutAt } from './field-props.ts'
import { NumberInput } from './number-input.tsx'

type Band = { atLeast: number; credit: number }
type Props = { idPrefix: string; bands: readonly Band[]; change: (bands: Band[]) => void }

/** What overlap with the right words earns what share of the points, both in percent. */
export function BandFields({ idPrefix, bands, change }: Props) {
  const t = useTranslations('editor')
  return (
    <fieldset className={styles.group}>
      <legend>{t('bands')}</legend>
      <p className={styles.hint}>{t('bandsHint')}</p>
      {bands.map((band, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bands have no identity but their place
        <div key={index} className={styles.pair}>
          <NumberInput
            id={`${idPrefix}-band-${index}-at-least`}
            label={t('bandAtLeast')}
            value={toPercent(band.atLeast)}
            change={(percent) => change(changedAt(bands, index, { atLeast: (percent ?? 0) / 100 }))}
          />
          <NumberInput
            id={`${idPrefix}-band-${index}-credit`}
            label={t('bandCredit')}
            value={toPercent(band.credit)}
            change={(percent) => change(changedAt(bands, index, { credit: (percent ?? 0) / 100 }))}
          />
          <Button
            kind="quiet"
            aria-label={t('removeBand', { number: index + 1 })}
            onClick={() => change(withoutAt(bands, index))}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button onClick={() => change([...bands, { atLeast: 0.3, credit: 0.25 }])}>{t('addBand')}</Button>
    </fieldset>
  )
}

function toPercent(share: number): number {
  return Math.round(share * 10_000) / 100
}
