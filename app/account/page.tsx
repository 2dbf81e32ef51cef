import type { Metadata } from 'next'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor } from '#app/_server/require-actor.ts'
import { AccountForm } from '#components/account/account-form.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { translator } from '#messages/translator.ts'
import { submitPassword } from './actions.ts'

export const metadata: Metadata = { title: translator('account')('accountTitle') }

export default async function AccountPage() {
  const { actor } = await requireActor()
  const t = translator('account')
  return (
    <SignedInFrame actor={actor} here="/account" width="narrow">
      <h1>{t('accountTitle')}</h1>
      <h2>{t('changePassword')}</h2>
      <ClientMessages areas={['account']}>
        <AccountForm
          action={submitPassword}
          submit="savePassword"
          done="changed"
          fields={[
            { name: 'oldPassword', autoComplete: 'current-password' },
            { name: 'password', label: 'newPassword', autoComplete: 'new-password', hint: 'passwordHint' },
          ]}
        />
      </ClientMessages>
    </SignedInFrame>
  )
}
