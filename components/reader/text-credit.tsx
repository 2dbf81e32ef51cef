import styles from './term-list.module.css'

/** The closing line about contributors, as the text was found with it. */
export function TextCredit({ credit }: { credit: string | null }) {
  return credit === null ? null : (
    <p className={styles.credit} dir="auto">
      {credit}
    </p>
  )
}
