import styles from '../quiz-editor.module.css'

type Props = { label: string; isOn: boolean; change: (isOn: boolean) => void }

/** A box to tick, with its label behind it. */
export function CheckField({ label, isOn, change }: Props) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isOn} onChange={(event) => change(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}
