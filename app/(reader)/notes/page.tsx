import type { Metadata } from 'next'
import { z } from 'zod'
import { SignedInFrame } from '#app/_server/frame.tsx'
import { requireActor, valueOrNotFound } from '#app/_server/require-actor.ts'
import { OwnNotes } from '#components/notes/own-notes.tsx'
import { listOwnNotes } from '#db/access/notes.ts'
import { annotationKinds } from '#domain/notes/schema.ts'
import { translator } from '#messages/translator.ts'

export const metadata: Metadata = { title: translator('notes')('title') }

/** All one's own notes, by text; each leads back to its passage. */
export default async function NotesPage({ searchParams }: { searchParams: Promise<{ kind?: string | string[] }> }) {
  const { ctx, actor } = await requireActor()
  const kind = z
    .enum(annotationKinds)
    .nullable()
    .catch(null)
    .parse((await searchParams).kind ?? null)
  const texts = valueOrNotFound(await listOwnNotes(ctx))
  return (
    <SignedInFrame actor={actor} here="/notes" width="text">
      <OwnNotes texts={texts} kind={kind} />
    </SignedInFrame>
  )
}
