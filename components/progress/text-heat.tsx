import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import type { Block } from '#domain/article/schema.ts'
import type { HeatBlock } from '#domain/stats/cited-heat.ts'
import { translator } from '#messages/translator.ts'
import styles from './text-heat.module.css'

type Props = {
  blocks: readonly Block[]
  heat: readonly HeatBlock[]
  /** How many students marked something in a block, by block. */
  marked: ReadonlyMap<string, number>
}

/** The text with what the class did with it: beside each paragraph in numbers, on the words by their strength. */
export function TextHeat({ blocks, heat, marked }: Props) {
  const t = translator('progress')
  const numbers = paragraphNumbers(blocks)
  const most = Math.max(1, ...heat.flatMap(({ stretches }) => stretches.map(({ students }) => students)))
  return (
    <div className={styles.text}>
      {heat.map(({ blockId, type, stretches, students, quizPositions }) => (
        <section key={blockId} className={styles.block} data-type={type}>
          <p className={styles.words} id={`b-${blockId}`} dir="auto">
            {numbers.has(blockId) ? <span className={styles.number}>{numbers.get(blockId)}</span> : null}
            {stretches.map((stretch, index) =>
              stretch.students === 0 ? (
                stretch.text
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: stretches of a text have no identity but their place
                <mark key={index} data-strength={Math.ceil((4 * stretch.students) / most)}>
                  {stretch.text}
                  <span className={styles.count}>{t('text.cited', { count: stretch.students })}</span>
                </mark>
              ),
            )}
          </p>
          <ul className={styles.figures}>
            {students === 0 ? null : (
              <li>{t('text.citedHere', { count: students, questions: quizPositions.join(', ') })}</li>
            )}
            {marked.has(blockId) ? <li>{t('text.markedHere', { count: marked.get(blockId) ?? 0 })}</li> : null}
          </ul>
        </section>
      ))}
    </div>
  )
}
