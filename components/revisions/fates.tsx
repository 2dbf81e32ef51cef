import type { ReactNode } from 'react'
import { shorten } from '#components/reader/shorten.ts'
import type { FateCounts } from '#domain/anchoring/reanchor.ts'
import type {
  EditorNoteFate,
  EvidenceFate,
  ExceptionFate,
  FateList,
  NoteFate,
  NotesReview,
  WordsFate,
} from '#domain/article/revision/review.ts'
import { translator } from '#messages/translator.ts'
import styles from './revisions.module.css'

/** What becomes of readers' notes; of private ones the numbers alone. */
export function NoteFates({ notes }: { notes: NotesReview }) {
  const t = translator('revisions')
  const secret = total(notes.privateCounts)
  return (
    <FateSection title={t('fates.notes')} counts={notes.counts} fates={notes.changed} describe={describeNote}>
      {secret > 0 ? (
        <p className={styles.soft}>{t('fates.private', { counts: countsInWords(notes.privateCounts) })}</p>
      ) : null}
    </FateSection>
  )
}

/** What becomes of the teacher's own notes. */
export function EditorNoteFates({ list }: { list: FateList<EditorNoteFate> }) {
  const t = translator('revisions')
  return (
    <FateSection
      title={t('fates.editorNotes')}
      counts={list.counts}
      fates={list.changed}
      describe={({ body }) => <p dir="auto">{body}</p>}
    />
  )
}

/** What becomes of the places where a term is not explained. */
export function ExceptionFates({ list }: { list: FateList<ExceptionFate> }) {
  const t = translator('revisions')
  return (
    <FateSection
      title={t('fates.exceptions')}
      counts={list.counts}
      fates={list.changed}
      describe={({ headword }) => <p>{t('fates.exception', { headword })}</p>}
    />
  )
}

/** What becomes of the passages on which published questions rest. */
export function EvidenceFates({ list }: { list: FateList<EvidenceFate> }) {
  const t = translator('revisions')
  return (
    <FateSection
      title={t('fates.evidence')}
      counts={list.counts}
      fates={list.changed}
      describe={({ stem }) => <p dir="auto">{t('fates.question', { stem })}</p>}
    >
      {total(list.counts) > 0 ? <p className={styles.soft}>{t('fates.evidenceHint')}</p> : null}
    </FateSection>
  )
}

function describeNote({ body, authorName, className }: NoteFate): ReactNode {
  const t = translator('revisions')
  return (
    <>
      <p className={styles.soft}>{t('fates.from', { name: authorName, className })}</p>
      {body === '' ? null : <p dir="auto">{body}</p>}
    </>
  )
}

/** A passage may be the whole text. */
const mostCharacters = 300

type SectionProps<T> = {
  title: string
  counts: FateCounts
  fates: readonly T[]
  describe: (fate: T) => ReactNode
  children?: ReactNode
}

function FateSection<T extends WordsFate>({ title, counts, fates, describe, children }: SectionProps<T>) {
  const t = translator('revisions')
  return (
    <section>
      <h3>{title}</h3>
      <p>{total(counts) === 0 ? t('fates.none') : t('fates.sum', { counts: countsInWords(counts) })}</p>
      <ul className={styles.fates}>
        {fates.map((fate) => (
          <li key={fate.id} data-status={fate.status}>
            <span className={styles.tag}>{t(`fates.status.${fate.status}`)}</span>
            <p>
              <q dir="auto">{shorten(fate.before, mostCharacters)}</q>
              {fate.after === null || fate.after === fate.before ? null : (
                <>
                  {' '}
                  {t('fates.becomes')} <q dir="auto">{shorten(fate.after, mostCharacters)}</q>
                </>
              )}
            </p>
            {describe(fate)}
          </li>
        ))}
      </ul>
      {children}
    </section>
  )
}

/** How many have which fate, without those that none has. */
function countsInWords(counts: FateCounts): string {
  const t = translator('revisions')
  const kinds = ['exact', 'moved', 'ambiguous', 'orphan'] as const
  return kinds
    .flatMap((kind) => (counts[kind] > 0 ? t(`fates.counts.${kind}`, { count: counts[kind] }) : []))
    .join(', ')
}

function total({ exact, moved, ambiguous, orphan }: FateCounts): number {
  return exact + moved + ambiguous + orphan
}
