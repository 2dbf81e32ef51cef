import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { mustChangePassword, requestCtx } from '#app/_server/context.ts'
import styles from '#components/account/account-form.module.css'
import { AccountForm } from '#components/account/account-form.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { SubmitButton } from '#components/ui/submit-button.tsx'
import { hasDemo } from '#db/access/system/demo-sign-in.ts'
import { translator } from '#messages/translator.ts'
import { submitCodeSignIn, submitDemoSignIn, submitEmailSignIn } from './actions.ts'

export const metadata: Metadata = { title: translator('account')('signInTitle') }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ as?: string }> }) {
  const ctx = await requestCtx()
  if (ctx.actor !== null) redirect('/')
  if (await mustChangePassword()) redirect('/account/password')
  const isTeacher = (await searchParams).as === 'teacher'
  const t = translator('account')
  return (
    <PageFrame width="narrow">
      <h1 className={styles.brand}>{t('signInTitle')}</h1>
      <p className={styles.welcome}>{t('welcome')}</p>
      <nav className={styles.tabs} aria-label={t('signInTitle')}>
        <Link href="/sign-in" prefetch={false} aria-current={isTeacher ? undefined : 'page'}>
          {t('asStudent')}
        </Link>
        <Link href="/sign-in?as=teacher" prefetch={false} aria-current={isTeacher ? 'page' : undefined}>
          {t('asTeacher')}
        </Link>
      </nav>
      <ClientMessages areas={['account']}>
        {isTeacher ? (
          <AccountForm
            key="teacher"
            action={submitEmailSignIn}
            submit="signIn"
            fields={[
              { name: 'email', autoComplete: 'username' },
              { name: 'password', autoComplete: 'current-password' },
            ]}
          />
        ) : (
          <AccountForm
            key="student"
            action={submitCodeSignIn}
            submit="signIn"
            fields={[
              { name: 'code', autoComplete: 'off', hint: 'codeHint' },
              { name: 'userName', autoComplete: 'username' },
              { name: 'password', autoComplete: 'current-password' },
            ]}
          />
        )}
      </ClientMessages>
      <p className={styles.hint}>
        {t('newHere')}{' '}
        <Link href="/join" prefetch={false}>
          {t('joinByCode')}
        </Link>
      </p>
      {(await hasDemo(ctx)) ? (
        <section className={styles.demo}>
          <h2>{t('demoTitle')}</h2>
          <p className={styles.hint}>{t('demoText')}</p>
          <form action={submitDemoSignIn} className={styles.row}>
            <SubmitButton kind="plain" name="role" value="student">
              {t('demoStudent')}
            </SubmitButton>
            <SubmitButton kind="plain" name="role" value="teacher">
              {t('demoTeacher')}
            </SubmitButton>
          </form>
        </section>
      ) : null}
    </PageFrame>
  )
}
