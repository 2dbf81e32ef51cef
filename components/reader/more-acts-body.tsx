'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Act } from './act.tsx'
import { FormerTexts } from './former-texts.tsx'
import type { MoreActsProps } from './more-acts.tsx'
import { ReasonForm } from './reason-form.tsx'
import styles from './thread.module.css'

/** What stands under a note's or a reply's "More": what it said before, reporting it, hiding it. */
export function MoreActsBody(props: MoreActsProps) {
  const { said, of, words, talk } = props
  return (
    <>
      {of.version > 1 ? <FormerTexts said={said} words={words} version={of.version} /> : null}
      {!of.isOwn && !talk.settings.isTeaching ? <Report {...props} /> : null}
      {talk.settings.isTeaching ? <Hide {...props} /> : null}
    </>
  )
}

function Report({ said, of, words, talk }: MoreActsProps) {
  const t = useTranslations('reader.more')
  const [isOpen, setOpen] = useState(false)
  if (of.report !== null) return <p>{t(of.report)}</p>
  if (!isOpen) {
    return (
      <p className={styles.acts}>
        <Act act={() => setOpen(true)} label={t('reportThis', { words })}>
          {t('report')}
        </Act>
      </p>
    )
  }
  return (
    <ReasonForm
      label={t('reportWhy')}
      hint={t('reportHint')}
      button={t('reportSend')}
      isNeeded={false}
      cancel={() => setOpen(false)}
      send={(reason) => {
        setOpen(false)
        talk.report(said, reason)
      }}
    />
  )
}

function Hide({ said, of, words, talk }: MoreActsProps) {
  const t = useTranslations('reader.more')
  const [isOpen, setOpen] = useState(false)
  const { hiding } = of
  if (isOpen && hiding === null) {
    return (
      <ReasonForm
        label={t('hideWhy')}
        hint={t('hideHint')}
        button={t('hideSend')}
        isNeeded
        cancel={() => setOpen(false)}
        send={(reason) => {
          setOpen(false)
          talk.hide(said, null, reason)
        }}
      />
    )
  }
  return (
    <p className={styles.acts}>
      {hiding === null ? (
        <Act act={() => setOpen(true)} label={t('hideThis', { words })}>
          {t('hide')}
        </Act>
      ) : (
        <Act act={() => talk.hide(said, hiding, null)} label={t('showAgainThis', { words })}>
          {t('showAgain')}
        </Act>
      )}
    </p>
  )
}
