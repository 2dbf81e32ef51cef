'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import styles from './hand-in-dialog.module.css'
import { unsentByAttempt } from './queue/browser-answer-store.ts'

/** Signs a student out; while answers wait in this browser it asks first, and it sends them from any page. */
export function SignOutForm({ action }: { action: () => Promise<void> }) {
  const t = useTranslations('common')
  const unsent = useLeftovers()
  const dialog = useRef<HTMLDialogElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const isConfirmed = useRef(false)
  const title = useId()

  function confirm() {
    isConfirmed.current = true
    form.current?.requestSubmit()
  }
  return (
    <>
      <form
        ref={form}
        action={action}
        onSubmit={(event) => {
          if (unsent === 0 || isConfirmed.current) return
          event.preventDefault()
          dialog.current?.showModal()
        }}
      >
        <SubmitButton kind="quiet">{t('signOut')}</SubmitButton>
      </form>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby={title}>
        <h2 id={title}>{t('unsent.title', { unsent })}</h2>
        <p>{t('unsent.text')}</p>
        <div className={styles.buttons}>
          <Button onClick={confirm}>{t('unsent.leave')}</Button>
          <Button kind="primary" onClick={() => dialog.current?.close()}>
            {t('unsent.stay')}
          </Button>
        </div>
      </dialog>
    </>
  )
}

/** How many answers wait in this browser; they are on their way as long as this page is open. */
function useLeftovers(): number {
  const [unsent, setUnsent] = useState(0)
  // What waits is known only to the browser; the code that sends it is fetched only when there is something to send.
  useEffect(() => {
    let stop = () => {}
    let isLeft = false
    void unsentByAttempt().then(async (attempts) => {
      if (attempts.size === 0 || isLeft) return
      setUnsent([...attempts.values()].reduce((sum, count) => sum + count, 0))
      const { sendLeftovers } = await import('./queue/send-leftovers.ts')
      if (!isLeft) stop = sendLeftovers([...attempts.keys()], setUnsent)
    })
    return () => {
      isLeft = true
      stop()
    }
  }, [])
  return unsent
}
