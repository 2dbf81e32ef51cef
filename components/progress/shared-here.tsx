import { type ClassNoteItem, ClassNoteList } from '#components/notes/class-note-list.tsx'
import { type ClassNoteFilter, classNoteQuery } from '#domain/notes/class-note-filter.ts'
import { translator } from '#messages/translator.ts'
import styles from './block-strip.module.css'

type Props = {
  assignmentId: string
  /** Address of the page without the list. */
  path: string
  filter: ClassNoteFilter
  notes: readonly ClassNoteItem[]
  found: number
  numbers: ReadonlyMap<string, number>
}

/** What students shared with the teacher about a paragraph, below it. */
export function SharedHere({ assignmentId, path, filter, notes, found, numbers }: Props) {
  const t = translator('progress')
  const { kind } = filter
  return (
    <section className={styles.shared} aria-labelledby="shared-here">
      <h2 id="shared-here">{t(`text.strip.listOf.${kind === 'lost' || kind === 'question' ? kind : 'marked'}`)}</h2>
      <ClassNoteList assignmentId={assignmentId} notes={notes} numbers={numbers} />
      <p className={styles.ways}>
        {found > notes.length ? (
          <a href={classNoteQuery(`/assignments/${assignmentId}/notes`, { ...filter, page: 1 })}>
            {t('text.strip.more', { count: found })}
          </a>
        ) : null}
        <a href={`${path}#b-${filter.block}`}>{t('text.strip.close')}</a>
      </p>
    </section>
  )
}
