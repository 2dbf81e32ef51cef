'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import styles from './large-code.module.css'

type Props = { code: string; className: string; address: string }

/** The code as large as the screen allows, for the wall of the classroom. Escape closes it. */
export function LargeCode({ code, className, address }: Props) {
  const t = useTranslations('classes')
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <Button onClick={() => dialog.current?.showModal()}>{t('codeLarge')}</Button>
      <dialog ref={dialog} className={styles.large} aria-labelledby="large-code-title">
        <h2 id="large-code-title">{t('codeLargeTitle', { name: className })}</h2>
        <p>{t('codeLargeHow', { address })}</p>
        <code>{code}</code>
        <form method="dialog">
          <CloseButton />
        </form>
      </dialog>
    </>
  )
}

function CloseButton() {
  const t = useTranslations('common')
  return (
    <Button type="submit" autoFocus>
      {t('close')}
    </Button>
  )
}
