import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { DoneRegrades } from '#components/regrade/done-regrades.tsx'
import styles from '#components/regrade/regrade.module.css'
import { RegradePlan } from '#components/regrade/regrade-plan.tsx'
import { VersionLinks } from '#components/regrade/version-links.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { closeOverdueAttempts } from '#db/access/system/close-overdue-attempts.ts'
import { previewRegrade } from '#db/access/system/regrade-preview.ts'
import { translator } from '#messages/translator.ts'
import { submitRegrade, submitUndo } from './actions.ts'

export const metadata: Metadata = { title: translator('regrade')('title') }

const search = z.object({ version: z.uuid().optional().catch(undefined) })

type Props = { params: Promise<{ assignmentId: string }>; searchParams: Promise<Record<string, string | string[]>> }

/** What corrected keys would do to an assignment's marks, and the way to apply and to undo them. */
export default async function RegradePage({ params, searchParams }: Props) {
  const { ctx, actor } = await requireActor()
  const assignmentId = idParam((await params).assignmentId)
  const { version } = search.parse(await searchParams)
  await closeOverdueAttempts(ctx, assignmentId)
  const preview = valueOrNotFound(await previewRegrade(ctx, assignmentId, version))
  const t = translator('regrade')
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      width="text"
      crumb={
        <Link href={`/assignments/${assignmentId}/progress`} prefetch={false}>
          {preview.className} › {t('toProgress')}
        </Link>
      }
    >
      <div className={styles.head}>
        <h1>{t('titleOf', { title: preview.title })}</h1>
        <ButtonLink href={`/assignments/${assignmentId}/progress`}>{t('toProgress')}</ButtonLink>
      </div>
      <p>{t('intro', { number: preview.pinnedNumber })}</p>
      <ClientMessages areas={['regrade']}>
        <DoneRegrades assignmentId={assignmentId} preview={preview} action={submitUndo} />
        {preview.plan === null ? (
          <p className={styles.soft}>{t('noVersion')}</p>
        ) : (
          <>
            <VersionLinks
              assignmentId={assignmentId}
              versions={preview.versions}
              chosen={preview.plan.version.id}
              timeZone={preview.timeZone}
            />
            <RegradePlan assignmentId={assignmentId} plan={preview.plan} action={submitRegrade} />
          </>
        )}
      </ClientMessages>
    </SignedInFrame>
  )
}
