import type { Audience } from '#domain/notes/audiences.ts'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import { excerptOf } from '#domain/notes/search-words.ts'
import type { NotePlace, Standing } from '#domain/notes/view.ts'
import { translator } from '#messages/translator.ts'
import styles from './note-list.module.css'

export type ClassNoteItem = {
  id: string
  kind: AnnotationKind
  audience: Audience
  body: string
  authorName: string
  place: NotePlace | null
  standing: Standing | null
  isAnswered: boolean
  isHidden: boolean
  replies: number
}

type Props = {
  assignmentId: string
  notes: readonly ClassNoteItem[]
  /** Block id → number of its paragraph. */
  numbers: ReadonlyMap<string, number>
}

/** How much of a passage and of a note a list shows, in UTF-16 units; the rest is a press away. */
const quoteLength = 300
const bodyLength = 1_000

/** Notes of students, each with its author, its state and the way to it in the text. */
export function ClassNoteList({ assignmentId, notes, numbers }: Props) {
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <Item key={note.id} assignmentId={assignmentId} note={note} number={numbers.get(note.place?.blockId ?? '')} />
      ))}
    </ul>
  )
}

type ItemProps = { assignmentId: string; note: ClassNoteItem; number: number | undefined }

function Item({ assignmentId, note, number }: ItemProps) {
  const t = translator('notes')
  const { kind, place, body, authorName } = note
  const quote = place?.quote ?? note.standing?.quote ?? null
  const level = place?.level === 'plain' ? '?level=plain' : ''
  const states = [
    ...(kind === 'question' ? [t(note.isAnswered ? 'class.answered' : 'class.notAnswered')] : []),
    ...(note.replies > 0 ? [t('class.replies', { count: note.replies })] : []),
    ...(note.isHidden ? [t('class.hidden')] : []),
  ]
  return (
    <li data-kind={kind}>
      <p className={styles.facts}>
        <strong>{t(`kinds.${kind}`)}</strong> ·{' '}
        {t('class.facts', { name: authorName, audience: t(`class.audiences.${note.audience}`) })}
        {number === undefined ? null : ` · ${t('class.paragraph', { number })}`}
      </p>
      {place === null ? <p className={styles.facts}>{t('noPlace')}</p> : null}
      {quote === null ? null : (
        <blockquote dir="auto">
          <q>{excerptOf(quote, [], quoteLength)}</q>
        </blockquote>
      )}
      {body ? (
        <p className={styles.body} dir="auto">
          {excerptOf(body, [], bodyLength)}
        </p>
      ) : null}
      {states.length === 0 ? null : <p className={styles.states}>{states.join(' · ')}</p>}
      <a
        href={`/read/${assignmentId}${level}#note-${note.id}`}
        aria-label={t('class.toNoteOf', { name: authorName, words: (body || quote || '').slice(0, 60) })}
      >
        {t('class.toNote')}
      </a>
    </li>
  )
}
