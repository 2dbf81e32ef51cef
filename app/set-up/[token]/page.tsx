import type { Metadata } from 'next'
import { requestCtx } from '#app/_server/context.ts'
import { AccountForm } from '#components/account/account-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { isSetupLinkValid } from '#db/access/system/set-up.ts'
import { translator } from '#messages/translator.ts'
import { submitSetUp } from './actions.ts'

export const metadata: Metadata = { title: translator('account')('setUpTitle') }

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const isValid = await isSetupLinkValid(await requestCtx(), token)
  const t = translator('account')
  return (
    <PageFrame width="narrow">
      <h1>{isValid ? t('setUpTitle') : t('linkGoneTitle')}</h1>
      <p>{isValid ? t('setUpIntro') : t('linkGone')}</p>
      {isValid ? (
        <ClientMessages areas={['account']}>
          <AccountForm
            action={submitSetUp.bind(null, token)}
            submit="setUp"
            fields={[
              { name: 'schoolName', autoComplete: 'organization' },
              { name: 'displayName', autoComplete: 'name', hint: 'staffNameHint' },
              { name: 'email', autoComplete: 'username' },
              { name: 'password', autoComplete: 'new-password', hint: 'passwordHint' },
            ]}
          />
        </ClientMessages>
      ) : (
        <ButtonLink href="/sign-in">{t('signIn')}</ButtonLink>
      )}
    </PageFrame>
  )
}
