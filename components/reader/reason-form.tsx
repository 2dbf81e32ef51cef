'use client'

import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { reasonMaxLength } from '#domain/notes/limits.ts'
import styles from './thread.module.css'

type Props = {
  label: string
  /** Who will read the reason. */
  hint: string
  button: string
  isNeeded: boolean
  send: (reason: string) => void
  cancel: () => void
}

/** Asks for a reason, in a few words. */
export function ReasonForm({ label, hint, button, isNeeded, send, cancel }: Props) {
  const t = useTranslations('reader')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  // The form takes the place of the button that opened it: the focus goes on to its field.
  useEffect(() => field.current?.focus(), [])
  function submit(event: FormEvent) {
    event.preventDefault()
    const reason = field.current?.value.trim() ?? ''
    if (isNeeded && reason === '') field.current?.focus()
    else send(reason)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    event.preventDefault()
    cancel()
  }
  return (
    <form className={styles.editor} onSubmit={submit} onKeyDown={onKeyDown} aria-label={button}>
      <label>
        <span>{label}</span>
        <textarea
          ref={field}
          rows={2}
          dir="auto"
          maxLength={reasonMaxLength}
          required={isNeeded}
          aria-describedby={id}
        />
      </label>
      <p id={id} className={styles.hint}>
        {hint}
      </p>
      <div className={styles.buttons}>
        <Button kind="primary" type="submit">
          {button}
        </Button>
        <Button kind="quiet" onClick={cancel}>
          {t('editor.cancel')}
        </Button>
      </div>
    </form>
  )
}
