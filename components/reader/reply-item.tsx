'use client'

import { useTranslations } from 'use-intl'
import type { NoteView, ReplyView } from '#domain/notes/view.ts'
import { Act } from './act.tsx'
import { MoreActs } from './more-acts.tsx'
import { HiddenNotice } from './note-card.tsx'
import type { ReplyDraft } from './reply-draft.ts'
import { ReplyEditor } from './reply-editor.tsx'
import { shorten } from './shorten.ts'
import styles from './thread.module.css'
import type { ReaderState } from './use-reader.ts'

type Props = {
  note: NoteView
  reply: ReplyView
  /** Its author's changes, while they are being written. */
  draft: ReplyDraft | null
  reader: ReaderState
}

/** One reply: who wrote it, what it quotes, its words, and what may be done with it. */
export function ReplyItem({ note, reply, draft, reader }: Props) {
  const t = useTranslations('reader')
  const { talk } = reader.notes
  const words = shorten(reply.body)
  if (draft !== null) return <ReplyEditor draft={draft} words={words} reader={reader} />
  const author = reply.isByTeacher ? t('byTeacher', { name: reply.authorName }) : reply.authorName
  return (
    <div id={`reply-${reply.id}`} tabIndex={-1} className={styles.reply}>
      <p className={styles.who}>
        <strong>{reply.isOwn ? t('you') : author}</strong>
      </p>
      <HiddenNotice note={reply} />
      {reply.quote === null ? null : (
        <blockquote className={styles.quote} dir="auto">
          {reply.quote}
        </blockquote>
      )}
      <p className={styles.body} dir="auto">
        {reply.body}
      </p>
      <p className={styles.acts}>
        <Act act={() => reader.startReply(note.id, reply.body)} label={t('thread.quoteThis', { words })}>
          {t('thread.quote')}
        </Act>
        {reply.isOwn ? (
          <>
            <Act act={() => reader.startReplyEdit(note.id, reply)} label={t('thread.editThis', { words })}>
              {t('edit')}
            </Act>
            <Act act={() => reader.removeReply(note.id, reply)} label={t('thread.deleteThis', { words })}>
              {t('delete')}
            </Act>
          </>
        ) : null}
      </p>
      <MoreActs said={{ noteId: note.id, replyId: reply.id }} of={reply} words={words} talk={talk} />
    </div>
  )
}
