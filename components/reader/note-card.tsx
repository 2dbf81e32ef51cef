'use client'

import { useTranslations } from 'use-intl'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { EditorNoteView, NotePlace, NoteView } from '#domain/notes/view.ts'
import styles from './note-card.module.css'

type Props = {
  note: NoteView
  level: ReadingLevel
  isActive: boolean
  toPassage: (place: NotePlace) => void
  edit: (note: NoteView) => void
  remove: (note: NoteView) => void
}

/** One note as it stands in the margin or in the sheet of a phone; its kind and whom it is for are said in words. */
export function NoteCard({ note, level, isActive, toPassage, edit, remove }: Props) {
  const t = useTranslations('reader')
  const author = note.isByTeacher ? t('byTeacher', { name: note.authorName }) : note.authorName
  const words = shorten(note.body || note.place?.quote || '')
  return (
    <article
      id={`note-${note.id}`}
      tabIndex={-1}
      className={styles.card}
      data-kind={note.kind}
      data-own={note.isOwn}
      data-active={isActive}
    >
      <p className={styles.who}>
        <strong>
          {note.isOwn ? t('you') : author}
          {note.kind === 'note' ? null : <span className={styles.kind}> · {t(`kinds.${note.kind}`)}</span>}
        </strong>
        <span>{t(`audiences.${note.audience}`)}</span>
      </p>
      <OtherPlace place={note.place} level={level} />
      {note.body ? (
        <p className={styles.body} dir="auto">
          {note.body}
        </p>
      ) : null}
      <p className={styles.acts}>
        {note.place ? <PassageButton place={note.place} toPassage={toPassage} /> : null}
        {note.isOwn && note.place ? (
          <button type="button" onClick={() => edit(note)} aria-label={t('editThis', { words })}>
            {t('edit')}
          </button>
        ) : null}
        {note.isOwn ? (
          <button type="button" onClick={() => remove(note)} aria-label={t('deleteThis', { words })}>
            {t('delete')}
          </button>
        ) : null}
      </p>
    </article>
  )
}

/** A note of the article's teacher: set apart, its kind in words. */
export function EditorNoteCard({
  note,
  level,
  isActive,
  toPassage,
}: { note: EditorNoteView } & Pick<Props, 'level' | 'isActive' | 'toPassage'>) {
  const t = useTranslations('reader')
  return (
    <article id={`note-${note.id}`} tabIndex={-1} className={styles.card} data-kind="editor" data-active={isActive}>
      <p className={styles.who}>
        <strong>{note.authorName ?? t('teacher')}</strong>
        <span className={styles.kind}>{t(`editorKinds.${note.kind}`)}</span>
      </p>
      <OtherPlace place={note.place} level={level} />
      <p className={styles.body} dir="auto">
        {note.body}
      </p>
      {note.place ? (
        <p className={styles.acts}>
          <PassageButton place={note.place} toPassage={toPassage} />
        </p>
      ) : null}
    </article>
  )
}

function PassageButton({ place, toPassage }: { place: NotePlace } & Pick<Props, 'toPassage'>) {
  const t = useTranslations('reader')
  return (
    <button type="button" onClick={() => toPassage(place)}>
      {t('toPassage')}
    </button>
  )
}

/** The words a note is on, where they cannot be painted: on another level, or nowhere any more. */
function OtherPlace({ place, level }: { place: NotePlace | null; level: ReadingLevel }) {
  const t = useTranslations('reader')
  if (place?.level === level) return null
  if (place === null) return <p className={styles.place}>{t('noPlace')}</p>
  return (
    <p className={styles.place}>
      {t('onLevel', { level: t(`levels.${place.level}`) })} <q>{shorten(place.quote)}</q>
    </p>
  )
}

/** Enough of a text to tell it from others. */
export function shorten(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim())
  return characters.length <= 80 ? characters.join('') : `${characters.slice(0, 79).join('')}…`
}
