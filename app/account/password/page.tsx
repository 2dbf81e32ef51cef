import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { requestCtx } from '#app/_server/context.ts'
import { AccountForm } from '#components/account/account-form.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { translator } from '#messages/translator.ts'
import { submitFirstPassword } from '../actions.ts'

export const metadata: Metadata = { title: translator('account')('mustChangeTitle') }

export default async function FirstPasswordPage() {
  const ctx = await requestCtx()
  if (ctx.actor === null) redirect('/sign-in')
  const t = translator('account')
  return (
    <PageFrame width="narrow">
      <h1>{t('mustChangeTitle')}</h1>
      <Notice>{t('mustChange')}</Notice>
      <ClientMessages areas={['account']}>
        <AccountForm
          action={submitFirstPassword}
          submit="savePassword"
          fields={[
            { name: 'oldPassword', autoComplete: 'current-password' },
            { name: 'password', label: 'newPassword', autoComplete: 'new-password', hint: 'passwordHint' },
          ]}
        />
      </ClientMessages>
    </PageFrame>
  )
}
