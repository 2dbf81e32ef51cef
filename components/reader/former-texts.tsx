'use client'

import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { FormerText } from '#domain/notes/view.ts'
import { type Answer, fetchFormer, type Said } from './browser-note-requests.ts'
import styles from './thread.module.css'
import { useFailureText } from './use-failure-text.ts'

type Props = { said: Said; words: string; version: number }

/** What a note or reply said before its edits; asked for when it is opened. */
export function FormerTexts({ said, words, version }: Props) {
  const t = useTranslations('reader.more')
  const [answer, setAnswer] = useState<Answer<FormerText[]> | null>(null)
  return (
    <details
      // Opened again after another edit, it asks again.
      key={version}
      className={styles.former}
      onToggle={(event) => {
        if (event.currentTarget.open) void fetchFormer(said).then(setAnswer)
      }}
    >
      <summary aria-label={t('formerOf', { words })}>{t('former')}</summary>
      {answer === null ? <p>{t('loading')}</p> : <Former answer={answer} />}
    </details>
  )
}

function Former({ answer }: { answer: Answer<FormerText[]> }) {
  const t = useTranslations('reader.more')
  const audiences = useTranslations('reader.audiences')
  const format = useFormatter()
  const failureText = useFailureText()
  if (!answer.ok) return <p>{t('formerFailed', { reason: failureText(answer.failure) })}</p>
  if (answer.value.length === 0) return <p>{t('formerNone')}</p>
  return (
    <ol className={styles.formerList}>
      {answer.value.map(({ version, body, audience, writtenAt }) => {
        const time = format.dateTime(new Date(writtenAt), { dateStyle: 'medium', timeStyle: 'short' })
        return (
          <li key={version}>
            <p className={styles.hint}>
              {audience === null
                ? t('formerEntry', { version, time })
                : t('formerFor', { version, time, audience: audiences(audience) })}
            </p>
            <p className={styles.body} dir="auto">
              {body}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
