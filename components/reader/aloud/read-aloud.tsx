'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useLater } from '#components/ui/use-later.ts'
import type { TextIndex } from '../browser-text-index.ts'
import styles from './aloud.module.css'
import type { Aloud } from './use-speaker.ts'

const loadBar = () => import('./aloud-bar.tsx')

/** Below the bar of the page, in CSS pixels. */
const barPx = 64

type Props = { aloud: Aloud; index: TextIndex; isOpen: boolean; setOpen: (isOpen: boolean) => void }

/** The way to have the text read aloud, and the controls while it is, which are fetched when they are needed. */
export function ReadAloud({ aloud, index, isOpen, setOpen }: Props) {
  const t = useTranslations('reader')
  const bar = useLater(loadBar)
  const { ask, hasFailed } = bar
  const { speaker } = aloud
  // It may have been opened from a passage as well.
  useEffect(() => {
    if (isOpen) ask()
  }, [isOpen, ask])
  // A voice that nothing can stop must not go on.
  useEffect(() => {
    if (!hasFailed) return
    speaker.stop()
    setOpen(false)
  }, [hasFailed, speaker, setOpen])
  function begin() {
    setOpen(true)
    if (aloud.voice !== null) aloud.speaker.playFrom(firstInWindow(index))
  }
  if (!isOpen)
    return (
      <button type="button" className={styles.start} onClick={begin} data-print="no">
        <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
          <path
            d="M4 9v6h4l5 4.5v-15L8 9zM16 8.5a5 5 0 0 1 0 7M18.5 6a8.5 8.5 0 0 1 0 12"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
          />
        </svg>
        {t('aloud.start')}
      </button>
    )
  if (bar.part === null) return null
  return (
    <bar.part.AloudBar
      aloud={aloud}
      leave={() => {
        aloud.speaker.stop()
        setOpen(false)
      }}
    />
  )
}

/** Where the text begins in the window: the first paragraph whose beginning is seen. */
function firstInWindow(index: TextIndex): number {
  return index.blocks.find(({ element }) => element.getBoundingClientRect().top >= barPx)?.start ?? 0
}
