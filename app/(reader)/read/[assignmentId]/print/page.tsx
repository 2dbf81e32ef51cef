import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { explainingOfRequest } from '#app/_server/explaining.ts'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { PrintChoices } from '#components/print/print-choices.tsx'
import { PrintedText } from '#components/print/printed-text.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { PageFrame } from '#components/ui/page-frame.tsx'
import { listNotes } from '#db/access/notes.ts'
import { readAssignment } from '#db/access/reading.ts'
import { readingLevelSchema } from '#domain/article/schema.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('print')('title') }

/** A box that is not ticked is not sent; `chosen` tells that there was a choice. */
const search = z.object({
  level: readingLevelSchema.catch('standard'),
  chosen: z.literal('1').nullable().catch(null),
  terms: z.literal('on').nullable().catch(null),
  notes: z.literal('on').nullable().catch(null),
})

type Props = { params: Promise<{ assignmentId: string }>; searchParams: Promise<Record<string, string | string[]>> }

/** The text as it comes to stand on paper, with what goes with it chosen before. */
export default async function PrintPage({ params, searchParams }: Props) {
  const { ctx } = await requireActor()
  const id = idParam((await params).assignmentId)
  const { level, chosen, ...ticked } = search.parse(await searchParams)
  const view = valueOrNotFound(await readAssignment(ctx, id, level))
  const explaining = await explainingOfRequest()
  const withTerms = chosen === null ? explaining.shown !== 'none' : ticked.terms === 'on'
  const withNotes = chosen !== null && ticked.notes === 'on'
  const notes = valueOrNotFound(await listNotes(ctx, id)).filter(({ isOwn }) => isOwn)
  return (
    <PageFrame
      width="text"
      crumb={
        <Link href={`/read/${id}`} prefetch={false}>
          {view.meta.title}
        </Link>
      }
    >
      <ClientMessages areas={['print']}>
        <PrintChoices view={view} withTerms={withTerms} withNotes={withNotes} />
      </ClientMessages>
      <PrintedText view={view} explaining={explaining} withTerms={withTerms} notes={withNotes ? notes : []} />
    </PageFrame>
  )
}
