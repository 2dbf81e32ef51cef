import type { Metadata } from 'next'
import Link from 'next/link'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import styles from '#components/classes/classes.module.css'
import { ReportList } from '#components/classes/report-list.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { readClass } from '#db/access/classes.ts'
import { listReports } from '#db/access/reports.ts'
import { translator } from '#messages/translator.ts'
import { submitDecision } from './actions.ts'

export const metadata: Metadata = { title: translator('classes')('reports.title') }

/** What students of a class have reported, and what becomes of it. */
export default async function ReportsPage({ params }: { params: Promise<{ classId: string }> }) {
  const { ctx, actor } = await requireActor()
  const classId = idParam((await params).classId)
  const reported = valueOrNotFound(await listReports(ctx, classId))
  const { name, timeZone } = valueOrNotFound(await readClass(ctx, classId))
  const t = translator('classes')
  return (
    <SignedInFrame
      actor={actor}
      here="/classes"
      width="text"
      crumb={
        <Link href={`/classes/${classId}`} prefetch={false}>
          {name}
        </Link>
      }
    >
      <div className={styles.head}>
        <div>
          <h1>{t('reports.title')}</h1>
          <p>{t('reports.text')}</p>
        </div>
      </div>
      <ClientMessages areas={['classes']}>
        <ReportList classId={classId} reported={reported} timeZone={timeZone} now={ctx.now()} action={submitDecision} />
      </ClientMessages>
    </SignedInFrame>
  )
}
