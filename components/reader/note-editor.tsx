'use client'

import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { noteMaxLength } from '#domain/notes/limits.ts'
import type { Audience } from '#domain/notes/schema.ts'
import type { Draft } from './draft.ts'
import styles from './note-editor.module.css'
import { shorten } from './shorten.ts'

const audiences: readonly Audience[] = ['me', 'teacher', 'class']

type Props = {
  draft: Draft
  change: (change: Partial<Draft>) => void
  submit: (draft: Draft) => void
  discard: (draft: Draft) => void
}

/** Writes or changes one note: its words, and who sees it. What is typed is kept by the caller with every letter. */
export function NoteEditor({ draft, change, submit, discard }: Props) {
  const t = useTranslations('reader')
  const form = useRef<HTMLFormElement>(null)
  // Focus goes to the first field when the editor opens; without it a keyboard would be left at the toolbar that is gone.
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea, input:checked')?.focus(), [])
  const hasWords = draft.kind !== 'highlight'
  const isBlank = draft.body.trim() === '' && (draft.kind === 'note' || draft.kind === 'question')

  function save(event?: FormEvent) {
    event?.preventDefault()
    if (isBlank) form.current?.querySelector('textarea')?.focus()
    else submit(draft)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
    if (event.key === 'Escape') {
      event.stopPropagation()
      event.preventDefault()
      discard(draft)
    }
  }
  return (
    <form
      ref={form}
      className={styles.editor}
      onSubmit={save}
      onKeyDown={onKeyDown}
      aria-label={t(`editor.${draft.kind}`)}
    >
      <p className={styles.quote} dir="auto">
        <q>{shorten(draft.span.quote)}</q>
      </p>
      {draft.theirs === null ? null : (
        <div className={styles.theirs} role="note">
          <p>{t('editor.conflict')}</p>
          <blockquote dir="auto">{draft.theirs}</blockquote>
          <p>{t('editor.conflictHint')}</p>
        </div>
      )}
      {hasWords ? (
        <label className={styles.words}>
          <span>{t(`editor.${draft.kind}`)}</span>
          <textarea
            dir="auto"
            rows={4}
            maxLength={noteMaxLength}
            value={draft.body}
            onChange={(event) => change({ body: event.target.value })}
          />
        </label>
      ) : null}
      <fieldset className={styles.audience}>
        <legend>{t('audienceLabel')}</legend>
        {audiences.map((audience) => (
          <label key={audience}>
            <input
              type="radio"
              name={`audience-${draft.id}`}
              checked={draft.audience === audience}
              onChange={() => change({ audience })}
            />
            {t(`audiences.${audience}`)}
          </label>
        ))}
      </fieldset>
      <div className={styles.acts}>
        <Button kind="primary" type="submit">
          {t('editor.save')}
        </Button>
        <Button kind="quiet" onClick={() => discard(draft)}>
          {t('editor.cancel')}
        </Button>
      </div>
    </form>
  )
}
