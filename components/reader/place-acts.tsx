'use client'

import { useTranslations } from 'use-intl'
import type { NoteView } from '#domain/notes/view.ts'
import styles from './note-card.module.css'
import { NoteHistory } from './note-history.tsx'
import { shorten } from './shorten.ts'
import type { ReaderState } from './use-reader.ts'

/** What the author of a note may do about its place once the text has changed: put it back, take that back, look it up. */
export function PlaceActs({ note, reader }: { note: NoteView; reader: ReaderState }) {
  const { standing } = note
  if (!note.isOwn || standing === null || standing.status === 'exact') return null
  const words = shorten(note.body || standing.quote)
  return (
    // A press would otherwise make this the note that is worked on, which moves it from under the pointer.
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps a press from moving the focus; it does nothing else
    <div onMouseDown={(event) => event.preventDefault()}>
      {note.place === null ? <PutBack note={note} words={words} reader={reader} /> : null}
      {standing.status === 'reattached' ? <TakeOff note={note} reader={reader} /> : null}
      <NoteHistory note={note} words={words} />
    </div>
  )
}

function PutBack({ note, words, reader }: { note: NoteView; words: string; reader: ReaderState }) {
  const t = useTranslations('reader.putBack')
  const { homeless, setHomeless, notes } = reader
  if (homeless?.id !== note.id) {
    return (
      <p className={styles.placeActs}>
        <button
          type="button"
          aria-label={t('startThis', { words })}
          onClick={() => {
            setHomeless(note)
            notes.say(t('choose'))
          }}
        >
          {t('start')}
        </button>
      </p>
    )
  }
  return (
    <div className={styles.placeActs}>
      <p>
        <strong>{t('waiting')}.</strong> {t('choose')}
      </p>
      <button type="button" onClick={() => setHomeless(null)}>
        {t('cancel')}
      </button>
    </div>
  )
}

function TakeOff({ note, reader }: { note: NoteView; reader: ReaderState }) {
  const t = useTranslations('reader.putBack')
  return (
    <p className={styles.placeActs}>
      <button type="button" onClick={() => reader.notes.takeOff(note)}>
        {t('undo')}
      </button>
    </p>
  )
}
