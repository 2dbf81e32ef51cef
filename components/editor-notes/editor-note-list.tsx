'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/library/terms.module.css'
import { takeFocus } from '#components/ui/browser-take-focus.ts'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { EditorNoteView } from '#domain/notes/view.ts'
import type { EditorNoteListAction } from './editor-note-state.ts'
import own from './editor-notes.module.css'

type Props = {
  articleId: string
  notes: readonly EditorNoteView[]
  /** Paragraph numbers by level and block id. */
  numbers: Readonly<Record<string, number>>
  change: EditorNoteListAction
}

/** The notes of an article in the order of the text: to edit, and to delete with a way back. */
export function EditorNoteList({ articleId, notes, numbers, change }: Props) {
  const t = useTranslations('editorNotes')
  const common = useTranslations('common')
  const [state, send] = useActionState(change, idleForm())
  return (
    <section id="notes" className={styles.listSection} aria-labelledby="notes-title">
      <h2 id="notes-title">{t('list', { count: notes.length })}</h2>
      <div role="status">
        {state.status === 'failed' ? <FailureNotice error={state.error} /> : null}
        {state.status === 'done' ? (
          // The note that had the focus is gone: it moves to what can be done now.
          <div key={`${state.value.kind} ${state.value.id}`} tabIndex={-1} ref={takeFocus}>
            <Notice kind="good">
              <form action={send} className={styles.row}>
                <span>{t(state.value.kind)}</span>
                {state.value.kind === 'removed' ? (
                  <>
                    <input type="hidden" name="intent" value="restore" />
                    <input type="hidden" name="id" value={state.value.id} />
                    <SubmitButton kind="plain">{common('undo')}</SubmitButton>
                  </>
                ) : null}
              </form>
            </Notice>
          </div>
        ) : null}
      </div>
      {notes.length === 0 ? <p className={styles.hint}>{t('listEmpty')}</p> : null}
      <ul className={`${styles.list} ${own.list}`}>
        {notes.map((note) => (
          <NoteEntry key={note.id} articleId={articleId} note={note} numbers={numbers} send={send} />
        ))}
      </ul>
    </section>
  )
}

type EntryProps = Pick<Props, 'articleId' | 'numbers'> & { note: EditorNoteView; send: (form: FormData) => void }

function NoteEntry({ articleId, note, numbers, send }: EntryProps) {
  const t = useTranslations('editorNotes')
  const common = useTranslations('common')
  const { place, standing, correction } = note
  const number = place === null ? undefined : numbers[`${place.level} ${place.blockId}`]
  const quote = place?.quote ?? standing?.quote ?? ''
  const words = (note.body || correction?.says || quote).slice(0, 60)
  return (
    <li>
      <h3>{t(`kinds.${note.kind}`)}</h3>
      <p className={styles.hint}>
        {place === null ? t('noPlace') : number === undefined ? t('elsewhere') : t('inParagraph', { number })}
      </p>
      <p className={own.passage}>
        <q dir="auto">{quote.length > 120 ? `${quote.slice(0, 120)} …` : quote}</q>
      </p>
      {correction === null ? null : (
        <dl>
          {(['says', 'shouldSay', 'basis'] as const).map((part) => (
            <div key={part}>
              <dt>{t(`fields.${part}`)}</dt>
              <dd dir="auto">{correction[part]}</dd>
            </div>
          ))}
        </dl>
      )}
      {note.body === '' ? null : (
        <p className={own.words} dir="auto">
          {note.body}
        </p>
      )}
      <div className={styles.row}>
        <Link
          href={`/articles/${articleId}/notes?note=${note.id}#note-form`}
          prefetch={false}
          aria-label={t('editOne', { words })}
        >
          {common('edit')}
        </Link>
        <form action={send}>
          <input type="hidden" name="id" value={note.id} />
          <SubmitButton kind="quiet" label={t('removeOne', { words })}>
            {common('delete')}
          </SubmitButton>
        </form>
      </div>
    </li>
  )
}
