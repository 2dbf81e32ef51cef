import type { ComponentProps } from 'react'
import styles from './card.module.css'

/** A sheet on the paper. */
export function Card(props: ComponentProps<'section'>) {
  return <section {...props} className={styles.card} />
}
