'use client'

import { useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import type { AudienceChange } from '#domain/notes/audiences.ts'
import styles from './note-editor.module.css'

/** How many replies by others go with a note, and what its new audience means for them. */
export type Asked = { replies: number; change: Exclude<AudienceChange, 'same'> }

type Props = { asked: Asked; yes: () => void; no: () => void }

/** Asks before a note with replies gets another audience, and says what becomes of them. */
export function SharingQuestion({ asked, yes, no }: Props) {
  const t = useTranslations('reader.sharing')
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  // The question takes the place of the button that was pressed: the focus goes to its answer, which reads the question out.
  useEffect(() => box.current?.querySelector('button')?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question with two answers, no set of fields
    <div ref={box} className={styles.question} role="group" aria-labelledby={id}>
      <p id={id}>
        <strong>{t('title', { count: asked.replies })}</strong> {t(asked.change)}
      </p>
      <div className={styles.acts}>
        <Button kind="primary" onClick={yes}>
          {t('yes')}
        </Button>
        <Button onClick={no}>{t('no')}</Button>
      </div>
    </div>
  )
}
