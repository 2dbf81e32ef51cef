import { type AnnotationKind, annotationKinds } from '#domain/notes/schema.ts'
import type { OwnNotesOfText, OwnNoteView } from '#domain/notes/view.ts'
import { translator } from '#messages/translator.ts'
import styles from './own-notes.module.css'

/** All my notes, grouped by text, with a filter by kind that works without JavaScript. */
export function OwnNotes({ texts, kind }: { texts: readonly OwnNotesOfText[]; kind: AnnotationKind | null }) {
  const t = translator('notes')
  const shown = texts
    .map((text) => ({ ...text, notes: text.notes.filter((note) => kind === null || note.kind === kind) }))
    .filter((text) => text.notes.length > 0)
  return (
    <>
      <h1>{t('title')}</h1>
      {texts.length === 0 ? <p>{t('none')}</p> : <KindFilter kind={kind} />}
      {texts.length > 0 && shown.length === 0 ? <p>{t('noneOfKind')}</p> : null}
      {shown.map((text) => (
        <section key={text.assignmentId} aria-labelledby={`text-${text.assignmentId}`} className={styles.text}>
          <h2 id={`text-${text.assignmentId}`} dir="auto">
            <a href={`/read/${text.assignmentId}`}>{text.title}</a>
          </h2>
          <p className={styles.facts}>
            {text.className} · {t('count', { count: text.notes.length })}
          </p>
          <ul className={styles.notes}>
            {text.notes.map((note) => (
              <Note key={note.id} note={note} assignmentId={text.assignmentId} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function KindFilter({ kind }: { kind: AnnotationKind | null }) {
  const t = translator('notes')
  const choices = [null, ...annotationKinds]
  return (
    <nav aria-label={t('filter')} className={styles.filter}>
      {choices.map((choice) => (
        <a
          key={choice ?? 'all'}
          href={choice === null ? '/notes' : `/notes?kind=${choice}`}
          aria-current={choice === kind ? 'true' : undefined}
        >
          {choice === null ? t('all') : t(`kindsMany.${choice}`)}
        </a>
      ))}
    </nav>
  )
}

function Note({ note, assignmentId }: { note: OwnNoteView; assignmentId: string }) {
  const t = translator('notes')
  const { place } = note
  const level = place?.level === 'plain' ? '?level=plain' : ''
  return (
    <li data-kind={note.kind}>
      <p className={styles.facts}>
        <strong>{t(`kinds.${note.kind}`)}</strong> · {t(`audiences.${note.audience}`)}
      </p>
      {place === null ? (
        <>
          <p className={styles.facts}>{t('noPlace')}</p>
          {note.standing === null ? null : (
            <blockquote dir="auto">
              <q>{note.standing.quote}</q>
            </blockquote>
          )}
        </>
      ) : (
        <blockquote dir="auto">
          <q>{place.quote}</q>
        </blockquote>
      )}
      {note.body ? (
        <p className={styles.body} dir="auto">
          {note.body}
        </p>
      ) : null}
      <a
        href={`/read/${assignmentId}${level}#note-${note.id}`}
        aria-label={t('toPassageOf', { words: (note.body || place?.quote || note.standing?.quote || '').slice(0, 60) })}
      >
        {place === null ? t('toText') : t('toPassage')}
      </a>
    </li>
  )
}
