'use client'

import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import styles from './inputs.module.css'

/**
 * For a button that goes away when it is pressed: words in its place, which say what was done and take the focus, so that
 * the keyboard and the screen reader stay where they were. They go when the focus does.
 */
export function useAfterword(): { say: (words: string) => void; afterword: ReactNode } {
  const [words, setWords] = useState('')
  const place = useRef<HTMLParagraphElement>(null)
  // Only what stands in the page can take the focus.
  useLayoutEffect(() => {
    if (words !== '') place.current?.focus()
  }, [words])
  const afterword =
    words === '' ? null : (
      <p ref={place} tabIndex={-1} className={styles.afterword} onBlur={() => setWords('')}>
        {words}
      </p>
    )
  return { say: setWords, afterword }
}
