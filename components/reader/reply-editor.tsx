'use client'

import { type FormEvent, type KeyboardEvent, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { noteMaxLength } from '#domain/notes/limits.ts'
import { keepFocus } from './keep-focus.ts'
import type { ReplyDraft } from './reply-draft.ts'
import { Theirs } from './theirs.tsx'
import styles from './thread.module.css'
import { useFailureText } from './use-failure-text.ts'
import type { ReaderState } from './use-reader.ts'

/** Writes or changes one reply. What is typed is kept by the caller with every letter. */
export function ReplyEditor({ draft, words, reader }: { draft: ReplyDraft; words: string; reader: ReaderState }) {
  const t = useTranslations('reader')
  const failureText = useFailureText()
  const field = useRef<HTMLTextAreaElement>(null)
  const { talk } = reader.notes

  function send(event?: FormEvent) {
    event?.preventDefault()
    if (draft.body.trim() === '') field.current?.focus()
    else reader.submitReply(draft)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.preventDefault()
      reader.discardReply(draft)
    }
  }
  return (
    <form
      className={styles.editor}
      onSubmit={send}
      onKeyDown={onKeyDown}
      onMouseDown={keepFocus}
      aria-label={t('thread.yoursTo', { words })}
    >
      {draft.failure === null ? null : <p className={styles.failure}>{failureText(draft.failure)}</p>}
      <Theirs words={draft.theirs} />
      {draft.quote === null ? null : (
        <figure className={styles.quoting}>
          <figcaption>{t('thread.quoting')}</figcaption>
          <blockquote className={styles.quote} dir="auto">
            {draft.quote}
          </blockquote>
          {draft.version === null ? (
            <Button kind="quiet" onClick={() => talk.changeReply(draft.id, { quote: null })}>
              {t('thread.dropQuote')}
            </Button>
          ) : null}
        </figure>
      )}
      <label>
        <span>{t('thread.yours')}</span>
        <textarea
          ref={field}
          id={`write-${draft.id}`}
          dir="auto"
          rows={2}
          maxLength={noteMaxLength}
          value={draft.body}
          onChange={(event) => talk.changeReply(draft.id, { body: event.target.value })}
        />
      </label>
      <div className={styles.buttons}>
        <Button kind="primary" type="submit">
          {t('thread.send')}
        </Button>
        <Button kind="quiet" onClick={() => reader.discardReply(draft)}>
          {t('editor.cancel')}
        </Button>
      </div>
    </form>
  )
}
