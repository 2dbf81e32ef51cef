'use client'

import { Button } from '#components/ui/button.tsx'
import styles from './result.module.css'

/** Prints the page, like the browser's own menu. */
export function PrintButton({ label }: { label: string }) {
  return (
    <span className={styles.print}>
      <Button onClick={() => window.print()}>{label}</Button>
    </span>
  )
}
