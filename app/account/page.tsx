import type { Metadata } from 'next'
import Link from 'next/link'
import { preferencesOfRequest } from '#app/_server/context.ts'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { AccountFacts } from '#components/account/account-facts.tsx'
import { AccountForm } from '#components/account/account-form.tsx'
import { PreferencesForm } from '#components/preferences/preferences-form.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { readOwnAccount } from '#db/access/system/own-account.ts'
import { translator } from '#messages/translator.ts'
import { submitName, submitPassword, submitPreferences } from './actions.ts'

export const metadata: Metadata = { title: translator('account')('accountTitle') }

export default async function AccountPage() {
  const { ctx, actor } = await requireActor()
  const account = valueOrNotFound(await readOwnAccount(ctx))
  const t = translator('account')
  const look = translator('preferences')
  return (
    <SignedInFrame actor={actor} here="/account" width="narrow">
      <h1>{t('accountTitle')}</h1>
      <AccountFacts account={account} />
      {account.role === 'student' ? (
        <p>
          <Link href="/notes/seen" prefetch={false}>
            {translator('notes')('seen.link')}
          </Link>
        </p>
      ) : null}
      <ClientMessages areas={['account', 'preferences']}>
        {account.role === 'student' ? null : (
          <>
            <h2>{t('changeName')}</h2>
            <AccountForm
              action={submitName}
              submit="saveName"
              done="nameChanged"
              values={{ displayName: account.displayName }}
              fields={[{ name: 'displayName', autoComplete: 'name', hint: 'staffNameHint' }]}
            />
          </>
        )}
        <h2>{look('title')}</h2>
        <p>{look('intro')}</p>
        <PreferencesForm action={submitPreferences} preferences={await preferencesOfRequest()} />
        <h2>{t('changePassword')}</h2>
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
