'use client'

import { useActionState, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { TextField } from '#components/ui/field.tsx'
import { type FormState, idleForm } from '#components/ui/form-state.ts'
import { Notice } from '#components/ui/notice.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import type { AddedStudents } from '#domain/class/class-view.ts'
import styles from './classes.module.css'
import { SignInSlips } from './sign-in-slips.tsx'

type Props = {
  action: (before: FormState<AddedStudents>, form: FormData) => Promise<FormState<AddedStudents>>
  classId: string
  /** Where students sign in, as they type it. */
  address: string
}

/** Names to paste; then, once, the slips with the first passwords, which no address leads back to. */
export function AddStudentsForm(props: Props) {
  const [round, setRound] = useState(0)
  return <OneRound key={round} {...props} onMore={() => setRound(round + 1)} />
}

function OneRound({ action, classId, address, onMore }: Props & { onMore: () => void }) {
  const t = useTranslations('classes')
  const [state, send] = useActionState<FormState<AddedStudents>, FormData>(action, idleForm())
  if (state.status === 'done') {
    return (
      <>
        <Added added={state.value} address={address} />
        <div className={styles.actions} data-print="no">
          <ButtonLink href={`/classes/${classId}`}>{t('add.back')}</ButtonLink>
          <Button onClick={onMore}>{t('add.more')}</Button>
        </div>
      </>
    )
  }
  const key = state.fields['names']
  return (
    <form action={send} noValidate>
      {state.status === 'failed' && state.error.kind !== 'invalid' ? <FailureNotice error={state.error} /> : null}
      <input type="hidden" name="classId" value={classId} />
      <TextField
        key={state.values['names'] ?? ''}
        name="names"
        label={t('add.names')}
        hint={t('add.namesHint')}
        error={key === undefined ? undefined : t(`errors.${key}` as 'errors.names-missing')}
        defaultValue={state.values['names'] ?? ''}
        rows={10}
        spellCheck={false}
        autoCapitalize="words"
      />
      <label className={styles.check}>
        <input type="checkbox" name="sameNames" defaultChecked={state.values['sameNames'] === 'on'} />{' '}
        {t('add.sameNames')}
      </label>
      <SubmitButton>{t('add.submit')}</SubmitButton>
    </form>
  )
}

function Added({ added, address }: { added: AddedStudents; address: string }) {
  const t = useTranslations('classes')
  return (
    <>
      <h2 tabIndex={-1} data-print="no">
        {t('add.doneTitle', { count: added.students.length })}
      </h2>
      {added.skipped.length > 0 ? (
        <div data-print="no">
          <Notice kind="warn">
            <h3 className={styles.noticeTitle}>{t('add.skipped')}</h3>
            <ul>
              {added.skipped.map(({ text, reason }) => (
                <li key={`${reason} ${text}`}>
                  <q>{text}</q> {t(`add.reasons.${reason}`)}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      {added.students.length > 0 ? <SignInSlips signIns={added} address={address} /> : null}
    </>
  )
}
