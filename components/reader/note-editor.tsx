'use client'

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { audienceChange } from '#domain/notes/audiences.ts'
import { noteMaxLength } from '#domain/notes/limits.ts'
import type { GroupName, NoteView } from '#domain/notes/view.ts'
import type { Draft } from './draft.ts'
import styles from './note-editor.module.css'
import { SharingFields } from './sharing-fields.tsx'
import { type Asked, SharingQuestion } from './sharing-question.tsx'
import { shorten } from './shorten.ts'
import { Theirs } from './theirs.tsx'

type Props = {
  draft: Draft
  /** The note as it stands, which the draft changes; null for a new one. */
  stored: NoteView | null
  /** Those that the writer may write for. */
  groups: readonly GroupName[]
  change: (change: Partial<Draft>) => void
  submit: (draft: Draft) => void
  discard: (draft: Draft) => void
}

/** Writes or changes one note: its words, and who sees it. What is typed is kept by the caller with every letter. */
export function NoteEditor({ draft, stored, groups, change, submit, discard }: Props) {
  const t = useTranslations('reader')
  const form = useRef<HTMLFormElement>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  // Focus goes to the first field when the editor opens; without it a keyboard would be left at the toolbar that is gone.
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea, input:checked')?.focus(), [])
  const hasWords = draft.kind !== 'highlight'
  const isBlank = draft.body.trim() === '' && (draft.kind === 'note' || draft.kind === 'question')

  function save(event?: FormEvent) {
    event?.preventDefault()
    const question = askedOf(stored, draft)
    if (isBlank) form.current?.querySelector('textarea')?.focus()
    else if (question !== null) setAsked(question)
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
      <Theirs words={draft.theirs} />
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
      <SharingFields
        draft={draft}
        groups={groups}
        change={(choice) => {
          setAsked(null)
          change(choice)
        }}
      />
      {asked === null ? (
        <div className={styles.acts}>
          <Button kind="primary" type="submit">
            {t('editor.save')}
          </Button>
          <Button kind="quiet" onClick={() => discard(draft)}>
            {t('editor.cancel')}
          </Button>
        </div>
      ) : (
        <SharingQuestion
          asked={asked}
          yes={() => submit({ ...draft, repliesTold: asked.replies })}
          no={() => {
            setAsked(null)
            if (stored !== null) change({ audience: stored.audience, group: stored.group })
          }}
        />
      )}
    </form>
  )
}

/** What is to be asked before a note with replies by others gets another audience; null for nothing. */
function askedOf(stored: NoteView | null, draft: Draft): Asked | null {
  if (stored === null) return null
  const replies = stored.replies.filter(({ isOwn }) => !isOwn).length
  const change = audienceChange(sharingOf(stored), sharingOf(draft))
  return replies === 0 || change === 'same' ? null : { replies, change }
}

function sharingOf({ audience, group }: Pick<Draft, 'audience' | 'group'>) {
  return { audience, groupId: group?.id ?? null }
}
