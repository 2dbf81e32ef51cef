import type { Metadata } from 'next'
import Link from 'next/link'
import { clientAddress } from '#app/_server/client-address.ts'
import { requestCtx } from '#app/_server/context.ts'
import styles from '#components/account/account-form.module.css'
import { AccountForm } from '#components/account/account-form.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { FailureNotice } from '#components/ui/failure-notice.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { findClassToJoin } from '#db/access/system/join-class.ts'
import type { AppError } from '#domain/result.ts'
import { translator } from '#messages/translator.ts'
import { submitCode, submitJoin, submitJoinAsMember } from './actions.ts'

export const metadata: Metadata = { title: translator('account')('joinTitle') }

export default async function JoinPage({ searchParams }: { searchParams: Promise<{ code?: string }> }) {
  const ctx = await requestCtx()
  const { code } = await searchParams
  const found = code ? await findClassToJoin(ctx, { code, address: await clientAddress() }) : null
  const t = translator('account')
  return (
    <PageFrame width="narrow">
      <h1 className={styles.title}>{t('joinTitle')}</h1>
      <ClientMessages areas={['account']}>
        {code && found?.ok ? (
          <>
            <Notice>{t('joinFound', found.value)}</Notice>
            {ctx.actor && ctx.actor.role !== 'student' ? <Notice kind="warn">{t('joinTeacher')}</Notice> : null}
            {ctx.actor?.role === 'student' ? (
              <AccountForm action={submitJoinAsMember} submit="join" fields={[]} hidden={{ code }} />
            ) : null}
            {ctx.actor ? null : (
              <AccountForm
                action={submitJoin}
                submit="join"
                hidden={{ code }}
                fields={[
                  { name: 'displayName', autoComplete: 'name', hint: 'displayNameHint' },
                  { name: 'userName', autoComplete: 'username', hint: 'userNameHint' },
                  { name: 'password', autoComplete: 'new-password', hint: 'passwordHint' },
                ]}
              />
            )}
            <p>
              <Link href="/join" prefetch={false}>
                {t('joinOther')}
              </Link>
            </p>
          </>
        ) : (
          <>
            <p>{t('joinIntro')}</p>
            {found && !found.ok ? <FailedCode error={found.error} /> : null}
            <AccountForm
              action={submitCode}
              submit="joinFind"
              values={code ? { code } : {}}
              fields={[{ name: 'code', autoComplete: 'off', hint: 'codeHint' }]}
            />
          </>
        )}
      </ClientMessages>
      {ctx.actor ? null : (
        <p>
          {t('haveAccount')}{' '}
          <Link href="/sign-in" prefetch={false}>
            {t('signIn')}
          </Link>
        </p>
      )}
    </PageFrame>
  )
}

/** A link with a code that opens no class, or too many of them. */
function FailedCode({ error }: { error: AppError }) {
  const t = translator('account')
  return error.kind === 'rate-limited' ? (
    <FailureNotice error={error} />
  ) : (
    <Notice kind="bad">{t('errors.code-wrong')}</Notice>
  )
}
