import styles from './question-input.module.css'

type Props = {
  kind: 'radio' | 'checkbox'
  name: string
  options: readonly { id: string; text: string }[]
  /** Ids of what is chosen. */
  chosen: readonly string[]
  onChoose: (id: string) => void
}

/** Options to choose from; the whole row is the target. */
export function ChoiceList({ kind, name, options, chosen, onChoose }: Props) {
  return (
    <ul className={styles.options}>
      {options.map((option) => (
        <li key={option.id}>
          <label className={styles.option}>
            <input
              type={kind}
              name={name}
              value={option.id}
              checked={chosen.includes(option.id)}
              onChange={() => onChoose(option.id)}
            />
            <span>{option.text}</span>
          </label>
        </li>
      ))}
    </ul>
  )
}
