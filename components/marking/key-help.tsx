'use client'

import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import styles from './marking.module.css'

/** Every key with what it does, in the order shown. */
const keys = [
  ['J', 'next'],
  ['K', 'previous'],
  ['1–9', 'level'],
  ['P', 'points'],
  ['C', 'comment'],
  ['Ctrl + ↵', 'save'],
  ['?', 'help'],
] as const

type Props = { panel: RefObject<HTMLDivElement | null>; isOn: boolean; setOn: (isOn: boolean) => void }

/** The list of keys, in a popover, with the switch that makes single keys mean nothing. */
export function KeyHelp({ panel, isOn, setOn }: Props) {
  const t = useTranslations('marking')
  return (
    <>
      <button type="button" className={styles.helpButton} popoverTarget="marking-keys" aria-label={t('keys.show')}>
        {t('keys.title')}{' '}
        <span className={styles.key} aria-hidden="true">
          ?
        </span>
      </button>
      <div
        ref={panel}
        id="marking-keys"
        popover="auto"
        className={styles.help}
        role="dialog"
        aria-label={t('keys.title')}
      >
        <h2>{t('keys.title')}</h2>
        <dl>
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`keys.${does}`)}</dd>
            </div>
          ))}
        </dl>
        <label className={styles.check}>
          <input type="checkbox" checked={isOn} onChange={(event) => setOn(event.currentTarget.checked)} />
          {t('keys.single')}
        </label>
      </div>
    </>
  )
}
