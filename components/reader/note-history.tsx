'use client'

import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { NotePast, NoteView } from '#domain/notes/view.ts'
import { type Answer, fetchNoteHistory } from './browser-note-requests.ts'
import styles from './note-card.module.css'
import { useFailureText } from './use-failure-text.ts'

/** What became of one's own note in each revision; asked for when it is opened. */
export function NoteHistory({ note, words }: { note: NoteView; words: string }) {
  const t = useTranslations('reader.history')
  const [answer, setAnswer] = useState<Answer<NotePast[]> | null>(null)
  return (
    <details
      className={styles.history}
      onToggle={(event) => {
        if (event.currentTarget.open) void fetchNoteHistory(note.id).then(setAnswer)
      }}
    >
      <summary aria-label={t('showThis', { words })}>{t('show')}</summary>
      {answer === null ? <p>{t('loading')}</p> : <Past answer={answer} />}
    </details>
  )
}

function Past({ answer }: { answer: Answer<NotePast[]> }) {
  const t = useTranslations('reader.history')
  const format = useFormatter()
  const failureText = useFailureText()
  if (!answer.ok) return <p>{t('failed', { reason: failureText(answer.failure) })}</p>
  return (
    <ol aria-label={t('title')}>
      {answer.value.map(({ number, publishedAt, status, quote }) => (
        <li key={number}>
          <span>{t('revision', { number, day: format.dateTime(new Date(publishedAt), { dateStyle: 'medium' }) })}</span>
          {': '}
          {t(`status.${status}`)}
          {status === 'orphan' || status === 'ambiguous' ? null : (
            <>
              {' '}
              <q dir="auto">{quote}</q>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}
