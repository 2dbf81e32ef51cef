'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import type { Draft } from './draft.ts'
import styles from './note-editor.module.css'
import { shorten } from './shorten.ts'
import { useFailureText } from './use-failure-text.ts'

type Props = {
  draft: Draft
  open: (draft: Draft) => void
  submit: (draft: Draft) => void
  discard: (draft: Draft) => void
}

/** Words that the server does not have yet: left unfinished, or refused with a reason. */
export function UnsavedCard({ draft, open, submit, discard }: Props) {
  const t = useTranslations('reader')
  const failureText = useFailureText()
  return (
    <article className={styles.editor} aria-label={t('unsaved.title')}>
      <p>
        <strong>{t('unsaved.title')}</strong>
      </p>
      {draft.failure ? <p>{failureText(draft.failure)}</p> : null}
      <p dir="auto">{shorten(draft.body)}</p>
      <div className={styles.acts}>
        {draft.state === 'failed' ? <Button onClick={() => submit(draft)}>{t('unsaved.again')}</Button> : null}
        <Button onClick={() => open(draft)}>{t('unsaved.goOn')}</Button>
        <Button kind="quiet" onClick={() => discard(draft)}>
          {t('unsaved.discard')}
        </Button>
      </div>
    </article>
  )
}
