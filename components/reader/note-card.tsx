'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { EditorNoteView, NotePlace, NoteView, Standing } from '#domain/notes/view.ts'
import { Act } from './act.tsx'
import { LostPlace } from './lost-place.tsx'
import styles from './note-card.module.css'
import { shorten } from './shorten.ts'

type Props = {
  note: NoteView
  level: ReadingLevel
  isActive: boolean
  /** Whether a reply to it is being written: it then stays open. */
  isWriting: boolean
  /** Says the words the note is on, where it does not stand beside them. */
  hasQuote: boolean
  toPassage: (place: NotePlace) => void
  edit: (note: NoteView) => void
  remove: (note: NoteView) => void
  reply: (note: NoteView) => void
  /** What may be done about its place, and what is said about it. */
  children?: ReactNode
}

/** One note as it stands in the margin or in the sheet of a phone; its kind and whom it is for are said in words. */
export function NoteCard({
  note,
  level,
  isActive,
  isWriting,
  hasQuote,
  toPassage,
  edit,
  remove,
  reply,
  children,
}: Props) {
  const t = useTranslations('reader')
  const words = wordsOf(note)
  return (
    <article
      id={`note-${note.id}`}
      tabIndex={-1}
      className={styles.card}
      data-kind={note.kind}
      data-own={note.isOwn}
      data-changed={note.standing !== null && note.standing.status !== 'exact'}
      data-active={isActive || isWriting}
    >
      <Who note={note} />
      <HiddenNotice note={note} />
      <Place place={note.place} standing={note.standing} level={level} hasQuote={hasQuote} />
      {note.body ? (
        <p className={styles.body} dir="auto">
          {note.body}
        </p>
      ) : null}
      <p className={styles.acts}>
        {note.place ? <PassageButton place={note.place} toPassage={toPassage} /> : null}
        {note.audience === 'me' ? null : (
          <Act act={() => reply(note)} label={t('thread.replyThis', { words })}>
            {t('thread.reply')}
          </Act>
        )}
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

/** What tells a note from the others when it is spoken of. */
export function wordsOf(note: NoteView): string {
  return shorten(note.body || note.standing?.quote || note.place?.quote || '')
}

/** Who wrote it, of what kind it is, and who sees it. */
function Who({ note }: { note: NoteView }) {
  const t = useTranslations('reader')
  const author = note.isByTeacher ? t('byTeacher', { name: note.authorName }) : note.authorName
  return (
    <p className={styles.who}>
      <strong>
        {note.isOwn ? t('you') : author}
        <span className={styles.kind}> · {t(`kinds.${note.kind}`)}</span>
      </strong>
      <span>{useAudienceText()(note)}</span>
    </p>
  )
}

function useAudienceText(): (note: NoteView) => string {
  const t = useTranslations('reader')
  return ({ isOwn, audience, group }) => {
    if (group !== null) {
      if (group.name === '') return t('audienceGroupLeft')
      return isOwn ? t('audienceGroup', { name: group.name }) : t('forGroup', { name: group.name })
    }
    return isOwn || audience === 'me' ? t(`audiences.${audience}`) : t(`sharedWith.${audience}`)
  }
}

/** Tells the author, and teachers, that the class does not see it, and why. */
export function HiddenNotice({ note }: { note: Pick<NoteView, 'isOwn' | 'hiding'> }) {
  const t = useTranslations('reader.hidden')
  if (note.hiding === null) return null
  return (
    <p className={styles.hidden} dir="auto">
      {t(note.isOwn ? 'own' : 'others', { reason: note.hiding.reason })}
    </p>
  )
}

/** A note of the article's teacher: set apart, its kind in words. */
export function EditorNoteCard({
  note,
  level,
  isActive,
  hasQuote,
  toPassage,
}: { note: EditorNoteView } & Pick<Props, 'level' | 'isActive' | 'hasQuote' | 'toPassage'>) {
  const t = useTranslations('reader')
  return (
    <article id={`note-${note.id}`} tabIndex={-1} className={styles.card} data-kind="editor" data-active={isActive}>
      <p className={styles.who}>
        <strong>{note.authorName ?? t('teacher')}</strong>
        <span className={styles.kind}>{t(`editorKinds.${note.kind}`)}</span>
      </p>
      <Place place={note.place} standing={note.standing} level={level} hasQuote={hasQuote} />
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
  return <Act act={() => toPassage(place)}>{t('toPassage')}</Act>
}

/** The words a note is on, where they cannot be seen beside it: in a sheet, on another level, or nowhere any more. */
function Place({
  place,
  standing,
  level,
  hasQuote,
}: { place: NotePlace | null; standing: Standing | null } & Pick<Props, 'level' | 'hasQuote'>) {
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
