'use client'

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import styles from './note-sheet.module.css'

type Props = { title: string; close: () => void; children: ReactNode }

/** What a narrow window opens from below: the notes of a paragraph, or the editor of one. */
export function NoteSheet({ title, close, children }: Props) {
  const t = useTranslations('common')
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // A dialog becomes modal only by its method, which moves the focus: so before the editor inside it takes the focus.
  useLayoutEffect(() => dialog.current?.showModal(), [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: pressing beside the sheet; the keyboard has Escape and the button
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby={id}
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close()
      }}
    >
      <div className={styles.inside}>
        <header className={styles.head}>
          <h2 id={id}>{title}</h2>
          <button type="button" onClick={close}>
            {t('close')}
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
