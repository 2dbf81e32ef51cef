'use client'

import { useTranslations } from 'use-intl'
import { useLater } from '#components/ui/use-later.ts'
import type { NoteView, ReplyView } from '#domain/notes/view.ts'
import type { Said } from './browser-note-requests.ts'
import { keepFocus } from './keep-focus.ts'
import styles from './thread.module.css'
import type { Talk } from './use-talk.ts'

const loadBody = () => import('./more-acts-body.tsx')

export type MoreActsProps = {
  said: Said
  of: Pick<NoteView & ReplyView, 'isOwn' | 'version' | 'hiding' | 'report'>
  /** What tells it from the others when it is spoken of. */
  words: string
  talk: Talk
}

/** What is seldom done with a note or reply: looking up what it said before, reporting it, hiding it. Fetched when it is opened. */
export function MoreActs(props: MoreActsProps) {
  const { said, of, words, talk } = props
  const t = useTranslations('reader.more')
  const common = useTranslations('common')
  const body = useLater(loadBody)
  const isNote = said.replyId === null
  const mayReport = !of.isOwn && !talk.settings.isTeaching
  if (!(mayReport || talk.settings.isTeaching || of.version > 1)) return null
  return (
    // A press would otherwise make this the note that is worked on, which moves it from under the pointer.
    <details className={styles.more} onMouseDown={keepFocus} onToggle={body.ask}>
      <summary aria-label={t(isNote ? 'showNote' : 'showReply', { words })}>
        {t(isNote ? 'showOfNote' : 'show')}
      </summary>
      {body.part === null ? null : <body.part.MoreActsBody {...props} />}
      {body.hasFailed ? <p role="alert">{common('failure.offline')}</p> : null}
    </details>
  )
}
