'use client'

import { type ReactNode, useState } from 'react'
import styles from './inputs.module.css'

/** Tells those who do not see the page what an action did. The element must stand in the page from the start. */
export function useAnnounce(): { announce: (words: string) => void; announcement: ReactNode } {
  const [words, setWords] = useState('')
  const announcement = (
    <span role="status" className={styles.said}>
      {words}
    </span>
  )
  return { announce: setWords, announcement }
}
