'use client'

import { useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import styles from './hand-in-dialog.module.css'
import { useQuizSession } from './quiz-session.tsx'
import type { useHandIn } from './use-hand-in.ts'

/** Asks before handing in: what is unanswered, flagged or unsent. Pressing twice hands in once. */
export function HandInDialog({ step, start }: ReturnType<typeof useHandIn>) {
  const t = useTranslations('quiz')
  const session = useQuizSession()
  const { view, snapshot, unanswered, flags, isHandInOpen, setHandInOpen } = session
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  // A dialog is opened and closed by methods of the element.
  useEffect(() => {
    if (isHandInOpen && !dialog.current?.open) dialog.current?.showModal()
    if (!isHandInOpen) dialog.current?.close()
  }, [isHandInOpen])
  const isWorking = step === 'working' || step === 'done'
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={title} onClose={() => setHandInOpen(false)}>
      <h2 id={title}>{t('handIn.title')}</h2>
      {unanswered.length === 0 ? <p>{t('handIn.all', { count: view.questions })}</p> : null}
      <QuestionLinks
        label={t('handIn.missing', { count: unanswered.length })}
        positions={unanswered.map(({ position }) => position)}
      />
      <QuestionLinks
        label={t('handIn.flaggedOnes', { count: flags.size })}
        positions={[...flags].sort((one, other) => one - other)}
      />
      <p>{t('handIn.final')}</p>
      <div role="status">
        {snapshot.unsent > 0 && step === 'idle' ? (
          <Notice>{t('handIn.unsent', { unsent: snapshot.unsent })}</Notice>
        ) : null}
        {isWorking ? <p>{t('handIn.working')}</p> : null}
        {step === 'unreachable' || step === 'signed-out' || step === 'gone' ? (
          <Notice kind="warn">
            {t(`handIn.${step}`)}{' '}
            {step === 'signed-out' ? (
              <a href="/sign-in" target="_blank" rel="noopener">
                {t('connection.signIn')}
              </a>
            ) : null}
          </Notice>
        ) : null}
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => setHandInOpen(false)}>{t('handIn.notYet')}</Button>
        <Button kind="primary" aria-disabled={isWorking} onClick={() => void start()}>
          {t('handIn.now')}
        </Button>
      </div>
    </dialog>
  )
}

function QuestionLinks({ label, positions }: { label: string; positions: readonly number[] }) {
  const t = useTranslations('quiz')
  const { goTo, setHandInOpen } = useQuizSession()
  if (positions.length === 0) return null
  return (
    <>
      <p>{label}</p>
      <ul className={styles.links}>
        {positions.map((position) => (
          <li key={position}>
            <Button
              kind="quiet"
              onClick={() => {
                setHandInOpen(false)
                goTo(position)
              }}
            >
              {t('handIn.goTo', { position })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
