import type { Metadata } from 'next'
import { requestCtx } from '#app/_server/context.ts'
import styles from '#components/account/account-form.module.css'
import { AccountForm } from '#components/account/account-form.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { type OpenInvitation, readInvitation } from '#db/access/system/invitations.ts'
import { translator } from '#messages/translator.ts'
import { submitInvitation, submitReset } from './actions.ts'

export const metadata: Metadata = { title: translator('account')('linkTitle') }

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const found = await readInvitation(await requestCtx(), token)
  const t = translator('account')
  return (
    <PageFrame width="narrow">
      <h1 className={styles.title}>{found.ok ? titleOf(found.value) : t('linkGoneTitle')}</h1>
      {found.ok ? null : (
        <>
          <p>{t('linkGone')}</p>
          <ButtonLink href="/sign-in">{t('signIn')}</ButtonLink>
        </>
      )}
      <ClientMessages areas={['account']}>
        {found.ok && found.value.kind === 'reset' ? (
          <>
            <p>{t('resetIntro', { name: found.value.displayName ?? '', schoolName: found.value.schoolName })}</p>
            <AccountForm
              action={submitReset.bind(null, token)}
              submit="resetSave"
              fields={[{ name: 'password', label: 'newPassword', autoComplete: 'new-password', hint: 'passwordHint' }]}
            />
          </>
        ) : null}
        {found.ok && found.value.kind !== 'reset' ? (
          <AccountForm
            action={submitInvitation.bind(null, token)}
            submit="inviteAccept"
            values={found.value.email ? { email: found.value.email } : {}}
            fields={[
              { name: 'displayName', autoComplete: 'name', hint: 'staffNameHint' },
              { name: 'email', autoComplete: 'username' },
              { name: 'password', autoComplete: 'new-password', hint: 'passwordHint' },
            ]}
          />
        ) : null}
      </ClientMessages>
    </PageFrame>
  )
}

function titleOf({ kind, schoolName }: OpenInvitation): string {
  const t = translator('account')
  if (kind === 'reset') return t('resetTitle')
  return kind === 'admin' ? t('inviteTitleAdmin', { schoolName }) : t('inviteTitle', { schoolName })
}
