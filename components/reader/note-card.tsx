'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { NotePlace, NoteView, Standing } from '#domain/notes/view.ts'
import { LostPlace } from './lost-place.tsx'
import styles from './note-card.module.css'
import { shorten } from './shorten.ts'

export type NoteCardProps = {
  note: NoteView
  level: ReadingLevel
  isActive: boolean
  /** Says the words the note is on, where it does not stand beside them. */
  hasQuote: boolean
  toPassage: (place: NotePlace) => void
  edit: (note: NoteView) => void
  remove: (note: NoteView) => void
  /** What may be done about its place. */
  children?: ReactNode
}

/** One note as it stands in the margin or in the sheet of a phone; its kind and whom it is for are said in words. */
export function NoteCard({ note, level, isActive, hasQuote, toPassage, edit, remove, children }: NoteCardProps) {
  const t = useTranslations('reader')
  const author = note.isByTeacher ? t('byTeacher', { name: note.authorName }) : note.authorName
  const words = shorten(note.body || note.standing?.quote || note.place?.quote || '')
  return (
    <article
      id={`note-${note.id}`}
      tabIndex={-1}
      className={styles.card}
      data-kind={note.kind}
      data-own={note.isOwn}
      data-changed={note.standing !== null && note.standing.status !== 'exact'}
      data-active={isActive}
    >
      <p className={styles.who}>
        <strong>
          {note.isOwn ? t('you') : author}
          {note.kind === 'note' ? null : <span className={styles.kind}> · {t(`kinds.${note.kind}`)}</span>}
        </strong>
        <span>
          {note.isOwn || note.audience === 'me' ? t(`audiences.${note.audience}`) : t(`sharedWith.${note.audience}`)}
        </span>
      </p>
      <Place place={note.place} standing={note.standing} level={level} hasQuote={hasQuote} />
      {note.body ? (
        <p className={styles.body} dir="auto">
          {note.body}
        </p>
      ) : null}
      <p className={styles.acts}>
        {note.place ? <PassageButton place={note.place} toPassage={toPassage} /> : null}
        {note.isOwn && note.place ? (
          <Act act={() => edit(note)} label={t('editThis', { words })}>
            {t('edit')}
          </Act>
        ) : null}
        {note.isOwn ? (
          <Act act={() => remove(note)} label={t('deleteThis', { words })}>
            {t('delete')}
          </Act>
        ) : null}
      </p>
      {children}
    </article>
  )
}

/** Leads to the passage a note is on. */
export function PassageButton({ place, toPassage }: { place: NotePlace } & Pick<NoteCardProps, 'toPassage'>) {
  const t = useTranslations('reader')
  return <Act act={() => toPassage(place)}>{t('toPassage')}</Act>
}

/** A press gives it no focus: the card would open under the pointer and move the button away before the click. */
function Act({ act, label, children }: { act: () => void; label?: string; children: ReactNode }) {
  return (
    <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={act} aria-label={label}>
      {children}
    </button>
  )
}

/** The words a note is on, where they cannot be seen beside it: in a sheet, on another level, or nowhere any more. */
export function Place({
  place,
  standing,
  level,
  hasQuote,
}: { place: NotePlace | null; standing: Standing | null } & Pick<NoteCardProps, 'level' | 'hasQuote'>) {
  const t = useTranslations('reader')
  if (place === null) return <LostPlace standing={standing} />
  const isElsewhere = place.level !== level
  if (!isElsewhere && !hasQuote) return null
  return (
    <p className={styles.place}>
      {isElsewhere ? `${t('onLevel', { level: t(`levels.${place.level}`) })} ` : null}
      <q dir="auto">{shorten(place.quote)}</q>
    </p>
  )
}
