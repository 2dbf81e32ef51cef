import Link from 'next/link'
import { Fragment } from 'react'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import type { Block } from '#domain/article/schema.ts'
import { fewestStudents } from '#domain/stats/term-effect.ts'
import type { BlockStrip } from '#domain/stats/text-strip.ts'
import { translator } from '#messages/translator.ts'
import styles from './progress-page.module.css'

type Props = {
  assignmentId: string
  passages: readonly BlockStrip[]
  blocks: readonly Block[]
  /** How many students the class has: the whole width of a bar. */
  classSize: number
}

/** How many passages are told. */
const told = 8

/** Where students marked something, by number of distinct students; each leads to its paragraph. */
export function MarkedPassages({ assignmentId, passages, blocks, classSize }: Props) {
  const t = translator('progress')
  const numbers = paragraphNumbers(blocks)
  const rows = passages
    .map(({ blockId, marked: { students } }) => ({ blockId, students, number: numbers.get(blockId) }))
    .filter((row): row is typeof row & { number: number } => row.number !== undefined)
    .sort((a, b) => b.students - a.students || a.number - b.number)
    .slice(0, told)
  return (
    <>
      <p className={styles.sub}>{t('passagesHint', { fewest: fewestStudents })}</p>
      {rows.length === 0 ? <p className={styles.soft}>{t('passagesNone')}</p> : null}
      {rows.length > 0 ? (
        <div className={styles.heat}>
          {rows.map(({ blockId, number, students }) => (
            <Fragment key={blockId}>
              <Link
                href={`/read/${assignmentId}#b-${blockId}`}
                prefetch={false}
                aria-label={t('showPassage', { number })}
              >
                {t('passage', { number })}
              </Link>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={Math.max(2, (100 * students) / Math.max(1, classSize))} height="10" />
              </svg>
              <span>{t('passageCount', { count: students })}</span>
            </Fragment>
          ))}
        </div>
      ) : null}
    </>
  )
}
