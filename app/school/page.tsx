import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { InviteForm } from '#components/school/link-form.tsx'
import { SchoolNameForm } from '#components/school/school-name-form.tsx'
import styles from '#components/school/school-page.module.css'
import { StaffList } from '#components/school/staff-list.tsx'
import { WaitingList } from '#components/school/waiting-list.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { readSchool } from '#db/access/school.ts'
import { listStaff } from '#db/access/system/staff.ts'
import { translator } from '#messages/translator.ts'
import { submitDisabled, submitInvite, submitRename, submitResetLink, submitWithdraw } from './actions.ts'

export const metadata: Metadata = { title: translator('admin')('title') }

export default async function SchoolPage() {
  const { ctx, actor } = await requireActor()
  const school = valueOrNotFound(await readSchool(ctx))
  const staff = valueOrNotFound(await listStaff(ctx))
  const t = translator('admin')
  const now = ctx.now()
  return (
    <SignedInFrame actor={actor} here="/school" width="text">
      <ClientMessages areas={['admin']}>
        <h1>{school.name}</h1>
        <details className={styles.rename}>
          <summary>{t('rename')}</summary>
          <SchoolNameForm action={submitRename} name={school.name} />
        </details>
        <h2>{t('staffTitle')}</h2>
        <StaffList
          staff={staff}
          ownId={actor.userId}
          now={now}
          resetLink={submitResetLink}
          setDisabled={submitDisabled}
        />
        {school.invitations.length > 0 ? (
          <>
            <h2>{t('waitingTitle')}</h2>
            <WaitingList invitations={school.invitations} now={now} withdraw={submitWithdraw} />
          </>
        ) : null}
        <h2>{t('inviteTitle')}</h2>
        <p>{t('inviteIntro')}</p>
        <InviteForm action={submitInvite} />
        <h2>{t('logTitle')}</h2>
        <p>
          <Link href="/school/log" prefetch={false}>
            {t('logLink')}
          </Link>
        </p>
      </ClientMessages>
    </SignedInFrame>
  )
}
