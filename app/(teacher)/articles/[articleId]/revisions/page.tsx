import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { idParam, requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { Difference } from '#components/revisions/difference.tsx'
import { RevisionList } from '#components/revisions/revision-list.tsx'
import { compareRevisionsOf, listRevisions } from '#db/access/revision-history.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('revisions')('history.title') }

const number = z.coerce.number().int().min(1).optional().catch(undefined)
const search = z.object({ from: number, to: number })

type Props = { params: Promise<{ articleId: string }>; searchParams: Promise<Record<string, string | string[]>> }

/** When an article was changed by whom, and what differs between any two of its revisions. */
export default async function RevisionsPage({ params, searchParams }: Props) {
  const { ctx, actor } = await requireActor()
  const articleId = idParam((await params).articleId)
  const revisions = valueOrNotFound(await listRevisions(ctx, articleId))
  const asked = search.parse(await searchParams)
  const [newest, before] = revisions
  const chosen = before && newest ? { from: asked.from ?? before.number, to: asked.to ?? newest.number } : null
  const difference = chosen === null ? null : valueOrNotFound(await compareRevisionsOf(ctx, articleId, chosen))
  const t = translator('revisions')
  return (
    <SignedInFrame
      actor={actor}
      here="/articles"
      width="text"
      crumb={
        <Link href={`/articles/${articleId}`} prefetch={false}>
          {newest?.title}
        </Link>
      }
    >
      <h1>{t('history.title')}</h1>
      <RevisionList revisions={revisions} chosen={chosen} />
      {difference !== null && chosen !== null ? (
        <section>
          <h2>{t('history.shown', chosen)}</h2>
          <Difference difference={difference} />
        </section>
      ) : null}
    </SignedInFrame>
  )
}
