'use client'

import { useId, useSyncExternalStore } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './aloud.module.css'
import type { Aloud } from './use-speaker.ts'

const rates = [0.6, 0.8, 1, 1.2, 1.5, 2]

function idle() {
  return 'idle' as const
}

/** While the text is read aloud: pause, sentence by sentence, speed and voice. */
export function AloudBar({ aloud, leave }: { aloud: Aloud; leave: () => void }) {
  const t = useTranslations('reader')
  const { speaker, voice } = aloud
  const status = useSyncExternalStore(speaker.subscribe, () => speaker.state().status, idle)
  const isSpeaking = status === 'speaking'
  return (
    <section className={styles.bar} aria-label={t('aloud.label')} data-print="no">
      <div className={styles.buttons}>
        <button type="button" onClick={() => speaker.previous()} aria-label={t('aloud.previous')}>
          <Icon path="M6 5h2v14H6zM20 5v14L9.5 12z" />
        </button>
        <button
          type="button"
          className={styles.main}
          onClick={() => (isSpeaking ? speaker.pause() : speaker.play())}
          disabled={voice === null}
        >
          <Icon path={isSpeaking ? 'M7 5h4v14H7zM14 5h4v14h-4z' : 'M7 4.5v15L20 12z'} />
          {t(isSpeaking ? 'aloud.pause' : 'aloud.play')}
        </button>
        <button type="button" onClick={() => speaker.next()} aria-label={t('aloud.next')}>
          <Icon path="M16 5h2v14h-2zM4 5v14l10.5-7z" />
        </button>
      </div>
      <Choices aloud={aloud} />
      <button type="button" className={styles.leave} onClick={leave}>
        {t('aloud.leave')}
      </button>
      <p role="status" className={styles.said}>
        {status === 'failed' ? t('aloud.failed') : voice === null ? t('aloud.noOwnVoice') : null}
      </p>
    </section>
  )
}

function Choices({ aloud: { voices, voice, rate, choose } }: { aloud: Aloud }) {
  const t = useTranslations('reader')
  const format = useFormatter()
  const id = useId()
  return (
    <>
      <label htmlFor={`${id}-rate`}>
        {t('aloud.rate')}
        <select
          id={`${id}-rate`}
          value={rate}
          onChange={(event) => choose(voice?.id ?? null, Number(event.target.value))}
        >
          {rates.map((value) => (
            <option key={value} value={value}>
              {t('aloud.times', { rate: format.number(value, { maximumFractionDigits: 1 }) })}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}-voice`}>
        {t('aloud.voice')}
        <select
          id={`${id}-voice`}
          value={voice?.id ?? ''}
          onChange={(event) => choose(event.target.value || null, rate)}
        >
          {voice === null ? <option value="">{t('aloud.chooseVoice')}</option> : null}
          {voices.map(({ id: voiceId, name, isLocal }) => (
            <option key={voiceId} value={voiceId}>
              {isLocal ? name : t('aloud.remoteVoice', { name })}
            </option>
          ))}
        </select>
      </label>
      {voice === null || voice.isLocal ? null : <p className={styles.warning}>{t('aloud.remote')}</p>}
    </>
  )
}

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  )
}
