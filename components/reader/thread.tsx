'use client'

import { useTranslations } from 'use-intl'
import type { NoteView, ReplyView } from '#domain/notes/view.ts'
import { Act } from './act.tsx'
import { MoreActs } from './more-acts.tsx'
import { wordsOf } from './note-card.tsx'
import { ReplyEditor } from './reply-editor.tsx'
import { ReplyItem } from './reply-item.tsx'
import styles from './thread.module.css'
import type { ReaderState } from './use-reader.ts'

type Props = { note: NoteView; reader: ReaderState }

/** What is said about a note: how many replies there are, whether a question is answered, the replies, and one's own in writing. */
export function Thread({ note, reader }: Props) {
  const { talk } = reader.notes
  const drafts = talk.drafts.filter(({ noteId, state }) => noteId === note.id && state !== 'sending')
  const fresh = drafts.find(({ version }) => version === null)
  const words = wordsOf(note)
  const t = useTranslations('reader.thread')
  return (
    <>
      <Summary note={note} isWriting={drafts.length > 0} />
      <div className={styles.thread} data-thread>
        {note.replies.length > 0 ? (
          <ol className={styles.replies} aria-label={t('label', { words })}>
            {note.replies.map((reply) => (
              <li key={reply.id}>
                <ReplyItem
                  note={note}
                  reply={reply}
                  draft={drafts.find(({ id }) => id === reply.id) ?? null}
                  reader={reader}
                />
              </li>
            ))}
          </ol>
        ) : null}
        {fresh ? <ReplyEditor draft={fresh} words={words} reader={reader} /> : null}
        <Answered note={note} words={words} reader={reader} />
        <MoreActs said={{ noteId: note.id, replyId: null }} of={note} words={words} talk={talk} />
      </div>
    </>
  )
}

/** What stands on the card while the thread is folded away. */
function Summary({ note, isWriting }: { note: NoteView; isWriting: boolean }) {
  const t = useTranslations('reader.thread')
  const count = note.replies.length
  const parts = [
    ...(count > 0 ? [t('count', { count })] : []),
    ...(note.kind === 'question' ? [t(note.isAnswered ? 'answered' : 'open')] : []),
    ...(isWriting ? [t('unsaved')] : []),
  ]
  return parts.length === 0 ? null : (
    <p className={styles.summary} data-thread-summary={note.kind === 'question' ? 'state' : 'counted'}>
      {parts.join(' · ')}
    </p>
  )
}

/** One press by which the author or a teacher says that a question is answered, once somebody else has replied. */
function Answered({ note, words, reader }: Props & { words: string }) {
  const t = useTranslations('reader.thread')
  const { talk } = reader.notes
  const maySay = note.isOwn || talk.settings.isTeaching
  const isAnswer = (reply: ReplyView) => !isByAuthor(note, reply) && reply.hiding === null
  const hasAnswer = note.isAnswered || note.replies.some(isAnswer)
  if (note.kind !== 'question' || !maySay || !hasAnswer) return null
  return (
    <p className={styles.acts}>
      <Act
        act={() => talk.setAnswered(note)}
        label={t(note.isAnswered ? 'markOpenThis' : 'markAnsweredThis', { words })}
      >
        {t(note.isAnswered ? 'markOpen' : 'markAnswered')}
      </Act>
    </p>
  )
}

/** Whether somebody answers themselves, as far as the names tell. */
function isByAuthor(note: NoteView, reply: ReplyView): boolean {
  return note.isOwn ? reply.isOwn : !reply.isOwn && reply.authorName === note.authorName
}
