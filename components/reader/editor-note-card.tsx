'use client'

import { useTranslations } from 'use-intl'
import type { Correction } from '#domain/notes/editor-note.ts'
import type { EditorNoteView } from '#domain/notes/view.ts'
import styles from './note-card.module.css'
import { type NoteCardProps, PassageButton, Place } from './note-card.tsx'

/** A note of the article's teacher: set apart, its kind in words. */
export function EditorNoteCard({
  note,
  level,
  isActive,
  hasQuote,
  toPassage,
}: { note: EditorNoteView } & Pick<NoteCardProps, 'level' | 'isActive' | 'hasQuote' | 'toPassage'>) {
  const t = useTranslations('reader')
  return (
    <article id={`note-${note.id}`} tabIndex={-1} className={styles.card} data-kind="editor" data-active={isActive}>
      <p className={styles.who}>
        <strong>{note.authorName ?? t('teacher')}</strong>
        <span className={styles.kind}>{t(`editorKinds.${note.kind}`)}</span>
      </p>
      <Place place={note.place} standing={note.standing} level={level} hasQuote={hasQuote} />
      {note.correction === null ? null : <CorrectionParts correction={note.correction} />}
      {note.body === '' ? null : (
        <p className={styles.body} dir="auto">
          {note.body}
        </p>
      )}
      {note.place ? (
        <p className={styles.acts}>
          <PassageButton place={note.place} toPassage={toPassage} />
        </p>
      ) : null}
    </article>
  )
}

/** What the copy says, what it should say, and on what basis. */
function CorrectionParts({ correction }: { correction: Correction }) {
  const t = useTranslations('reader.correction')
  return (
    <dl className={styles.correction}>
      {(['says', 'shouldSay', 'basis'] as const).map((part) => (
        <div key={part}>
          <dt>{t(part)}</dt>
          <dd dir="auto">{correction[part]}</dd>
        </div>
      ))}
    </dl>
  )
}
