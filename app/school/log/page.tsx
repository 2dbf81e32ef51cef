import type { Metadata } from 'next'
import { z } from 'zod'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { AuditList } from '#components/school/audit-list.tsx'
import styles from '#components/school/school-page.module.css'
import { ButtonLink } from '#components/ui/button.tsx'
import { listAudit } from '#db/access/school.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('admin')('logTitle') }

export default async function SchoolLogPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const { ctx, actor } = await requireActor()
  const asked = z.uuid().safeParse((await searchParams).before)
  const before = asked.success ? asked.data : null
  const { entries, next } = valueOrNotFound(await listAudit(ctx, { before }))
  const t = translator('admin')
  return (
    <SignedInFrame actor={actor} here="/school" width="text">
      <h1>{t('logTitle')}</h1>
      <p>{t('logIntro')}</p>
      {entries.length === 0 ? <p>{t('logEmpty')}</p> : <AuditList entries={entries} now={ctx.now()} />}
      <p className={styles.pages}>
        {before === null ? null : <ButtonLink href="/school/log">{t('newest')}</ButtonLink>}
        {next === null ? null : <ButtonLink href={`/school/log?before=${next}`}>{t('older')}</ButtonLink>}
      </p>
    </SignedInFrame>
  )
}
