'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import styles from './toast.module.css'
import type { Toast as Message } from './use-notes.ts'

/** A message with its undo; stays until it is closed or the next one comes. It is read out by the page's one status. */
export function Toast({ message, dismiss }: { message: Message; dismiss: () => void }) {
  const t = useTranslations('reader')
  return (
    <div className={styles.toast}>
      <p>{message.text}</p>
      {message.undo ? (
        <Button id="toast" onClick={message.undo}>
          {t('undo')}
        </Button>
      ) : null}
      <Button kind="quiet" onClick={dismiss} aria-label={t('dismiss')}>
        <span aria-hidden="true">✕</span>
      </Button>
    </div>
  )
}
