'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { NoteView, ReplyView } from '#domain/notes/view.ts'
import { Act } from './act.tsx'
import type { Said } from './browser-note-requests.ts'
import { FormerTexts } from './former-texts.tsx'
import { keepFocus } from './keep-focus.ts'
import { ReasonForm } from './reason-form.tsx'
import styles from './thread.module.css'
import type { Talk } from './use-talk.ts'

type Props = {
  said: Said
  of: Pick<NoteView & ReplyView, 'isOwn' | 'version' | 'hiding' | 'report'>
  /** What tells it from the others when it is spoken of. */
  words: string
  talk: Talk
}

/** What is seldom done with a note or reply: looking up what it said before, reporting it, hiding it. */
export function MoreActs({ said, of, words, talk }: Props) {
  const t = useTranslations('reader.more')
  const mayReport = !of.isOwn && !talk.settings.isTeaching
  const mayHide = talk.settings.isTeaching
  const wasEdited = of.version > 1
  const isNote = said.replyId === null
  if (!(mayReport || mayHide || wasEdited)) return null
  return (
    // A press would otherwise make this the note that is worked on, which moves it from under the pointer.
    <details className={styles.more} onMouseDown={keepFocus}>
      <summary aria-label={t(isNote ? 'showNote' : 'showReply', { words })}>
        {t(isNote ? 'showOfNote' : 'show')}
      </summary>
      {wasEdited ? <FormerTexts said={said} words={words} version={of.version} /> : null}
      {mayReport ? <Report said={said} of={of} words={words} talk={talk} /> : null}
      {mayHide ? <Hide said={said} of={of} words={words} talk={talk} /> : null}
    </details>
  )
}

function Report({ said, of, words, talk }: Props) {
  const t = useTranslations('reader.more')
  const [isOpen, setOpen] = useState(false)
  if (of.report !== null) return <p>{t(of.report)}</p>
  if (!isOpen) {
    return (
      <p className={styles.acts}>
        <Act act={() => setOpen(true)} label={t('reportThis', { words })}>
          {t('report')}
        </Act>
      </p>
    )
  }
  return (
    <ReasonForm
      label={t('reportWhy')}
      hint={t('reportHint')}
      button={t('reportSend')}
      isNeeded={false}
      cancel={() => setOpen(false)}
      send={(reason) => {
        setOpen(false)
        talk.report(said, reason)
      }}
    />
  )
}

function Hide({ said, of, words, talk }: Props) {
  const t = useTranslations('reader.more')
  const [isOpen, setOpen] = useState(false)
  const { hiding } = of
  if (isOpen && hiding === null) {
    return (
      <ReasonForm
        label={t('hideWhy')}
        hint={t('hideHint')}
        button={t('hideSend')}
        isNeeded
        cancel={() => setOpen(false)}
        send={(reason) => {
          setOpen(false)
          talk.hide(said, null, reason)
        }}
      />
    )
  }
  return (
    <p className={styles.acts}>
      {hiding === null ? (
        <Act act={() => setOpen(true)} label={t('hideThis', { words })}>
          {t('hide')}
        </Act>
      ) : (
        <Act act={() => talk.hide(said, hiding, null)} label={t('showAgainThis', { words })}>
          {t('showAgain')}
        </Act>
      )}
    </p>
  )
}
