import { classNoteQuery } from '#domain/notes/class-note-filter.ts'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import type { HeatBlock } from '#domain/stats/cited-heat.ts'
import type { TermCount } from '#domain/stats/term-effect.ts'
import type { BlockStrip as Strip, StripCount } from '#domain/stats/text-strip.ts'
import { translator } from '#messages/translator.ts'
import styles from './block-strip.module.css'

type Props = {
  path: string
  number: number
  /** How many students have opened the text: the whole width of a bar. */
  opened: number
  cited: HeatBlock
  /** Absent where nothing is to be told. */
  strip: Strip | undefined
  /** Of the terms that stand here, those of which a number is told. */
  terms: readonly (TermCount & { headword: string })[]
}

/** The numbers beside a paragraph; each leads to what was shared with the teacher there. */
export function BlockStrip({ path, number, opened, cited, strip, terms }: Props) {
  const t = translator('progress')
  const { blockId, students, quizPositions, stretches } = cited
  const isChanged = students > 0 && stretches.every((stretch) => stretch.students === 0)
  const looked = terms.map(({ headword, students: count }) =>
    t('text.strip.lookup', { term: headword, count: count ?? 0 }),
  )
  const at = { path, number, opened, blockId }
  return (
    <ul className={styles.strip}>
      {strip === undefined ? (
        <li>{t('text.strip.none')}</li>
      ) : (
        <>
          <Count {...at} what="marked" kind={null} counted={strip.marked} />
          <Count {...at} what="lost" kind="lost" counted={strip.lost} />
          <Count {...at} what="asked" kind="question" counted={strip.asked} />
        </>
      )}
      {students === 0 ? null : (
        <li>
          {t('text.citedHere', { count: students, questions: quizPositions.join(', ') })}
          {isChanged ? ` ${t('text.strip.formerWords')}` : null}
        </li>
      )}
      {looked.length === 0 ? null : <li>{t('text.strip.lookups', { terms: looked.join(', ') })}</li>}
    </ul>
  )
}

type CountProps = Pick<Props, 'path' | 'number' | 'opened'> & {
  blockId: string
  what: 'marked' | 'lost' | 'asked'
  /** Null for every kind. */
  kind: AnnotationKind | null
  counted: StripCount
}

function Count({ path, number, opened, blockId, what, kind, counted }: CountProps) {
  const t = translator('progress')
  const { students, shared } = counted
  if (students === 0) return null
  const words = t(`text.strip.${what}`, { count: students })
  return (
    <li data-what={what}>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width={Math.max(2, Math.min(100, (100 * students) / Math.max(1, opened)))} height="6" />
      </svg>
      {shared === 0 ? (
        words
      ) : (
        <a
          href={`${classNoteQuery(path, { block: blockId, kind })}#b-${blockId}`}
          aria-label={t('text.strip.open', { words, number })}
        >
          {words}
        </a>
      )}
      {shared === students ? null : t('text.strip.shared', { count: shared })}
    </li>
  )
}
