import { DownloadLink } from '#components/ui/button.tsx'
import { type NoteFilter, noteQuery } from '#domain/notes/note-filter.ts'
import { excerptOf, searchWords } from '#domain/notes/search-words.ts'
import type { OwnNotesOfText, OwnNoteView } from '#domain/notes/view.ts'
import { translator } from '#messages/translator.ts'
import { FoundWords } from './found-words.tsx'
import { type NoteChoices, NoteFinder } from './note-finder.tsx'
import list from './note-list.module.css'
import { notesFormats } from './notes-file.ts'
import styles from './own-notes.module.css'
import { PageLinks } from './page-links.tsx'

/** How much of a passage and of a note the list shows, in UTF-16 units; the rest is a press away. */
const quoteLength = 400
const bodyLength = 2_000

type Props = {
  texts: readonly OwnNotesOfText[]
  found: number
  page: number
  pages: number
  choices: NoteChoices
  filter: NoteFilter
  isStudent: boolean
}

/** One's own notes as far as the filter finds them, by text, a page at a time. */
export function OwnNotes({ texts, found, page, pages, choices, filter, isStudent }: Props) {
  const t = translator('notes')
  const words = searchWords(filter.q)
  if (choices.texts.length === 0) {
    return (
      <>
        <h1>{t('title')}</h1>
        <p>{t('none')}</p>
        {isStudent ? <SeenLink /> : null}
      </>
    )
  }
  return (
    <>
      <h1>{t('title')}</h1>
      <NoteFinder filter={filter} choices={choices} />
      <p className={styles.found} role="status">
        {found === 0 ? t('foundNone') : t(pages === 1 ? 'found' : 'foundPages', { count: found, page, pages })}
      </p>
      {found === 0 ? <p>{t('foundNoneHint')}</p> : null}
      {texts.map((text) => (
        <section key={text.assignmentId} aria-labelledby={`text-${text.assignmentId}`} className={styles.text}>
          <h2 id={`text-${text.assignmentId}`} dir="auto">
            <a href={`/read/${text.assignmentId}`}>{text.title}</a>
          </h2>
          <p className={list.facts}>
            {text.className} ·{' '}
            {text.notes.length === text.found
              ? t('count', { count: text.found })
              : t('countOnPage', { shown: text.notes.length, count: text.found })}
          </p>
          <ul className={list.notes}>
            {text.notes.map((note) => (
              <Note key={note.id} note={note} assignmentId={text.assignmentId} words={words} />
            ))}
          </ul>
        </section>
      ))}
      <PageLinks page={page} pages={pages} hrefOf={(number) => noteQuery('/notes', { ...filter, page: number })} />
      {found === 0 ? null : <TakeAway filter={filter} found={found} />}
      {isStudent ? <SeenLink /> : null}
    </>
  )
}

function TakeAway({ filter, found }: { filter: NoteFilter; found: number }) {
  const t = translator('notes')
  return (
    <section className={styles.take} aria-labelledby="take-notes">
      <h2 id="take-notes">{t('take.title')}</h2>
      <p>{t('take.hint', { count: found })}</p>
      <p className={styles.files}>
        {notesFormats.map((format) => (
          <DownloadLink key={format} href={noteQuery('/notes/export', { ...filter, page: 1 }, { format })}>
            {t(`take.${format}`)}
          </DownloadLink>
        ))}
      </p>
    </section>
  )
}

function SeenLink() {
  return (
    <p>
      <a href="/notes/seen">{translator('notes')('seen.link')}</a>
    </p>
  )
}

type NoteProps = { note: OwnNoteView; assignmentId: string; words: readonly string[] }

function Note({ note, assignmentId, words }: NoteProps) {
  const t = translator('notes')
  const { place } = note
  const level = place?.level === 'plain' ? '?level=plain' : ''
  const quote = place?.quote ?? note.standing?.quote ?? null
  const states = [
    ...(note.isAnswered ? [t('class.answered')] : []),
    ...(note.hiding === null ? [] : [t('hidden', { reason: note.hiding.reason || t('hiddenNoReason') })]),
  ]
  return (
    <li data-kind={note.kind}>
      <p className={list.facts}>
        <strong>{t(`kinds.${note.kind}`)}</strong> · {t(`audiences.${note.audience}`)}
      </p>
      {place === null ? <p className={list.facts}>{t('noPlace')}</p> : null}
      {quote === null ? null : (
        <blockquote dir="auto">
          <q>
            <FoundWords text={excerptOf(quote, words, quoteLength)} words={words} />
          </q>
        </blockquote>
      )}
      {note.body ? (
        <p className={list.body} dir="auto">
          <FoundWords text={excerptOf(note.body, words, bodyLength)} words={words} />
        </p>
      ) : null}
      {states.length === 0 ? null : (
        <p className={list.states} dir="auto">
          {states.join(' · ')}
        </p>
      )}
      <a
        href={`/read/${assignmentId}${level}#note-${note.id}`}
        aria-label={t('toPassageOf', { words: (note.body || quote || '').slice(0, 60) })}
      >
        {place === null ? t('toText') : t('toPassage')}
      </a>
    </li>
  )
}
