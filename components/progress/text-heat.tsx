import { Fragment, type ReactNode } from 'react'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import type { Block } from '#domain/article/schema.ts'
import type { HeatBlock } from '#domain/stats/cited-heat.ts'
import { translator } from '#messages/translator.ts'
import styles from './text-heat.module.css'

type Props = {
  blocks: readonly Block[]
  heat: readonly HeatBlock[]
  /** What stands beside a paragraph, and below it. */
  beside: (block: HeatBlock, number: number) => ReactNode
  below: (block: HeatBlock, number: number) => ReactNode
}

/** The text with what the class did with it: beside each paragraph in numbers, on the words by their strength. */
export function TextHeat({ blocks, heat, beside, below }: Props) {
  const t = translator('progress')
  const numbers = paragraphNumbers(blocks)
  const most = Math.max(1, ...heat.flatMap(({ stretches }) => stretches.map(({ students }) => students)))
  return (
    <div className={styles.text}>
      {heat.map((block) => {
        const { blockId, type, stretches } = block
        const number = numbers.get(blockId)
        return (
          <Fragment key={blockId}>
            <section className={styles.block} data-type={type}>
              <p className={styles.words} id={`b-${blockId}`} dir="auto">
                {number === undefined ? null : <span className={styles.number}>{number}</span>}
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
              {number === undefined ? null : beside(block, number)}
            </section>
            {number === undefined ? null : below(block, number)}
          </Fragment>
        )
      })}
    </div>
  )
}
