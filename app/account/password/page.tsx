import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { mustChangePassword, requestCtx } from '#app/_server/context.ts'
import { signOut } from '#app/sign-in/actions.ts'
import styles from '#components/account/account-form.module.css'
import { AccountForm } from '#components/account/account-form.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { translator } from '#messages/translator.ts'
import { submitFirstPassword } from '../actions.ts'

export const metadata: Metadata = { title: translator('account')('mustChangeTitle') }

export default async function FirstPasswordPage() {
  if (!(await mustChangePassword())) redirect((await requestCtx()).actor === null ? '/sign-in' : '/account')
  const t = translator('account')
  return (
    <PageFrame
      width="narrow"
      end={
        <form action={signOut}>
          <SubmitButton kind="quiet">{translator('common')('signOut')}</SubmitButton>
        </form>
      }
    >
      <h1 className={styles.title}>{t('mustChangeTitle')}</h1>
      <Notice>{t('mustChange')}</Notice>
      <ClientMessages areas={['account']}>
        <AccountForm
          action={submitFirstPassword}
          submit="savePassword"
          fields={[
            { name: 'oldPassword', label: 'firstPassword', autoComplete: 'current-password' },
            { name: 'password', label: 'newPassword', autoComplete: 'new-password', hint: 'passwordHint' },
          ]}
        />
      </ClientMessages>
    </PageFrame>
  )
}
