'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import styles from './note-editor.module.css'
import type { ReaderState } from './use-reader.ts'

/** Replies that were begun to notes which are not here any more: their words are shown until they are discarded. */
export function LostReplies({ reader }: { reader: ReaderState }) {
  const t = useTranslations('reader')
  const { notes, talk } = reader.notes
  const lost = talk.drafts.filter(({ noteId }) => !notes.some(({ id }) => id === noteId))
  return lost.map((draft) => (
    <article key={draft.id} className={styles.editor} aria-label={t('unsaved.title')}>
      <p>
        <strong>{t('unsaved.title')}</strong>
      </p>
      <p>{t('thread.noteGone')}</p>
      <p className={styles.kept} dir="auto">
        {draft.body}
      </p>
      <div className={styles.acts}>
        <Button kind="quiet" onClick={() => reader.discardReply(draft)}>
          {t('unsaved.discard')}
        </Button>
      </div>
    </article>
  ))
}
