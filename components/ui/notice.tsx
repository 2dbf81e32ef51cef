import type { ReactNode } from 'react'
import styles from './notice.module.css'

/** A message in the page. Bad news is announced at once, other news politely; `role="status"` must be in the page before. */
export function Notice({
  kind = 'plain',
  children,
}: {
  kind?: 'plain' | 'good' | 'warn' | 'bad'
  children: ReactNode
}) {
  return (
    <div className={styles.notice} data-kind={kind} role={kind === 'bad' ? 'alert' : undefined}>
      {children}
    </div>
  )
}
